import { depsContext } from "#app/http/context.server.ts";
import { openPublisher } from "#app/services/period-report/check-file.server.ts";
import type { Route } from "./+types/report-key";

/** The public keys reports are signed with, oldest first. */
export async function loader({ context }: Route.LoaderArgs) {
  const { keys } = await openPublisher(context.get(depsContext));
  return new Response(keys.map(({ publicKeyPem }) => publicKeyPem).join(""), {
    headers: { "content-type": "application/x-pem-file", "access-control-allow-origin": "*" },
  });
}
