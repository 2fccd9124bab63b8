import { data } from "react-router";
import { readAsOf } from "#app/domain/as-of.ts";
import { type CalendarDate, calendarDateAt } from "#app/domain/calendar-date.ts";
import type { Plan } from "#app/domain/plan.ts";

export type { AsOfProblem } from "#app/domain/as-of.ts";

/** The day a page is asked for, and today in the plan's zone. */
export type AsOf = { asOf: CalendarDate; today: CalendarDate };

/**
 * Reads `?per=YYYY-MM-DD`; without it, today in the plan's zone.
 *
 * @throws a 400 answer carrying an `AsOfProblem` for a day that does not exist, has not come, or precedes the plan.
 */
export function asOfFrom(request: Request, plan: Plan, now: Date): AsOf {
  const today = calendarDateAt(now, plan.timeZone);
  const read = readAsOf(new URL(request.url).searchParams.get("per"), plan.knownFrom, today);
  if (!read.ok) throw data(read.problem, { status: 400 });
  return { asOf: read.asOf, today };
}
