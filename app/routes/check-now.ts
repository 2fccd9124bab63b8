import { data, redirect } from "react-router";
import { sameSitePath } from "#app/http/auth.server.ts";
import { depsContext, signedInContext } from "#app/http/context.server.ts";
import { requireSameOrigin } from "#app/http/csrf.server.ts";
import { readForm } from "#app/http/read-form.server.ts";
import { checkNow } from "#app/services/check-now.server.ts";
import type { Route } from "./+types/check-now";

/** Only a form asks for a check: an address that is merely visited does nothing. */
export function loader() {
  throw data({ code: "not_found" }, { status: 404 });
}

export async function action({ request, params, context }: Route.ActionArgs) {
  if (request.method !== "POST") throw data({ code: "not_found" }, { status: 404 });
  const signedIn = context.get(signedInContext);
  if (signedIn === null) throw data({ code: "not_allowed" }, { status: 403 });
  requireSameOrigin(request, context);
  const back = (await readForm(request)).get("back");
  const checked = await checkNow(params.item, signedIn.actor, context.get(depsContext));
  if (!checked.ok) {
    throw data({ code: checked.refusal }, { status: checked.refusal === "not_allowed" ? 403 : 404 });
  }
  const path = sameSitePath(typeof back === "string" ? back : null);
  return redirect(path ?? `/${checked.plan}/bukti/${checked.slot}`, 303);
}
