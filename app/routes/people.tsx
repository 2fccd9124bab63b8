import { data, redirect } from "react-router";
import { PeoplePage } from "#app/components/account/people-page.tsx";
import { PageMeta } from "#app/components/shell/page-meta.tsx";
import { requireOffice } from "#app/http/auth.server.ts";
import { accountWords, managerOf, SECRET_PAGE } from "#app/http/auth-session.server.ts";
import { depsContext } from "#app/http/context.server.ts";
import { requireCsrf } from "#app/http/csrf.server.ts";
import { mailContext } from "#app/http/mail-links.server.ts";
import { readRoles, textIn } from "#app/http/parse-form-account.server.ts";
import { readForm } from "#app/http/read-form.server.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { languageOf, localPath } from "#app/i18n/language.ts";
import { changeFactorRoles } from "#app/services/accounts/change-person.server.ts";
import { resendInvitation, revokeInvitation } from "#app/services/accounts/invite-person.server.ts";
import { openPeople } from "#app/services/accounts/open-people.server.ts";
import type { Route } from "./+types/people";

const STATUS = { not_found: 404, not_allowed: 403, already_taken: 409 } as const;

export async function loader({ request, context }: Route.LoaderArgs) {
  const signedIn = requireOffice(context, request, "administrator");
  const page = await openPeople(managerOf(signedIn), context.get(depsContext));
  if (page === null) throw data({ code: "office_required", role: "administrator" }, { status: 403 });
  const saved = new URL(request.url).searchParams.get("tersimpan");
  return { page, csrf: signedIn.csrf, saved, hasServer: context.get(mailContext).hasServer };
}

export async function action({ request, context }: Route.ActionArgs) {
  const signedIn = requireOffice(context, request, "administrator");
  const form = await readForm(request);
  requireCsrf({ request, context, form }, signedIn);
  const [manager, deps] = [managerOf(signedIn), context.get(depsContext)];
  const done = (what: string) =>
    redirect(`${localPath(languageOf(new URL(request.url).pathname), "/orang")}?tersimpan=${what}`);
  const linkId = textIn(form, "link");
  switch (form.get("intent")) {
    case "resend": {
      const outcome = await resendInvitation({ manager, linkId }, accountWords(context), deps);
      if (outcome.ok && outcome.shown === null) return done("undangan");
      if (outcome.ok) return data({ refusal: null, shown: outcome.shown }, { headers: SECRET_PAGE });
      return data({ refusal: outcome.refusal, shown: null }, { status: STATUS[outcome.refusal] });
    }
    case "revoke": {
      const outcome = await revokeInvitation({ manager, linkId }, deps);
      if (outcome.ok) return done("dicabut");
      return data({ refusal: outcome.refusal, shown: null }, { status: STATUS[outcome.refusal] });
    }
    case "factor": {
      const asked = { manager, plan: textIn(form, "plan"), roles: readRoles(form) };
      const outcome = await changeFactorRoles(asked, deps);
      if (outcome.ok) return done("langkah-kedua");
      return data({ refusal: outcome.refusal, shown: null }, { status: STATUS[outcome.refusal] });
    }
    default:
      throw data({ code: "form_unreadable" }, { status: 400 });
  }
}

export default function PeopleRoute({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useI18n();
  return (
    <>
      <PageMeta title={t("people.title")} unlisted />
      <PeoplePage {...loaderData} refusal={actionData?.refusal ?? null} shown={actionData?.shown ?? null} />
    </>
  );
}
