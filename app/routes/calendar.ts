import { answerCalendar } from "#app/http/calendar.server.ts";
import type { Route } from "./+types/calendar";

/** Deadlines, for calendars. */
export function loader({ request, params, context }: Route.LoaderArgs) {
  return answerCalendar({ request, params, context });
}
