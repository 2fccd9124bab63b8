import { calendarFile } from "#app/http/calendar-file.server.ts";
import type { Route } from "./+types/calendar-file";

/** Election calendars as a workbook an import reads back, or the template for one. */
export function loader(args: Route.LoaderArgs) {
  return calendarFile(args);
}
