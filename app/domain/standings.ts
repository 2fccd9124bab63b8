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

/** Every milestone of the plan as it stood on a day, in the order of the plan. */
export function standingsAsOf(indexed: IndexedFacts, asOf: CalendarDate): Array<MilestoneStanding> {
  return indexed.milestones.map(({ milestone, reports, closures }) =>
    milestoneStandingAsOf(milestone, reports, closures, indexed.schedule, asOf),
  );
}
