import { answerDataFile } from "#app/http/data-file.server.ts";
import type { Route } from "./+types/data";

/** One file of the plan's data, as of today or of the day in `per`. */
export function loader({ request, params, context }: Route.LoaderArgs) {
  return answerDataFile({ request, context }, params);
}
