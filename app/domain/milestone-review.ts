import type { CalendarDate } from "./calendar-date.ts";
import { type DisputeView, disputeView, isOpenDispute } from "./dispute.ts";
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
    id: string;
    step: "check" | "acceptance";
    decision: ReviewDecision;
    organisation: string;
    on: CalendarDate;
    reason: string | null;
    /** Slots whose evidence went back in this step. */
    returnedSlots: ReadonlyArray<string>;
    acceptedCount: number;
    /** The owner's objection to this return; null without one. */
    dispute: DisputeView | null;
  }>;
};

/** What must happen next, and who must do it; the organisation is null where a role does it. */
export type NextAct = {
  act:
    | ("report" | "resubmit" | "check" | "accept" | "replace_evidence" | "none")
    | ("answer_dispute" | "review_again");
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
      .map((taken) => {
        const { id, step, decision, organisation, knownOn, reason, items } = taken;
        const returned = items.filter((item) => item.decision === "returned");
        return {
          ...{ id, step, decision, organisation, on: knownOn, reason, dispute: disputeView(taken, asOf) },
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
  if (state === "returned") {
    const open = latest?.steps.find((step) => isOpenDispute(step, asOf)) ?? null;
    if (open !== null) return { act: "answer_dispute", organisation: open.organisation };
    return { act: "resubmit", organisation: latest?.organisation ?? lead };
  }
  if (standing.status === "verified") return { act: "none", organisation: null };
  if (standing.status === "contested") return { act: "review_again", organisation: null };
  if (standing.status === "unproven") return { act: "replace_evidence", organisation: lead };
  return { act: "report", organisation: lead };
}
