import { editsKnownOn, factsAsOf } from "./authoring/plan-as-of.ts";
import type { CalendarDate } from "./calendar-date.ts";
import type { Closure, PlanFacts, Report } from "./facts.ts";
import { groupBy } from "./group-by.ts";
import { layTogether } from "./lay-together.ts";
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
