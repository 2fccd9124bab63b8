import { data, redirect } from "react-router";
import { InvitePage } from "#app/components/account/invite-page.tsx";
import { PageMeta } from "#app/components/shell/page-meta.tsx";
import { requireOffice } from "#app/http/auth.server.ts";
import { accountWords, managerOf, SECRET_PAGE } from "#app/http/auth-session.server.ts";
import { depsContext } from "#app/http/context.server.ts";
import { requireCsrf } from "#app/http/csrf.server.ts";
import { readInviteFields } from "#app/http/parse-form-account.server.ts";
import { readForm } from "#app/http/read-form.server.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { languageOf, localPath } from "#app/i18n/language.ts";
import { invitePerson } from "#app/services/accounts/invite-person.server.ts";
import { openPeople } from "#app/services/accounts/open-people.server.ts";
import type { Route } from "./+types/people-invite";

export async function loader({ request, context }: Route.LoaderArgs) {
  const signedIn = requireOffice(context, request, "administrator");
  const page = await openPeople(managerOf(signedIn), context.get(depsContext));
  if (page === null) throw data({ code: "office_required", role: "administrator" }, { status: 403 });
  const { people: _people, invitations: _invitations, ...choices } = page;
  return { choices, csrf: signedIn.csrf };
}

export async function action({ request, context }: Route.ActionArgs) {
  const signedIn = requireOffice(context, request, "administrator");
  const form = await readForm(request);
  requireCsrf({ request, context, form }, signedIn);
  const fields = readInviteFields(form);
  const asked = { manager: managerOf(signedIn), fields };
  const outcome = await invitePerson(asked, accountWords(context), context.get(depsContext));
  if (outcome.ok && outcome.shown === null)
    throw redirect(`${localPath(languageOf(new URL(request.url).pathname), "/orang")}?tersimpan=undangan`);
  if (outcome.ok) return data({ fields: null, problems: [], shown: outcome.shown }, { headers: SECRET_PAGE });
  if (outcome.refusal === "not_allowed")
    throw data({ code: "office_required", role: "administrator" }, { status: 403 });
  return data({ fields, problems: outcome.problems, shown: null }, { status: 400 });
}

export default function PeopleInviteRoute({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useI18n();
  return (
    <>
      <PageMeta title={t("people.inviteTitle")} unlisted />
      <InvitePage
        {...loaderData}
        fields={actionData?.fields ?? null}
        problems={actionData?.problems ?? []}
        shown={actionData?.shown ?? null}
      />
    </>
  );
}
