import { answerApi } from "#app/http/api.server.ts";
import type { Route } from "./+types/api-v1";

/** The API: everything public to anyone, and what a token opens to its holder. */
export function loader({ request, params, context }: Route.LoaderArgs) {
  return answerApi({ request, context }, `/${params["*"]}`);
}

export function action({ request, params, context }: Route.ActionArgs) {
  return answerApi({ request, context }, `/${params["*"]}`);
}
