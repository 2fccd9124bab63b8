import type { CalendarDate } from "#app/domain/calendar-date.ts";
import type { CheckedItem } from "#app/domain/evidence/checked-item.ts";
import type { Closure } from "#app/domain/facts.ts";
import type { MilestoneCard } from "#app/domain/milestone-card.ts";
import type { Bilingual, EvidenceKind } from "#app/domain/plan.ts";
import type { ReportForm } from "#app/domain/report-form.ts";
import type { ReportState } from "#app/domain/review.ts";
import type { ItemStanding, SlotVerdict } from "#app/domain/slot-standing.ts";

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
  /** The person, so that what their device keeps is shown to nobody else. */
  person: string;
  timeZone: string;
  card: MilestoneCard;
  mustBeTrue: Bilingual;
  slots: ReadonlyArray<ReportSlotView>;
  claim: { percentDone: number; submittedOn: CalendarDate; submittedAt: string; state: ReportState } | null;
  returned: { step: string; reason: string | null; by: string; disputed: boolean } | null;
  form: ReportForm;
  draft: { version: number; savedAt: string } | null;
  /** Where answers can be brought in from. */
  before: { milestone: string; percentDone: number; knownOn: CalendarDate } | null;
  /** Why it takes no reports any more. */
  closed: Pick<Closure, "kind" | "into" | "reason" | "knownOn"> | null;
  /** Whom support can be asked of. */
  helpers: ReadonlyArray<{ slug: string; short: string }>;
};
