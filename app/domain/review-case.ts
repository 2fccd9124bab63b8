import type { CalendarDate } from "./calendar-date.ts";
import type { DisputeView } from "./dispute.ts";
import type { CheckedItem } from "./evidence/checked-item.ts";
import type { ItemDecision, Obstacle, ReviewDecision, ReviewStep, Verdict } from "./facts.ts";
import type { MilestoneCard } from "./milestone-card.ts";
import type { Bilingual, EvidenceKind } from "./plan.ts";
import type { ChangedSince } from "./review/changed-since.ts";
import type { Candidate } from "./review/queue.ts";
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

/** One item's decision as it was filled in, taken or not. */
export type TypedDecision = Omit<ItemDecision, "decision"> & { decision: ReviewDecision | null };

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
    Pick<ReviewStep, "id" | "step" | "decision" | "reason" | "recordedAt" | "knownOn"> & {
      /** Short name and slug of the organisation that decided. */
      by: string;
      organisation: string;
      dispute: DisputeView | null;
    }
  >;
  /** Short names of the organisations the decisions name, by slug. */
  names: Readonly<Record<string, string>>;
  /** What is otherwise than when somebody last decided; null when nobody has. */
  since: ChangedSince | null;
  /** In whose hands the case is, and whom it can be given to. */
  holder: Candidate | null;
  candidates: ReadonlyArray<Candidate>;
  /** Sentences a reason can start from. */
  reasons: ReadonlyArray<Bilingual>;
  /** Why this person may not take this step now; null when they may. */
  blocked: ReviewRefusal | null;
};
