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
};

const LOCALES = { id: "id-ID", en: "en-GB" } as const;
const NARROW_NO_BREAK_SPACE = "\u00a0";

/** Dates, numbers and percents as the design writes them. Rounding belongs here and nowhere else. */
export function createFormats(language: Language): Formats {
  const locale = LOCALES[language];
  const days = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" });
    return (day: CalendarDate) => format.format(new Date(`${day}T00:00:00Z`));
  };
  const number = (value: number, digits = 0) =>
    value.toLocaleString(locale, { maximumFractionDigits: digits });
  return {
    date: days({ day: "numeric", month: "short", year: "numeric" }),
    longDate: days({ day: "numeric", month: "long", year: "numeric" }),
    fullDate: days({ weekday: "long", day: "numeric", month: "long", year: "numeric" }),
    shortDate: days({ day: "numeric", month: "short" }),
    instant: (iso, timeZone) => instantIn(locale, timeZone, iso),
    percent: (value) => (value === null ? "–" : `${number(displayPercent(value))}${NARROW_NO_BREAK_SPACE}%`),
    number,
    bytes: (value) => bytesIn(value, number),
  };
}

/** Whole percent for display. Only a true 0 reads 0 and only a true 100 reads 100. */
export function displayPercent(value: number): number {
  if (value > 0 && value < 1) return 1;
  if (value > 99 && value < 100) return 99;
  return Math.round(value);
}

function instantIn(locale: string, timeZone: string, iso: string): string {
  const at = new Date(iso);
  const day = at.toLocaleDateString(locale, { day: "numeric", month: "short", year: "numeric", timeZone });
  const hour = at.toLocaleTimeString(locale, { hour: "2-digit", minute: "2-digit", timeZone });
  return `${day} ${hour}`;
}

function bytesIn(value: number, number: Formats["number"]): string {
  if (value < 1024) return `${number(value)} B`;
  if (value < 1024 * 1024) return `${number(value / 1024)} KB`;
  return `${number(value / 1024 / 1024, 1)} MB`;
}
