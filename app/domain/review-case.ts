import type { CalendarDate } from "./calendar-date.ts";
import type { CheckedItem } from "./evidence/checked-item.ts";
import type { Obstacle, ReviewDecision, ReviewStep, Verdict } from "./facts.ts";
import type { MilestoneCard } from "./milestone-card.ts";
import type { Bilingual, EvidenceKind } from "./plan.ts";
import type { ReviewRefusal } from "./review.ts";

/** One piece of evidence as a reviewer sees it. */
export type CaseItem = {
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
  /** Element keys the machine found; null when it did not look. */
  found: ReadonlyArray<string> | null;
  checked: CheckedItem;
  /** The secretariat's decision, once taken. */
  decision: {
    decision: ReviewDecision;
    reason: string | null;
    elements: ReadonlyArray<string> | null;
  } | null;
  /** Codes of other slots of this report that the same address is filed in. */
  alsoIn: ReadonlyArray<string>;
};

/** A submitted report laid out for a decision. */
export type ReviewCase = {
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
  items: ReadonlyArray<CaseItem>;
  /** Proven percent if everything that is still open went through both steps. */
  provenIfAccepted: number | null;
  steps: ReadonlyArray<
    Pick<ReviewStep, "step" | "decision" | "reason" | "recordedAt" | "knownOn"> & { by: string }
  >;
  /** Why this person may not take this step now; null when they may. */
  blocked: ReviewRefusal | null;
};
