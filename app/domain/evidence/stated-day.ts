import {
  type CalendarDate,
  CalendarDateSchema,
  calendarDateAt,
  plusDays,
} from "#app/domain/calendar-date.ts";

const ZONED = /T\d{2}.*(Z|[+-]\d{2}:?\d{2})$/i;
const HTTP_DATE = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;
/** Earlier than the web: a clock that was never set, not a date. */
const EARLIEST = "1990-01-01";

/**
 * The day a publisher or a server states, on the calendar of `timeZone`; null when the text is no date.
 *
 * Reads ISO 8601 dates and instants, years and months (their last day, so that nothing is proven earlier
 * than stated) and HTTP dates. An instant without a zone is UTC, as CKAN writes it.
 *
 * @throws {RangeError} when `timeZone` is not an IANA zone.
 */
export function statedDay(text: string | null | undefined, timeZone: string): CalendarDate | null {
  const day = dayIn((text ?? "").trim(), timeZone);
  return day !== null && day >= EARLIEST ? day : null;
}

function dayIn(text: string, timeZone: string): CalendarDate | null {
  if (/^\d{4}$/.test(text)) return parsedDay(`${text}-12-31`);
  if (/^\d{4}-\d{2}$/.test(text)) return lastDayOfMonth(text);
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return parsedDay(text);
  if (HTTP_DATE.test(text)) return dayOfInstant(text, timeZone);
  if (!/^\d{4}-\d{2}-\d{2}[T ]\d{2}/.test(text)) return null;
  const instant = text.replace(" ", "T");
  return dayOfInstant(ZONED.test(instant) ? instant : `${instant}Z`, timeZone);
}

function parsedDay(text: string): CalendarDate | null {
  return CalendarDateSchema.safeParse(text).data ?? null;
}

function lastDayOfMonth(month: string): CalendarDate | null {
  const first = parsedDay(`${month}-01`);
  if (first === null) return null;
  const nextMonth = plusDays(first, 31).slice(0, 7);
  const next = parsedDay(`${nextMonth}-01`);
  return next === null ? null : plusDays(next, -1);
}

function dayOfInstant(text: string, timeZone: string): CalendarDate | null {
  const ms = Date.parse(text);
  return Number.isNaN(ms) ? null : calendarDateAt(new Date(ms), timeZone);
}
