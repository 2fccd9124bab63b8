import { type CalendarDate, CalendarDateSchema } from "#app/domain/calendar-date.ts";

/** Why a day cannot be shown, as the server says it in a 400 answer. */
export type DayProblem =
  | { code: "as_of_invalid"; value: string }
  | { code: "as_of_future"; date: CalendarDate; today: CalendarDate }
  | { code: "as_of_before_plan"; knownFrom: CalendarDate };

/** Reads an answer's data as a problem with the day; null when it speaks of something else. */
export function dayProblemOf(data: unknown): DayProblem | null {
  const code = fieldOf(data, "code");
  if (code === "as_of_invalid") return { code, value: fieldOf(data, "value") ?? "" };
  if (code === "as_of_future") {
    const date = dayOf(data, "date");
    const today = dayOf(data, "today");
    return date === null || today === null ? null : { code, date, today };
  }
  const knownFrom = dayOf(data, "knownFrom");
  return code === "as_of_before_plan" && knownFrom !== null ? { code, knownFrom } : null;
}

/** A text field of an answer's data; null when it is not there. */
export function fieldOf(data: unknown, name: string): string | null {
  if (typeof data !== "object" || data === null) return null;
  const value: unknown = Object.entries(data).find(([key]) => key === name)?.[1];
  return typeof value === "string" ? value : null;
}

function dayOf(data: unknown, name: string): CalendarDate | null {
  const parsed = CalendarDateSchema.safeParse(fieldOf(data, name));
  return parsed.success ? parsed.data : null;
}
