import { data, redirect } from "react-router";
import { PersonPageView } from "#app/components/account/person-page.tsx";
import { PageMeta } from "#app/components/shell/page-meta.tsx";
import { requireOffice } from "#app/http/auth.server.ts";
import { changePersonByForm } from "#app/http/auth-people.server.ts";
import { managerOf, SECRET_PAGE } from "#app/http/auth-session.server.ts";
import { depsContext } from "#app/http/context.server.ts";
import { requireCsrf } from "#app/http/csrf.server.ts";
import { pagePathOf } from "#app/http/page-address.server.ts";
import { readForm } from "#app/http/read-form.server.ts";
import { openPerson } from "#app/services/accounts/open-people.server.ts";
import type { Route } from "./+types/people-person";

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const signedIn = requireOffice(context, request, "administrator");
  const page = await openPerson(managerOf(signedIn), params.person, context.get(depsContext));
  if (page === null) throw data({ code: "not_found" }, { status: 404 });
  const saved = new URL(request.url).searchParams.get("tersimpan");
  return { page, csrf: signedIn.csrf, saved, self: signedIn.userId === params.person };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const signedIn = requireOffice(context, request, "administrator");
  const form = await readForm(request);
  requireCsrf({ request, context, form }, signedIn);
  const asked = { manager: managerOf(signedIn), userId: params.person, form, context };
  const result = await changePersonByForm(asked);
  if (result === null) throw data({ code: "form_unreadable" }, { status: 400 });
  if (!result.ok) return data(result, { status: result.status });
  const { saved, shown = null } = result;
  if (shown === null) throw redirect(`${pagePathOf(request)}?tersimpan=${saved}`);
  return data({ saved, shown }, { headers: SECRET_PAGE });
}

export default function PeoplePersonRoute({ loaderData, actionData }: Route.ComponentProps) {
  return (
    <>
      <PageMeta title={loaderData.page.person.name} unlisted />
      <PersonPageView {...loaderData} result={actionData ?? null} />
    </>
  );
}
