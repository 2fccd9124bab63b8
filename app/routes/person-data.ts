import { data } from "react-router";
import { requireOffice } from "#app/http/auth.server.ts";
import { managerOf } from "#app/http/auth-session.server.ts";
import { depsContext } from "#app/http/context.server.ts";
import { requireCsrf } from "#app/http/csrf.server.ts";
import { personCopy } from "#app/http/person-copy.server.ts";
import { readForm } from "#app/http/read-form.server.ts";
import { exportForManager } from "#app/services/privacy/export-person.server.ts";
import type { Route } from "./+types/person-data";

export function loader() {
  throw data({ code: "not_found" }, { status: 404 });
}

/** Everything that is held of a person, for the administrator who answers their request; that it was read is on record. */
export async function action({ request, params, context }: Route.ActionArgs) {
  const signedIn = requireOffice(context, request, "administrator");
  requireCsrf({ request, context, form: await readForm(request) }, signedIn);
  const asked = { manager: managerOf(signedIn), userId: params.person };
  const outcome = await exportForManager(asked, context.get(depsContext));
  if (!outcome.ok)
    throw data({ code: outcome.refusal }, { status: outcome.refusal === "not_found" ? 404 : 403 });
  return personCopy(outcome.copy);
}
