import { importProgress } from "#app/http/act-on-import.server.ts";
import { eventStream } from "#app/http/event-stream.server.ts";
import type { Route } from "./+types/import-stream";

/** How far an import is, told whenever it changes. */
export async function loader(args: Route.LoaderArgs) {
  await importProgress(args);
  return eventStream(() => importProgress(args), { request: args.request, everyMs: 500 });
}
