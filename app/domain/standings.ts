import type { CalendarDate } from "./calendar-date.ts";
import type { Closure, PlanFacts, Report } from "./facts.ts";
import { groupBy } from "./group-by.ts";
import { type MilestoneStanding, milestoneStandingAsOf } from "./milestone-standing.ts";
import { indexSchedule, type ScheduleIndex } from "./schedule.ts";

/** A plan's facts, indexed once per data version for any number of as-of questions. */
export type IndexedFacts = {
  facts: PlanFacts;
  schedule: ScheduleIndex;
  reportsOf(milestone: string): ReadonlyArray<Report>;
  closuresOf(milestone: string): ReadonlyArray<Closure>;
};

const NONE: ReadonlyArray<never> = [];

/** Indexes facts by milestone and the schedule by stage. */
export function indexFacts(facts: PlanFacts): IndexedFacts {
  const reports = groupBy(facts.reports, (report) => report.milestone);
  const closures = groupBy(facts.closures, (closure) => closure.milestone);
  return {
    facts,
    schedule: indexSchedule(facts.schedule),
    reportsOf: (milestone) => reports.get(milestone) ?? NONE,
    closuresOf: (milestone) => closures.get(milestone) ?? NONE,
  };
}

/** Every milestone of the plan as it stood on a day, in the order of the plan. */
export function standingsAsOf(indexed: IndexedFacts, asOf: CalendarDate): Array<MilestoneStanding> {
  return indexed.facts.milestones.map((milestone) =>
    milestoneStandingAsOf(
      milestone,
      indexed.reportsOf(milestone.code),
      indexed.closuresOf(milestone.code),
      indexed.schedule,
      asOf,
    ),
  );
}
