import type { CalendarDate } from "./calendar-date.ts";
import { compareCodes } from "./code-order.ts";
import type { MilestoneStatus } from "./milestone-status.ts";
import { type Bilingual, leadOf } from "./plan.ts";
import { type SlotVerdict, slotVerdict } from "./slot-standing.ts";
import { type IndexedFacts, standingsAsOf } from "./standings.ts";

/** One slot in the list of all evidence. */
export type EvidenceRow = {
  code: string;
  title: Bilingual;
  milestone: string;
  milestoneStatus: MilestoneStatus;
  lead: string | null;
  required: boolean;
  verdict: SlotVerdict;
  /** Ids of the items that count. */
  items: ReadonlyArray<string>;
};

export type EvidenceGroup = { verdict: SlotVerdict; rows: ReadonlyArray<EvidenceRow> };

export type EvidenceList = {
  /** Failing first, then uncertain, empty and good; groups without a slot stay out. */
  groups: ReadonlyArray<EvidenceGroup>;
  shown: number;
  total: number;
  /** Leads of the plan's milestones, for the filter. */
  owners: ReadonlyArray<string>;
};

const WORST_FIRST: ReadonlyArray<SlotVerdict> = [
  "withheld",
  "not_supported",
  "partly_supported",
  "not_checkable",
  "none",
  "supported_with_remarks",
  "supported",
];

/**
 * Every slot of the plan by its verdict as of a day.
 *
 * @param owner slots of the milestones this organisation leads; null for all.
 */
export function evidenceListAsOf(
  indexed: IndexedFacts,
  asOf: CalendarDate,
  owner: string | null,
): EvidenceList {
  const rows = standingsAsOf(indexed, asOf).flatMap((standing) =>
    standing.slots.map((slot) => ({
      code: slot.slot.code,
      title: slot.slot.title,
      milestone: standing.code,
      milestoneStatus: standing.status,
      lead: leadOf(standing.milestone),
      required: slot.slot.required,
      verdict: slotVerdict(slot),
      items: slot.items.filter((item) => item.review !== "returned").map((item) => item.item.id),
    })),
  );
  const shown = rows.filter((row) => owner === null || row.lead === owner);
  const groups = WORST_FIRST.map((verdict) => ({
    verdict,
    rows: shown
      .filter((row) => row.verdict === verdict)
      .sort((left, right) => compareCodes(left.code, right.code)),
  })).filter((group) => group.rows.length > 0);
  const owners = [...new Set(rows.flatMap((row) => row.lead ?? []))].sort();
  return { groups, shown: shown.length, total: rows.length, owners };
}
