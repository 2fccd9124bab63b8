import { answerDataFile } from "#app/http/data-file.server.ts";
import type { Route } from "./+types/data-day";

/** One file of the plan's data as of the day in its path: an address that can be cited. */
export function loader({ request, params, context }: Route.LoaderArgs) {
  return answerDataFile({ request, context }, params);
}
