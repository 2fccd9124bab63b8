import type { CalendarDate } from "./calendar-date.ts";
import type { Report, ReviewStep } from "./facts.ts";
import { milestoneStandingAsOf } from "./milestone-standing.ts";
import type { Milestone } from "./plan.ts";
import type { IndexedFacts } from "./standings.ts";

/**
 * The proven percent (*terbukti*) a milestone would have if everything still awaiting in this report went through
 * both steps today, each item with the elements the machine found or else those already decided.
 * Items the secretariat returned stay returned.
 *
 * @returns 0–100, unrounded; null for a milestone that nothing could prove.
 */
export function provenIfAccepted(
  indexed: IndexedFacts,
  milestone: Milestone,
  report: Report,
  asOf: CalendarDate,
): number | null {
  const reports = indexed
    .reportsOf(milestone.code)
    .map((candidate) => (candidate.id === report.id ? throughBothSteps(candidate, asOf) : candidate));
  const closures = indexed.closuresOf(milestone.code);
  return milestoneStandingAsOf(milestone, reports, closures, indexed.schedule, asOf).provenPercent;
}

function throughBothSteps(report: Report, asOf: CalendarDate): Report {
  const decided = new Set(report.steps.flatMap((step) => step.items.map((decision) => decision.item)));
  const undecided = report.items.filter((item) => !decided.has(item.id));
  const supposed = (step: ReviewStep["step"], items: ReviewStep["items"]): ReviewStep => ({
    id: `supposed-${step}`,
    step,
    decision: "accepted",
    reason: null,
    organisation: "",
    reviewer: "",
    knownOn: asOf,
    recordedAt: report.recordedAt,
    illustration: false,
    dispute: null,
    items,
  });
  const accepted = undecided.map((item) => ({
    item: item.id,
    decision: "accepted" as const,
    reason: null,
    elements: null,
  }));
  return { ...report, steps: [...report.steps, supposed("check", accepted), supposed("acceptance", [])] };
}
