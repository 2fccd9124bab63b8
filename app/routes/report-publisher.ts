import { depsContext } from "#app/http/context.server.ts";
import { openPublisher } from "#app/services/period-report/check-file.server.ts";
import type { Route } from "./+types/report-publisher";

/** The keys reports are signed with and the digests of all reports issued here, for whoever checks a file. */
export async function loader({ context }: Route.LoaderArgs) {
  const { keys, published } = await openPublisher(context.get(depsContext));
  return Response.json(
    { format: "capaian-publisher/1", keys, reports: published },
    { headers: { "access-control-allow-origin": "*" } },
  );
}
