import type { PlanFacts, Report } from "./facts.ts";
import { groupBy } from "./group-by.ts";
import type { Milestone } from "./plan.ts";

/**
 * The same facts, copied milestone by milestone.
 *
 * Facts come table by table, so what belongs to one milestone lies far apart in memory, and every question
 * waits for it. Copied in the order they are asked for, the same question takes a third of the time.
 */
export function layTogether(facts: PlanFacts): PlanFacts {
  const reportsOf = groupBy(facts.reports, (report) => report.milestone);
  const copies = new Map<Report, Report>();
  const milestones = facts.milestones.map((milestone) => {
    const copy = milestoneCopy(milestone);
    for (const report of reportsOf.get(milestone.code) ?? []) copies.set(report, reportCopy(report));
    return copy;
  });
  return { ...facts, milestones, reports: facts.reports.map((report) => copies.get(report) ?? report) };
}

function milestoneCopy(milestone: Milestone): Milestone {
  return {
    ...milestone,
    deadlineRules: milestone.deadlineRules.map((rule) => ({ ...rule })),
    slots: milestone.slots.map((slot) => ({
      ...slot,
      elements: slot.elements.map((element) => ({ ...element })),
    })),
  };
}

/** A report copied whole, so that its parts lie side by side. */
export function reportCopy(report: Report): Report {
  return {
    ...report,
    steps: report.steps.map((step) => ({ ...step, items: step.items.map((decision) => ({ ...decision })) })),
    items: report.items.map((item) => ({
      ...item,
      verdicts: item.verdicts.map((verdict) => ({ ...verdict })),
      rulings: item.rulings.map((ruling) => ({ ...ruling })),
    })),
  };
}
