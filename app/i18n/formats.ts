import type { CalendarDate } from "#app/domain/calendar-date.ts";
import type { Language } from "./language.ts";

export type Formats = {
  /** `22 Mar 2024`. */
  date: (day: CalendarDate) => string;
  /** `22 Maret 2024`. */
  longDate: (day: CalendarDate) => string;
  /** `Jumat, 22 Maret 2024`. */
  fullDate: (day: CalendarDate) => string;
  /** `22 Mar`, for lists that share a year. */
  shortDate: (day: CalendarDate) => string;
  /** `22 Mar 2024 14.32` in the plan's zone. */
  instant: (iso: string, timeZone: string) => string;
  /** `59 %`, rounded for display only; a dash for no number. */
  percent: (value: number | null) => string;
  number: (value: number, digits?: number) => string;
  /** `41 KB`. */
  bytes: (value: number) => string;
  /** `A, B, dan C`. */
  list: (values: ReadonlyArray<string>) => string;
};

const LOCALES = { id: "id-ID", en: "en-GB" } as const;
const NARROW_NO_BREAK_SPACE = "\u00a0";

/** Formatted days and instants kept per format: pages name the same days again and again. */
const MOST_KEPT = 4_096;

const made = new Map<Language, Formats>();

/** Dates, numbers and percents as the design writes them. Rounding belongs here and nowhere else. */
export function createFormats(language: Language): Formats {
  const known = made.get(language);
  if (known !== undefined) return known;
  const formats = formatsIn(LOCALES[language]);
  made.set(language, formats);
  return formats;
}

function formatsIn(locale: string): Formats {
  const days = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" });
    return kept((day: CalendarDate) => format.format(new Date(`${day}T00:00:00Z`)));
  };
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const numbers = kept((digits: number) => new Intl.NumberFormat(locale, { maximumFractionDigits: digits }));
  const number = (value: number, digits = 0) => (digits === 0 ? whole : numbers(digits)).format(value);
  const wholePercent = kept((value: number) => `${number(value)}${NARROW_NO_BREAK_SPACE}%`);
  const lists = new Intl.ListFormat(locale, { style: "long", type: "conjunction" });
  const inZone = kept((timeZone: string) => instantIn(locale, timeZone));
  return {
    date: days({ day: "numeric", month: "short", year: "numeric" }),
    longDate: days({ day: "numeric", month: "long", year: "numeric" }),
    fullDate: days({ weekday: "long", day: "numeric", month: "long", year: "numeric" }),
    shortDate: days({ day: "numeric", month: "short" }),
    instant: (iso, timeZone) => inZone(timeZone)(iso),
    percent: (value) => (value === null ? "–" : wholePercent(displayPercent(value))),
    number,
    bytes: (value) => bytesIn(value, number),
    list: (values) => lists.format(values),
  };
}

/** Remembers what was made of each input, up to a bound; then it begins anew. */
function kept<Input, Output>(make: (input: Input) => Output): (input: Input) => Output {
  const results = new Map<Input, Output>();
  return (input) => {
    const known = results.get(input);
    if (known !== undefined) return known;
    const result = make(input);
    if (results.size >= MOST_KEPT) results.clear();
    results.set(input, result);
    return result;
  };
}

/** Whole percent for display. Only a true 0 reads 0 and only a true 100 reads 100. */
export function displayPercent(value: number): number {
  if (value > 0 && value < 1) return 1;
  if (value > 99 && value < 100) return 99;
  return Math.round(value);
}

function instantIn(locale: string, timeZone: string): (iso: string) => string {
  const day = new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", year: "numeric", timeZone });
  const hour = new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit", timeZone });
  return (iso) => {
    const at = new Date(iso);
    return `${day.format(at)} ${hour.format(at)}`;
  };
}

function bytesIn(value: number, number: Formats["number"]): string {
  if (value < 1024) return `${number(value)} B`;
  if (value < 1024 * 1024) return `${number(value / 1024)} KB`;
  return `${number(value / 1024 / 1024, 1)} MB`;
}
