import type { CalendarDate } from "./calendar-date.ts";
import type { Report, ReviewDecision } from "./facts.ts";
import type { MilestoneStanding } from "./milestone-standing.ts";
import { leadOf } from "./plan.ts";
import { reportStateAsOf } from "./review.ts";

/** A report as pages show it, with the two review steps it went through. */
export type ReportView = {
  id: string;
  organisation: string;
  on: CalendarDate;
  percentDone: number;
  narrative: string;
  obstacles: Report["obstacles"];
  nextStep: string | null;
  nextStepOn: CalendarDate | null;
  illustration: boolean;
  itemCount: number;
  steps: ReadonlyArray<{
    step: "check" | "acceptance";
    decision: ReviewDecision;
    organisation: string;
    on: CalendarDate;
    reason: string | null;
    /** Slots whose evidence went back in this step. */
    returnedSlots: ReadonlyArray<string>;
    acceptedCount: number;
  }>;
};

/** What must happen next, and who must do it; the organisation is null where a role does it. */
export type NextAct = {
  act: "report" | "resubmit" | "check" | "accept" | "replace_evidence" | "none";
  organisation: string | null;
};

/** The latest report known on the day, returned or not; null before the first. */
export function latestReport(reports: ReadonlyArray<Report>, asOf: CalendarDate): ReportView | null {
  const report = reports.findLast((each) => each.knownOn <= asOf);
  if (report === undefined) return null;
  const slotOf = new Map(report.items.map((item) => [item.id, item.slot]));
  return {
    id: report.id,
    organisation: report.organisation,
    on: report.knownOn,
    percentDone: report.percentDone,
    narrative: report.narrative,
    obstacles: report.obstacles,
    nextStep: report.nextStep,
    nextStepOn: report.nextStepOn,
    illustration: report.illustration,
    itemCount: report.items.length,
    steps: report.steps
      .filter((step) => step.knownOn <= asOf)
      .map(({ step, decision, organisation, knownOn, reason, items }) => {
        const returned = items.filter((item) => item.decision === "returned");
        return {
          ...{ step, decision, organisation, on: knownOn, reason },
          returnedSlots: [...new Set(returned.flatMap((item) => slotOf.get(item.item) ?? []))],
          acceptedCount: items.length - returned.length,
        };
      }),
  };
}

/** Who must do what next on a milestone. */
export function nextAct(
  standing: MilestoneStanding,
  reports: ReadonlyArray<Report>,
  asOf: CalendarDate,
): NextAct {
  const lead = leadOf(standing.milestone);
  const latest = reports.findLast((report) => report.knownOn <= asOf);
  const state = latest === undefined ? null : reportStateAsOf(latest, asOf);
  if (standing.status === "cancelled") return { act: "none", organisation: null };
  if (state === "submitted") return { act: "check", organisation: null };
  if (state === "checked") return { act: "accept", organisation: null };
  if (state === "returned") return { act: "resubmit", organisation: latest?.organisation ?? lead };
  if (standing.status === "verified") return { act: "none", organisation: null };
  if (standing.status === "unproven" || standing.status === "contested")
    return { act: "replace_evidence", organisation: lead };
  return { act: "report", organisation: lead };
}
