import { type CalendarDate, CalendarDateSchema } from "./calendar-date.ts";

/** Why a day cannot be shown. */
export type AsOfProblem =
  | { code: "as_of_invalid"; value: string }
  | { code: "as_of_future"; date: CalendarDate; today: CalendarDate }
  | { code: "as_of_before_plan"; knownFrom: CalendarDate };

/**
 * Reads the day somebody asks about; nothing means today.
 *
 * A day that has not come cannot be known, and before the plan is known there is nothing to show.
 */
export function readAsOf(
  value: string | null,
  knownFrom: CalendarDate,
  today: CalendarDate,
): { ok: true; asOf: CalendarDate } | { ok: false; problem: AsOfProblem } {
  if (value === null || value === "") return { ok: true, asOf: today };
  const parsed = CalendarDateSchema.safeParse(value);
  if (!parsed.success) return { ok: false, problem: { code: "as_of_invalid", value: value.slice(0, 40) } };
  if (parsed.data > today) return { ok: false, problem: { code: "as_of_future", date: parsed.data, today } };
  if (parsed.data < knownFrom) return { ok: false, problem: { code: "as_of_before_plan", knownFrom } };
  return { ok: true, asOf: parsed.data };
}
