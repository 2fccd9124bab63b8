import type { CalendarDate } from "#app/domain/calendar-date.ts";
import type { MilestoneStanding } from "#app/domain/milestone-standing.ts";
import { type MilestoneView, milestoneViewAsOf } from "#app/domain/milestone-view.ts";
import type { ItemView } from "#app/domain/slot-view.ts";
import type { IndexedFacts } from "#app/domain/standings.ts";
import type { ReportEvidence, ReportMilestone, ReportSlot } from "./content.ts";

/** What the sealed part says of a piece of evidence and no fact of the plan holds. */
export type EvidenceSeen = {
  /** The content last seen by the end of the as-of day. */
  content: ReportEvidence["content"];
  /** Digest of its address; null while it is hidden. */
  address: string | null;
};

export type SeenOf = (item: string) => EvidenceSeen;

/** One milestone as a report tells of it. */
export function reportMilestone(
  indexed: IndexedFacts,
  standing: MilestoneStanding,
  { asOf, carriedOver, seenOf }: { asOf: CalendarDate; carriedOver: boolean; seenOf: SeenOf },
): ReportMilestone {
  const view = milestoneViewAsOf(indexed, standing.code, asOf);
  if (view === null) throw new Error(`milestone ${standing.code} is not of this plan`);
  const { code, title, mustBeTrue, weight, status, reportedPercent, provenPercent, irmSuggestion } = view;
  return {
    ...{ code, action: view.action.code, commitment: view.action.commitment },
    ...{ checkpoint: view.checkpoint.code, carriedOver, title, mustBeTrue, weight },
    counted: standing.counted,
    owners: view.owners.map(({ organisation, role }) => ({ organisation, role })),
    ...{ status, why: view.reason.code, reportedPercent, provenPercent, irmSuggestion },
    deadline: deadlineOf(view, standing),
    ...{ claimTiming: view.claimTimeliness, proofTiming: view.proofTimeliness },
    claim: claimOf(standing),
    reviews: reviewsOf(standing, asOf),
    slots: view.slots.map((slot) => reportSlot(slot, standing, { asOf, seenOf })),
  };
}

function deadlineOf({ due, stage, slippageDays }: MilestoneView, { lateByDays }: MilestoneStanding) {
  return {
    kind: due.kind,
    dueOn: due.kind === "dated" ? due.dueOn : null,
    originalOn: due.kind === "dated" ? due.originalOn : null,
    slippageDays,
    waitingFor: due.kind === "waiting" ? due.for : null,
    stage: stage?.title ?? null,
    lateByDays,
  };
}

function claimOf({ claim }: MilestoneStanding): ReportMilestone["claim"] {
  if (claim === null || claim.state === "returned") return null;
  const { organisation, knownOn, percentDone, narrative, obstacles, obstacleNote } = claim.report;
  const { nextStep, nextStepOn, supportAsked, illustration } = claim.report;
  return {
    ...{ organisation, on: knownOn, percentDone, narrative, obstacles: [...obstacles], obstacleNote },
    ...{ nextStep, nextStepOn, supportAsked, state: claim.state, illustration },
  };
}

/** The decisions on the claim that stands. */
function reviewsOf({ claim }: MilestoneStanding, asOf: CalendarDate): ReportMilestone["reviews"] {
  const steps = (claim?.report.steps ?? []).filter(({ knownOn }) => knownOn <= asOf);
  return steps.map(({ step, decision, organisation, knownOn: on, reason }) => ({
    ...{ step, decision, organisation, on, reason },
  }));
}

function reportSlot(
  slot: MilestoneView["slots"][number],
  { slots }: MilestoneStanding,
  { seenOf }: { asOf: CalendarDate; seenOf: SeenOf },
): ReportSlot {
  const { code, title, required, weight, worth, valueRatio, verdict, items } = slot;
  const standing = slots.find((each) => each.slot.code === code);
  return {
    ...{ code, title, required, weight, worth, valueRatio, verdict },
    present: [...(standing?.present ?? [])],
    missing: [...(standing?.missing ?? [])],
    evidence: items.map((item) => evidenceOf(item, seenOf)).reverse(),
  };
}

function evidenceOf(item: ItemView, seenOf: SeenOf): ReportEvidence {
  const { id, kind, organisation, filedOn, review, steps, verdict, failing, found } = item;
  const { firstOpenedOn, illustration } = item;
  return {
    ...{ id, kind, organisation, filedOn, review, steps: [...steps] },
    ...{ verdict: verdict?.verdict ?? null, verdictOn: verdict?.knownOn ?? null },
    ...{ codes: [...(verdict?.codes ?? [])], failing, found: [...found], firstOpenedOn },
    ...seenOf(id),
    illustration,
  };
}
