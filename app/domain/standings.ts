import { editsKnownOn, factsAsOf } from "./authoring/plan-as-of.ts";
import type { CalendarDate } from "./calendar-date.ts";
import type { Closure, PlanFacts, Report } from "./facts.ts";
import { groupBy } from "./group-by.ts";
import { layTogether, reportCopy } from "./lay-together.ts";
import { type MilestoneFacts, type MilestoneStanding, milestoneStandingAsOf } from "./milestone-standing.ts";
import { indexSchedule, type ScheduleIndex } from "./schedule.ts";

/** A plan's facts, indexed once per data version for any number of as-of questions. */
export type IndexedFacts = {
  facts: PlanFacts;
  schedule: ScheduleIndex;
  /** Every milestone with its facts, in the order of the plan. */
  milestones: ReadonlyArray<MilestoneFacts>;
  reportsOf(milestone: string): ReadonlyArray<Report>;
  closuresOf(milestone: string): ReadonlyArray<Closure>;
};

const NONE: ReadonlyArray<never> = [];

/** Indexes facts by milestone and the schedule by stage. */
export function indexFacts(stored: PlanFacts): IndexedFacts {
  const facts = layTogether(stored);
  const reports = groupBy(facts.reports, (report) => report.milestone);
  const closures = groupBy(facts.closures, (closure) => closure.milestone);
  const reportsOf = (milestone: string) => reports.get(milestone) ?? NONE;
  const closuresOf = (milestone: string) => closures.get(milestone) ?? NONE;
  const milestones = facts.milestones.map((milestone) => ({
    milestone,
    reports: reportsOf(milestone.code),
    closures: closuresOf(milestone.code),
  }));
  return { facts, schedule: indexSchedule(facts.schedule), milestones, reportsOf, closuresOf };
}

/**
 * The same facts where some milestones have these reports instead of the ones they had.
 *
 * @param milestones codes of the milestones whose reports are replaced.
 * @param reports all of theirs and no others.
 */
export function withReports(
  indexed: IndexedFacts,
  milestones: ReadonlySet<string>,
  reports: ReadonlyArray<Report>,
): IndexedFacts {
  const fresh = reports.map(reportCopy);
  const others = indexed.facts.reports.filter(({ milestone }) => !milestones.has(milestone));
  const facts = { ...indexed.facts, reports: [...others, ...fresh].sort(oldestFirst) };
  const byMilestone = groupBy(fresh, (report) => report.milestone);
  const reportsOf = new Map(
    indexed.milestones.map(({ milestone: { code }, reports: held }) => [
      code,
      milestones.has(code) ? (byMilestone.get(code) ?? NONE) : held,
    ]),
  );
  return {
    ...indexed,
    facts,
    milestones: indexed.milestones.map((each) => {
      const { code } = each.milestone;
      return milestones.has(code) ? { ...each, reports: reportsOf.get(code) ?? NONE } : each;
    }),
    reportsOf: (milestone) => reportsOf.get(milestone) ?? NONE,
  };
}

/** In the order in which facts are stored: by the day known, then by the instant recorded. */
function oldestFirst(left: Report, right: Report): number {
  if (left.knownOn !== right.knownOn) return left.knownOn < right.knownOn ? -1 : 1;
  if (left.recordedAt !== right.recordedAt) return left.recordedAt < right.recordedAt ? -1 : 1;
  return left.id < right.id ? -1 : 1;
}

const pastOf = new WeakMap<IndexedFacts, Map<number, IndexedFacts>>();
const MOST_PASTS = 40;

/** The facts with the plan's text as it read on a day; the same facts when nobody has edited it since. */
export function indexedAsOf(indexed: IndexedFacts, asOf: CalendarDate): IndexedFacts {
  const { facts } = indexed;
  const known = editsKnownOn(facts, asOf);
  if (known === facts.edits.length) return indexed;
  const pasts = pastOf.get(indexed) ?? new Map<number, IndexedFacts>();
  pastOf.set(indexed, pasts);
  const past = pasts.get(known) ?? indexFacts(factsAsOf(facts, asOf));
  if (pasts.size >= MOST_PASTS) pasts.clear();
  pasts.set(known, past);
  return past;
}

/** Every milestone of the plan as it stood on a day, in the order of the plan. */
export function standingsAsOf(today: IndexedFacts, asOf: CalendarDate): Array<MilestoneStanding> {
  const indexed = indexedAsOf(today, asOf);
  return indexed.milestones.map(({ milestone, reports, closures }) =>
    milestoneStandingAsOf(milestone, reports, closures, indexed.schedule, asOf),
  );
}
