import { CORS_HEADERS } from "#app/http/api-problem.server.ts";
import { depsContext } from "#app/http/context.server.ts";
import { openChainHeads } from "#app/services/open-chain-heads.server.ts";
import type { Route } from "./+types/chain-heads";

/** Where the chains of observations and of the audit log stood at the end of each day. */
export async function loader({ context }: Route.LoaderArgs) {
  const { timeZone, genesis, heads } = await openChainHeads(context.get(depsContext));
  const body = { time_zone: timeZone, genesis, heads };
  return new Response(`${JSON.stringify(body, null, 1)}\n`, {
    headers: {
      ...CORS_HEADERS,
      "content-type": "application/json; charset=utf-8",
      "cache-control": "no-cache",
    },
  });
}
