import { data } from "react-router";
import { ConfirmEmailPage } from "#app/components/account/confirm-email-page.tsx";
import { PageMeta } from "#app/components/shell/page-meta.tsx";
import { accountWords, SECRET_PAGE } from "#app/http/auth-session.server.ts";
import { depsContext } from "#app/http/context.server.ts";
import { requireSameOrigin } from "#app/http/csrf.server.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { confirmNewEmail, openNewEmail } from "#app/services/accounts/change-email.server.ts";
import type { Route } from "./+types/account-email";

export function headers() {
  return SECRET_PAGE;
}

export async function loader({ params, context }: Route.LoaderArgs) {
  const link = await openNewEmail(params.token, context.get(depsContext));
  return data(link, { status: link.state === "open" ? 200 : 404, headers: SECRET_PAGE });
}

export async function action({ request, params, context }: Route.ActionArgs) {
  requireSameOrigin(request, context);
  const { state } = await confirmNewEmail(params.token, accountWords(context), context.get(depsContext));
  const done = state === "used";
  return data({ state, done }, { status: done ? 200 : 409, headers: SECRET_PAGE });
}

export default function AccountEmailRoute({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useI18n();
  return (
    <>
      <PageMeta title={t("account.confirmEmailTitle")} unlisted />
      <ConfirmEmailPage
        state={actionData?.state ?? loaderData.state}
        email={loaderData.email}
        done={actionData?.done ?? false}
      />
    </>
  );
}
