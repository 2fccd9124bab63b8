import type { CalendarDate } from "#app/domain/calendar-date.ts";
import type { CheckedItem } from "#app/domain/evidence/checked-item.ts";
import type { MilestoneCard } from "#app/domain/milestone-card.ts";
import type { Bilingual, EvidenceKind } from "#app/domain/plan.ts";
import type { ReportForm, ReportProblem } from "#app/domain/report-form.ts";
import type { ReportState } from "#app/domain/review.ts";
import type { ItemStanding, SlotVerdict } from "#app/domain/slot-standing.ts";
import type { SubmissionRefusal } from "#app/domain/submission.ts";

/** One slot as its owner sees it. */
export type ReportSlotView = {
  code: string;
  title: Bilingual;
  criteria: Bilingual;
  acceptedKinds: ReadonlyArray<EvidenceKind>;
  verdict: SlotVerdict;
  missing: ReadonlyArray<Bilingual>;
  settled: boolean;
  items: ReadonlyArray<{
    id: string;
    url: string;
    review: ItemStanding["review"];
    reason: string | null;
    checked: CheckedItem;
  }>;
};

/** A milestone as its owner sees it. */
export type ReportPageView = {
  plan: string;
  timeZone: string;
  card: MilestoneCard;
  mustBeTrue: Bilingual;
  slots: ReadonlyArray<ReportSlotView>;
  claim: { percentDone: number; submittedOn: CalendarDate; submittedAt: string; state: ReportState } | null;
  returned: { reason: string | null; by: string } | null;
  form: ReportForm;
  draft: { version: number; savedAt: string } | null;
};

/** What the last press of a button came to. What was typed comes back with it. */
export type ReportResult = {
  form: ReportForm;
  problems: ReadonlyArray<ReportProblem>;
  refusal: SubmissionRefusal | "not_found" | null;
  /** The version this form goes on from. */
  draft: { version: number; savedAt: string } | null;
  /** When the draft was saved elsewhere; it was left as it is. */
  draftChangedAt: string | null;
};
