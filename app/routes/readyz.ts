import { depsContext } from "#app/http/context.server.ts";
import { openReadiness } from "#app/services/operation/open-readiness.server.ts";
import type { Route } from "./+types/readyz";

/** Whether this server can answer readers: 200, or 503 for a load balancer to send them elsewhere. */
export async function loader({ context }: Route.LoaderArgs) {
  const readiness = await openReadiness(context.get(depsContext));
  const headers = { "cache-control": "no-store" };
  return Response.json(readiness, { status: readiness.ready ? 200 : 503, headers });
}
