import { answerFeed } from "#app/http/feed.server.ts";
import type { Route } from "./+types/feed";

/** What changed, for feed readers. */
export function loader({ request, params, context }: Route.LoaderArgs) {
  return answerFeed({ request, params, context });
}
