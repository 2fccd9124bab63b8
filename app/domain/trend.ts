import { type CalendarDate, CalendarDateSchema, plusDays } from "./calendar-date.ts";
import type { Deadline } from "./deadline.ts";
import type { PlanFacts } from "./facts.ts";
import type { Bilingual } from "./plan.ts";
import { rollUp } from "./roll-up.ts";
import { scoreItemsAsOf } from "./score-item.ts";
import type { IndexedFacts } from "./standings.ts";

/** Both numbers of the plan on one day; null while none is due. */
export type TrendPoint = {
  on: CalendarDate;
  reportedPercent: number | null;
  provenPercent: number | null;
  dueCount: number;
  totalCount: number;
  verifiedCount: number;
};

/** A day on which deadlines were moved, and what moved them. */
export type Amendment = { on: CalendarDate; moved: number; citation: Bilingual | null };

export type Trend = {
  points: ReadonlyArray<TrendPoint>;
  amendments: ReadonlyArray<Amendment>;
  /** The plan's last day, once the months after it are left out; null while they are not. */
  endedOn: CalendarDate | null;
};

/**
 * How the two numbers went (*perjalanan capaian*): one point at the end of each month of the plan's period, and
 * one on the day asked about, with the amendments known by then.
 */
export function trendAsOf(indexed: IndexedFacts, asOf: CalendarDate): Trend {
  const { periodStart, periodEnd, knownFrom } = indexed.facts.plan;
  const from = periodStart > knownFrom ? periodStart : knownFrom;
  const days = trendDays(from, asOf, periodEnd);
  const points = days.map((day) => pointOf(indexed, day));
  const deadlines = scoreItemsAsOf(indexed, asOf).map(({ deadline }) => deadline);
  const isPast = asOf.slice(0, 7) > periodEnd.slice(0, 7);
  return { points, amendments: amendmentsOf(deadlines), endedOn: isPast ? periodEnd : null };
}

/**
 * The last day of every month from the month of `from` to that of `until`, as far as it lies before `asOf`, and
 * `asOf` itself; oldest first.
 */
export function trendDays(from: CalendarDate, asOf: CalendarDate, until: CalendarDate): Array<CalendarDate> {
  const days: Array<CalendarDate> = [];
  for (let month = from.slice(0, 7); month <= until.slice(0, 7); month = following(month)) {
    const end = plusDays(firstOf(following(month)), -1);
    if (end >= asOf) break;
    days.push(end);
  }
  return [...days, asOf];
}

function firstOf(month: string): CalendarDate {
  return CalendarDateSchema.parse(`${month}-01`);
}

function following(month: string): string {
  const [year = 0, number = 0] = month.split("-").map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, "0")}`;
}

const pointsOf = new WeakMap<PlanFacts, Map<CalendarDate, TrendPoint>>();

/** Facts never change once loaded, so a past point is reckoned once. */
function pointOf(indexed: IndexedFacts, on: CalendarDate): TrendPoint {
  const known = pointsOf.get(indexed.facts) ?? new Map<CalendarDate, TrendPoint>();
  pointsOf.set(indexed.facts, known);
  const kept = known.get(on);
  if (kept !== undefined) return kept;
  const { reportedPercent, provenPercent, dueCount, totalCount, due } = rollUp(scoreItemsAsOf(indexed, on));
  const point = { on, reportedPercent, provenPercent, dueCount, totalCount, verifiedCount: due.verified };
  known.set(on, point);
  return point;
}

function amendmentsOf(deadlines: ReadonlyArray<Deadline>): Array<Amendment> {
  const byDay = new Map<CalendarDate, { moved: number; citation: Bilingual | null }>();
  for (const deadline of deadlines) {
    if (deadline.kind !== "dated") continue;
    for (const { knownOn, version, reason } of deadline.moves) {
      const known = byDay.get(knownOn);
      const citation = known?.citation ?? version?.citation ?? reason;
      byDay.set(knownOn, { moved: (known?.moved ?? 0) + 1, citation });
    }
  }
  return [...byDay]
    .map(([on, amendment]) => ({ on, ...amendment }))
    .sort((left, right) => (left.on < right.on ? -1 : 1));
}
