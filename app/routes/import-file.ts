import { planFile } from "#app/http/plan-file.server.ts";
import type { Route } from "./+types/import-file";

/** The plan as a file an import reads back, or the template for one. */
export function loader(args: Route.LoaderArgs) {
  return planFile(args);
}
