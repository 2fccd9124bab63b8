const DAYS_OF_UNIT: Readonly<Record<string, number>> = { Y: 365, M: 30, W: 7, D: 1 };
const HOURS_PER_DAY = 24;
const MINUTES_PER_DAY = HOURS_PER_DAY * 60;
const SECONDS_PER_DAY = MINUTES_PER_DAY * 60;

/** Data may be half a period late before they count as old. */
const PERIODS_ALLOWED = 1.5;

/** Days of the words of the EU frequency vocabulary, its English adverbs and their Indonesian counterparts. */
const WORDS: Readonly<Record<string, number>> = {
  ...{ daily: 1, harian: 1, weekly: 7, mingguan: 7, biweekly: 14, bimonthly: 60 },
  ...{ monthly: 30, bulanan: 30, quarterly: 90, triwulanan: 90 },
  ...{ semesteran: 180, annual_2: 180, annual: 365, annually: 365, yearly: 365, tahunan: 365 },
  ...{ biennial: 730, triennial: 1095, quinquennial: 1825, "lima tahunan": 1825 },
};

/**
 * Days of one period of a repeating interval; null when the text sets no rhythm (`irregular`, `R/P0D`).
 *
 * Reads ISO 8601 (`R/P1M`, `R12/2024-01-01/P1Y`, `P2W`, `R/P0.5M`, `R/PT6H`) and the words of the EU
 * frequency vocabulary, as a word or as an address. A month is 30 days and a year 365.
 */
export function accrualDays(text: string | null): number | null {
  if (text === null) return null;
  const last = (text.trim().split("/").at(-1) ?? "").toLowerCase();
  return WORDS[last] ?? durationDays(last.toUpperCase());
}

function durationDays(text: string): number | null {
  const number = "(?:(\\d+(?:[.,]\\d+)?)";
  const shape = new RegExp(
    `^P${number}Y)?${number}M)?${number}W)?${number}D)?(?:T${number}H)?${number}M)?${number}S)?)?$`,
  );
  const found = shape.exec(text);
  if (found === null) return null;
  const [years, months, weeks, days, hours, minutes, seconds] = found
    .slice(1)
    .map((part) => Number((part ?? "0").replace(",", ".")));
  const total =
    (years ?? 0) * (DAYS_OF_UNIT.Y ?? 0) +
    (months ?? 0) * (DAYS_OF_UNIT.M ?? 0) +
    (weeks ?? 0) * (DAYS_OF_UNIT.W ?? 0) +
    (days ?? 0) +
    (hours ?? 0) / HOURS_PER_DAY +
    (minutes ?? 0) / MINUTES_PER_DAY +
    (seconds ?? 0) / SECONDS_PER_DAY;
  return total > 0 ? total : null;
}

/**
 * Most days data of this rhythm may be old: one and a half periods, at least one day; null without a rhythm.
 *
 * Source: evidence specification §2.2 C8.
 */
export function allowedAgeDays(accrualPeriodicity: string | null): number | null {
  const days = accrualDays(accrualPeriodicity);
  return days === null ? null : Math.max(1, Math.round(days * PERIODS_ALLOWED));
}
