import type { Db, Tx } from "#app/data/db.server.ts";
import {
  loadOccurrences,
  loadWholeSchedule,
  loadWrittenRegulations,
} from "#app/data/schedule-import.server.ts";
import type { Schedule } from "#app/domain/schedule.ts";
import type { CalendarSource } from "#app/exchange/plan-folder/parse-calendar.ts";

/** Every calendar and regulation there is, as tables would tell them; and the schedule they make. */
export async function heldCalendar(db: Db | Tx): Promise<{ source: CalendarSource; schedule: Schedule }> {
  const schedule = await loadWholeSchedule(db);
  const codes = schedule.calendars.map(({ code }) => code);
  const occurrences = await loadOccurrences(db, codes);
  const regulations = await loadWrittenRegulations(db);
  return { source: { regulations, schedule: { ...schedule, occurrences } }, schedule };
}
