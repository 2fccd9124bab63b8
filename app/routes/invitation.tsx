import { data } from "react-router";
import { InvitationPage } from "#app/components/account/invitation-page.tsx";
import { PageMeta } from "#app/components/shell/page-meta.tsx";
import { enter, SECRET_PAGE } from "#app/http/auth-session.server.ts";
import { depsContext } from "#app/http/context.server.ts";
import { requireSameOrigin } from "#app/http/csrf.server.ts";
import { textIn } from "#app/http/parse-form-account.server.ts";
import { readForm } from "#app/http/read-form.server.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { acceptInvitation, openInvitation } from "#app/services/accounts/answer-invitation.server.ts";
import type { Route } from "./+types/invitation";

export function headers() {
  return SECRET_PAGE;
}

export async function loader({ params, context }: Route.LoaderArgs) {
  const invitation = await openInvitation(params.token, context.get(depsContext));
  return data(invitation, { status: invitation.state === "open" ? 200 : 404, headers: SECRET_PAGE });
}

export async function action({ request, params, context }: Route.ActionArgs) {
  requireSameOrigin(request, context);
  const form = await readForm(request);
  const name = textIn(form, "name");
  const input = {
    token: params.token,
    name,
    password: textIn(form, "password"),
    again: textIn(form, "again"),
  };
  const outcome = await acceptInvitation(input, context.get(depsContext));
  if (outcome.ok) {
    const { userId } = outcome;
    return enter({ request, context }, { userId, name: outcome.name, signedInBy: "password" }, null);
  }
  if (outcome.refusal !== "invalid")
    return data({ name, problems: [] }, { status: 404, headers: SECRET_PAGE });
  return data({ name, problems: outcome.problems }, { status: 400, headers: SECRET_PAGE });
}

export default function InvitationRoute({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useI18n();
  return (
    <>
      <PageMeta title={t("account.invitationTitle")} unlisted />
      <InvitationPage
        invitation={loaderData}
        name={actionData?.name ?? null}
        problems={actionData?.problems ?? []}
      />
    </>
  );
}
