import { readAsOf } from "#app/domain/as-of.ts";
import { type CalendarDate, plusDays } from "#app/domain/calendar-date.ts";
import type { Plan } from "#app/domain/plan.ts";

/** What is wrong with one of the two days. */
export type CompareProblem = {
  field: "dari" | "ke";
  kind: "day" | "order";
  value: string;
};

export type ReadDays =
  | { ok: true; from: CalendarDate; to: CalendarDate }
  | { ok: false; problems: ReadonlyArray<CompareProblem> };

const A_QUARTER = 92;

/**
 * Reads `?dari=…&ke=…`; without them, the last quarter up to `per` or today.
 *
 * @param asOf the day being read, which `ke` takes its place from.
 */
export function readCompareDays(
  params: URLSearchParams,
  plan: Plan,
  { asOf, today }: { asOf: CalendarDate; today: CalendarDate },
): ReadDays {
  const asked = (name: CompareProblem["field"]) => (params.get(name) ?? "").trim();
  const to = asked("ke") === "" ? asOf : dayOf(asked("ke"), plan, today);
  const from = asked("dari") === "" ? earlier(to ?? asOf, plan.knownFrom) : dayOf(asked("dari"), plan, today);
  const problems: Array<CompareProblem> = [];
  if (from === null) problems.push(problem("dari", "day", asked("dari")));
  if (to === null) problems.push(problem("ke", "day", asked("ke")));
  if (from !== null && to !== null && from > to) problems.push(problem("ke", "order", to));
  return from === null || to === null || problems.length > 0
    ? { ok: false, problems }
    : { ok: true, from, to };
}

function dayOf(value: string, plan: Plan, today: CalendarDate): CalendarDate | null {
  const read = readAsOf(value, plan.knownFrom, today);
  return read.ok ? read.asOf : null;
}

function earlier(day: CalendarDate, knownFrom: CalendarDate): CalendarDate {
  const before = plusDays(day, -A_QUARTER);
  return before < knownFrom ? knownFrom : before;
}

function problem(field: CompareProblem["field"], kind: CompareProblem["kind"], value: string) {
  return { field, kind, value: value.slice(0, 40) };
}
