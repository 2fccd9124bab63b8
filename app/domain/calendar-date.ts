import { z } from "zod";

/** Parses and validates a {@link CalendarDate} at a boundary; rejects 2025-02-30. */
export const CalendarDateSchema = z.iso.date().brand<"CalendarDate">();

/**
 * A day on the plan's own calendar, written `YYYY-MM-DD`.
 *
 * Deadlines and achievements are days, not instants: as a `Date` they shift
 * across midnight when the server and the plan are in different zones.
 * Two calendar dates compare correctly with `<` and `>`.
 */
export type CalendarDate = z.infer<typeof CalendarDateSchema>;

/** A day alone is read as midnight UTC, where every day has 24 hours: the server's own zone has no say. */
const DAY_MS = 86_400_000;

/** Every day ever asked for and its midnight UTC, both ways: a plan spans a few thousand. */
const datesByMs = new Map<number, CalendarDate>();
const msByDate = new Map<CalendarDate, number>();

const dayFormats = new Map<string, Intl.DateTimeFormat>();

/**
 * The calendar day it is at `instant` in `timeZone`.
 *
 * @param timeZone IANA zone of the plan, e.g. `Asia/Jakarta`.
 * @throws {RangeError} when `timeZone` is not an IANA zone or `instant` is invalid.
 */
export function calendarDateAt(instant: Date, timeZone: string): CalendarDate {
  const quarter = Math.floor(instant.getTime() / QUARTER_MS);
  const last = lastDays.get(timeZone);
  if (last?.quarter === quarter) return last.day;
  let format = dayFormats.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat("sv-SE", { timeZone }); // Swedish dates are ISO dates
    dayFormats.set(timeZone, format);
  }
  const day = CalendarDateSchema.parse(format.format(instant));
  if (quarter >= FIRST_WHOLE_QUARTER) lastDays.set(timeZone, { quarter, day });
  return day;
}

const QUARTER_MS = 900_000;
/** Since 1973 every zone is whole quarters of an hour from UTC, so that no day begins inside of one. */
const FIRST_WHOLE_QUARTER = Date.UTC(1973, 0, 1) / QUARTER_MS;

/** The day last told for a zone: instants told after each other are mostly close. */
const lastDays = new Map<string, { quarter: number; day: CalendarDate }>();

/** The day `days` after `date`; negative counts back. Leap days and month ends follow the calendar. */
export function plusDays(date: CalendarDate, days: number): CalendarDate {
  const at = midnightOf(date) + days * DAY_MS;
  let moved = datesByMs.get(at);
  if (moved === undefined) {
    moved = CalendarDateSchema.parse(new Date(at).toISOString().slice(0, 10));
    datesByMs.set(at, moved);
  }
  return moved;
}

/** Whole days from `earlier` to `later`; negative when `later` comes first, 0 on the same day. */
export function daysBetween(earlier: CalendarDate, later: CalendarDate): number {
  return earlier === later ? 0 : (midnightOf(later) - midnightOf(earlier)) / DAY_MS;
}

/** Day of the week: 0 is Sunday, 6 is Saturday. */
export function weekdayOf(date: CalendarDate): number {
  return (((midnightOf(date) / DAY_MS + 4) % 7) + 7) % 7; // 1970-01-01 was a Thursday
}

function midnightOf(date: CalendarDate): number {
  let at = msByDate.get(date);
  if (at === undefined) {
    at = Date.parse(date);
    msByDate.set(date, at);
  }
  return at;
}
