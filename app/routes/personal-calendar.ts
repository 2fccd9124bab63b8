import { answerPersonalCalendar } from "#app/http/personal-calendar.server.ts";
import type { Route } from "./+types/personal-calendar";

/** A person's own calendar, for their calendar program. */
export function loader({ params, context }: Route.LoaderArgs) {
  return answerPersonalCalendar(params.file, context);
}
