import { requireWatcher } from "#app/http/auth.server.ts";
import { depsContext } from "#app/http/context.server.ts";
import { eventStream } from "#app/http/event-stream.server.ts";
import { runProgress } from "#app/services/run-progress.server.ts";
import type { Route } from "./+types/progress-stream";

/** The counts of the progress page, told whenever they change. */
export function loader({ request, context }: Route.LoaderArgs) {
  requireWatcher(context, request);
  const deps = context.get(depsContext);
  return eventStream(() => runProgress(deps), { request });
}
