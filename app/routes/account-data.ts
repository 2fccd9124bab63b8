import { data } from "react-router";
import { requireSignedIn } from "#app/http/auth.server.ts";
import { depsContext } from "#app/http/context.server.ts";
import { personCopy } from "#app/http/person-copy.server.ts";
import { exportByAccount } from "#app/services/privacy/export-person.server.ts";
import type { Route } from "./+types/account-data";

/** Everything that is held of whoever asks. */
export async function loader({ request, context }: Route.LoaderArgs) {
  const { userId } = requireSignedIn(context, request);
  const copy = await exportByAccount(userId, context.get(depsContext));
  if (copy === null) throw data({ code: "not_found" }, { status: 404 });
  return personCopy(copy);
}
