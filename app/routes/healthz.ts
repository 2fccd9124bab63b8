import { depsContext } from "#app/http/context.server.ts";
import { openPlan } from "#app/services/open-plan.server.ts";
import type { Route } from "./+types/healthz";

/** Alive, and the database answers. A fault here is a 500. */
export async function loader({ context }: Route.LoaderArgs) {
  await openPlan(null, context.get(depsContext));
  return new Response("ok\n", {
    headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" },
  });
}
