import { type CalendarDate, calendarDateAt } from "./calendar-date.ts";

/** A day's digest goes out from this hour on, in the plan's zone; it tells of what came before. */
const FROM_HOUR = 6;
const HOUR_MS = 3_600_000;

/** The day whose digest is due at an instant: until the hour it goes out, that of the day before. */
export function digestDay(at: Date, timeZone: string): CalendarDate {
  return calendarDateAt(new Date(at.getTime() - FROM_HOUR * HOUR_MS), timeZone);
}

/**
 * Whether a digest may go out now: the last one arrived on an earlier day in every zone there is, so that nobody
 * gets two on one day.
 *
 * @param lastSentAt when the last one left; null when none ever did.
 */
export function mayDigest(at: Date, lastSentAt: Date | null, zones: ReadonlyArray<string>): boolean {
  if (lastSentAt === null) return true;
  return zones.every((zone) => calendarDateAt(lastSentAt, zone) < calendarDateAt(at, zone));
}
