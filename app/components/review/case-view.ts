import type { CalendarDate } from "#app/domain/calendar-date.ts";
import type { CheckedItem } from "#app/domain/evidence/checked-item.ts";
import type { ItemDecision, Obstacle, ReviewDecision, ReviewStep, Verdict } from "#app/domain/facts.ts";
import type { MilestoneCard } from "#app/domain/milestone-card.ts";
import type { Bilingual, EvidenceKind } from "#app/domain/plan.ts";
import type { ReviewRefusal } from "#app/domain/review.ts";

/** One piece of evidence as a reviewer sees it. */
export type CaseItemView = {
  id: string;
  slot: {
    code: string;
    title: Bilingual;
    criteria: Bilingual;
    elements: ReadonlyArray<{ key: string; label: Bilingual }>;
  };
  url: string;
  kind: EvidenceKind;
  note: string | null;
  verdict: Verdict | null;
  found: ReadonlyArray<string> | null;
  checked: CheckedItem;
  decision: {
    decision: ReviewDecision;
    reason: string | null;
    elements: ReadonlyArray<string> | null;
  } | null;
  alsoIn: ReadonlyArray<string>;
};

/** A submitted report laid out for a decision. */
export type CaseView = {
  report: string;
  plan: string;
  timeZone: string;
  card: MilestoneCard;
  mustBeTrue: Bilingual;
  organisation: string;
  submittedOn: CalendarDate;
  percentDone: number;
  narrative: string;
  obstacles: ReadonlyArray<Obstacle>;
  obstacleNote: string | null;
  nextStep: string | null;
  nextStepOn: CalendarDate | null;
  supportAsked: string | null;
  items: ReadonlyArray<CaseItemView>;
  provenIfAccepted: number | null;
  steps: ReadonlyArray<
    Pick<ReviewStep, "step" | "decision" | "reason" | "recordedAt" | "knownOn"> & { by: string }
  >;
  blocked: ReviewRefusal | null;
};

/** One item's decision as it was filled in, taken or not. */
export type TypedDecision = Omit<ItemDecision, "decision"> & { decision: ReviewDecision | null };

/** What the last decision came to; what was filled in comes back with it. */
export type ReviewResult = {
  decision: ReviewDecision | null;
  reason: string | null;
  typed: ReadonlyArray<TypedDecision>;
  refusal: ReviewRefusal | "not_found" | "decision_missing";
  /** The item the refusal speaks of. */
  item: string | null;
};
