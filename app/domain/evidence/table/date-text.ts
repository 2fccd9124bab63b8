const MONTHS: ReadonlyArray<ReadonlyArray<string>> = [
  ["januari", "january", "jan"],
  ["februari", "february", "feb", "pebruari"],
  ["maret", "march", "mar"],
  ["april", "apr"],
  ["mei", "may"],
  ["juni", "june", "jun"],
  ["juli", "july", "jul"],
  ["agustus", "august", "agu", "agt", "ags", "aug"],
  ["september", "sep", "sept"],
  ["oktober", "october", "okt", "oct"],
  ["november", "nov", "nop", "nopember"],
  ["desember", "december", "des", "dec"],
];
const MONTH_OF: ReadonlyMap<string, number> = new Map(
  MONTHS.flatMap((names, index) => names.map((name) => [name, index + 1] as const)),
);

const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?)(?:\.\d{1,9})?(Z|[+-]\d{2}:?\d{2})?)?$/;
const YEAR_FIRST = /^(\d{4})[/.](\d{1,2})[/.](\d{1,2})$/;
const DAY_FIRST = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:[ T](\d{1,2}[:.]\d{2}(?:[:.]\d{2})?))?$/;
const IN_WORDS = /^(?:\p{L}{4,6}['’]?\p{L}*,\s*)?(\d{1,2})[ -](\p{L}{3,9})\.?[ -](\d{4})$/u;
const MONTH_IN_WORDS = /^(\p{L}{3,9})\.?[ -](\d{4})$/u;
const YEAR_MONTH = /^(\d{4})[-/](\d{2})$/;

export type DateText = {
  kind: "date" | "datetime" | "yearmonth";
  /** `YYYY-MM-DD`, `YYYY-MM` for a month; an instant keeps its clock behind the day. */
  iso: string;
};

/**
 * The day, instant or month a text stands for; null when it is none.
 *
 * ISO 8601, day before month as Indonesia writes it (`14/10/2022`, `14 Oktober 2022`,
 * `Jumat, 14 Oktober 2022`), English month names. Midnight is a day: that is how spreadsheets keep days.
 */
export function dateIn(text: string): DateText | null {
  if (text.length < 6 || text.length > 40 || !/\d{4}/.test(text)) return null;
  const iso = ISO.exec(text);
  if (iso !== null) return instant(iso[1], iso[2], iso[3], iso[4], iso[5]);
  const yearFirst = YEAR_FIRST.exec(text);
  if (yearFirst !== null) return instant(yearFirst[1], yearFirst[2], yearFirst[3], undefined, undefined);
  const dayFirst = DAY_FIRST.exec(text);
  if (dayFirst !== null) return instant(dayFirst[3], dayFirst[2], dayFirst[1], dayFirst[4], undefined);
  const words = IN_WORDS.exec(text);
  if (words !== null) {
    return instant(words[3], String(monthNamed(words[2])), words[1], undefined, undefined);
  }
  const month = YEAR_MONTH.exec(text) ?? MONTH_IN_WORDS.exec(text);
  return month === null ? null : monthOf(month[1] ?? "", month[2] ?? "");
}

function monthOf(first: string, second: string): DateText | null {
  const byNumber = /^\d/.test(first);
  const year = byNumber ? first : second;
  const month = byNumber ? Number(second) : monthNamed(first);
  if (month < 1 || month > 12 || !isYear(Number(year))) return null;
  return { kind: "yearmonth", iso: `${year}-${String(month).padStart(2, "0")}` };
}

function monthNamed(name: string | undefined): number {
  return MONTH_OF.get((name ?? "").toLowerCase()) ?? 0;
}

function instant(
  year = "",
  month = "",
  day = "",
  clock: string | undefined,
  zone: string | undefined,
): DateText | null {
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  if (!isYear(y) || m < 1 || m > 12 || d < 1 || d > daysIn(y, m)) return null;
  const iso = `${year}-${String(m).padStart(2, "0")}-${String(d).padStart(2, "0")}`;
  const time = (clock ?? "").replaceAll(".", ":").padStart(clock === undefined ? 0 : 5, "0");
  if (/^0?0:00(:00)?$/.test(time) || time === "") {
    if (zone === undefined || zone === "Z") return { kind: "date", iso };
  }
  const [hours = "0", minutes = "0", seconds = "0"] = time.split(":");
  if (Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 60) return null;
  const whole = [hours, minutes, seconds].map((part) => part.padStart(2, "0")).join(":");
  return { kind: "datetime", iso: `${iso}T${whole}${zone ?? ""}` };
}

/** Years data are about; anything else is a number. */
export function isYear(year: number): boolean {
  return Number.isInteger(year) && year >= 1900 && year <= 2100;
}

/** Days in a month, 1 to 12. */
export function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Last day of a year, month or day given as text from {@link dateIn} or a year. */
export function lastDayOf(period: string): string {
  if (/^\d{4}$/.test(period)) return `${period}-12-31`;
  const month = /^(\d{4})-(\d{2})$/.exec(period);
  if (month === null) return period.slice(0, 10);
  return `${period}-${String(daysIn(Number(month[1]), Number(month[2]))).padStart(2, "0")}`;
}
