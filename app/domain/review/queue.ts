import type { CalendarDate } from "#app/domain/calendar-date.ts";
import type { DisputeRefusal, DisputeView } from "#app/domain/dispute.ts";
import type { ReviewStep } from "#app/domain/facts.ts";
import type { MilestoneCard } from "#app/domain/milestone-card.ts";
import type { Bilingual } from "#app/domain/plan.ts";
import type { ReviewRefusal } from "#app/domain/review.ts";
import type { QueueFilter, ReviewerLoad } from "./assignment.ts";
import type { NotGreen } from "./green.ts";

/** Somebody a case can be given to. */
export type Candidate = { userId: string; name: string };

export type QueueRow = {
  report: string;
  plan: string;
  card: MilestoneCard;
  /** Short name of the organisation that submitted. */
  organisation: string;
  submittedOn: CalendarDate;
  submittedAt: string;
  percentDone: number;
  links: number;
  /** Whole days the report has waited for this step. */
  waitedDays: number;
  /** False for the person's own report, or that of an organisation of theirs. */
  mayReview: boolean;
  /** Every check of every link is green: it may be accepted together with others. */
  green: boolean;
  /** In whose hands it is; null for nobody's. */
  holder: Candidate | null;
  /** Whom it can be given to: nobody whom four eyes bar. */
  candidates: ReadonlyArray<Candidate>;
};

export type ReviewQueue = {
  /** The longest waiting first. */
  rows: ReadonlyArray<QueueRow>;
  /** How many there are under each filter. */
  counts: Readonly<Record<QueueFilter, number>>;
  loads: ReadonlyArray<ReviewerLoad>;
  /** Objections that wait for this body's answer, the longest waiting first. */
  disputes: ReadonlyArray<DisputeRow>;
};

/** A case that keeps a batch from being accepted. */
export type BatchRefusal = {
  report: string;
  /** Code of its milestone; null when there is no such report. */
  milestone: string | null;
  why: NotGreen | ReviewRefusal | "not_found";
};

/** An objection in a queue. */
export type DisputeRow = {
  step: string;
  plan: string;
  milestone: string;
  title: Bilingual;
  /** Short name of the organisation that objects. */
  organisation: string;
  on: CalendarDate;
  sinceAt: string;
  waitedDays: number;
  mayAnswer: boolean;
};

/** A return with its objection, and what this person may do about it. */
export type DisputePage = {
  stepId: string;
  plan: string;
  milestone: string;
  title: Bilingual;
  /** Short name of the organisation that submitted, and its report. */
  organisation: string;
  submittedOn: CalendarDate;
  percentDone: number;
  narrative: string;
  step: ReviewStep["step"];
  /** Short name of the body that returned. */
  by: string;
  returnedOn: CalendarDate;
  reason: string | null;
  items: ReadonlyArray<{ slot: string; reason: string | null }>;
  dispute: DisputeView | null;
  /** Null when the person may file the objection. */
  disputeBlocked: DisputeRefusal | null;
  /** Null when the person may answer it. */
  answerBlocked: DisputeRefusal | null;
};
