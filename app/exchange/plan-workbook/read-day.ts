import { type CalendarDate, CalendarDateSchema } from "#app/domain/calendar-date.ts";
import { dateIn } from "#app/domain/evidence/table/date-text.ts";

const DAY_MS = 86_400_000;
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);

/** Days a plan may speak of; a number outside of them is some other number. */
const FIRST_YEAR = 1990;
const LAST_YEAR = 2100;

export type DayRead = { day: CalendarDate } | { problem: "not_a_day" | "ambiguous_day" | "day_out_of_range" };

const NUMBERS = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/;
const TWO_DIGIT_YEAR = /^\d{1,2}[/.-]\d{1,2}[/.-]\d{2}$/;
const CLOCK = /[T ]\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?$/;

/**
 * The day a cell stands for.
 *
 * Day comes before month, as Indonesia writes it, when one of the two can be no month; `03/04/2024` says two
 * days and is refused. A clock behind the day is left away: the day never moves with a zone.
 */
export function readDayText(held: string): DayRead {
  const text = held.replace(CLOCK, "").trim();
  const numbers = NUMBERS.exec(text);
  if (numbers !== null) return numbersToDay(Number(numbers[1]), Number(numbers[2]), Number(numbers[3]));
  if (TWO_DIGIT_YEAR.test(text)) return { problem: "ambiguous_day" };
  const read = dateIn(text);
  return read === null || read.kind !== "date" ? { problem: "not_a_day" } : inRange(read.iso);
}

function numbersToDay(first: number, second: number, year: number): DayRead {
  if (first <= 12 && second <= 12 && first !== second) return { problem: "ambiguous_day" };
  const [day, month] = second > 12 ? [second, first] : [first, second];
  return inRange([year, pad(month), pad(day)].join("-"));
}

/**
 * The day of a serial number that stands in a cell without the look of a date.
 *
 * In the 1900 system day 60 is 29 February 1900, which never was; days after it count one too many, so that
 * the epoch seems to be 30 December 1899.
 */
export function readDaySerial(serial: number, is1904: boolean): DayRead {
  if (!Number.isFinite(serial) || serial < 1) return { problem: "not_a_day" };
  const at = (is1904 ? EPOCH_1904 : EPOCH_1900) + Math.floor(serial) * DAY_MS;
  const iso = at < Date.UTC(10_000, 0, 1) ? new Date(at).toISOString().slice(0, 10) : "";
  return inRange(iso);
}

/** The serial number of a day in the 1900 system. */
export function daySerial(day: string): number {
  return (Date.parse(day) - EPOCH_1900) / DAY_MS;
}

function inRange(iso: string): DayRead {
  const day = CalendarDateSchema.safeParse(iso);
  if (!day.success) return { problem: "not_a_day" };
  const year = Number(iso.slice(0, 4));
  return year < FIRST_YEAR || year > LAST_YEAR ? { problem: "day_out_of_range" } : { day: day.data };
}

function pad(number: number): string {
  return String(number).padStart(2, "0");
}
