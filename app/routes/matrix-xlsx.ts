import { answerMatrixFile } from "#app/http/matrix-file.server.ts";
import type { Route } from "./+types/matrix-xlsx";

/** What a reader has filtered of the matrix. */
export function loader({ request, params, context }: Route.LoaderArgs) {
  return answerMatrixFile({ request, params, context }, "xlsx");
}
