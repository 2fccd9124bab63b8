import type { CalendarDate } from "./calendar-date.ts";
import type { EvidenceItem, ItemDecision, Report, Verdict, VerdictPoint } from "./facts.ts";
import type { EvidenceSlot } from "./plan.ts";
import { itemDecisionAsOf, type KnownReport, type ReportState } from "./review.ts";
import { lastKnown } from "./schedule.ts";

/** Where one piece of evidence stands on the as-of day. */
export type ItemStanding = {
  item: EvidenceItem;
  report: Report;
  /** `accepted` in both steps; `checked` by the secretariat only; `pending` undecided; `returned` counts for nothing. */
  review: "pending" | "checked" | "accepted" | "returned";
  decision: ItemDecision | null;
  /** The machine's latest word; null when it has not looked yet. */
  verdict: VerdictPoint | null;
  /** Broken for certain, or held back for personal data. "Could not tell" is not failing. */
  failing: boolean;
  /** Keys of the slot's elements found in it, by the machine or else by the secretariat. */
  elements: ReadonlyArray<string>;
};

/** Where one slot stands on the as-of day, and what it is worth in the proven number. */
export type SlotStanding = {
  slot: EvidenceSlot;
  items: ReadonlyArray<ItemStanding>;
  /** Some item is accepted in both review steps. */
  accepted: boolean;
  /** An accepted item fails on the day, and no later accepted item that holds took its place. */
  acceptedFails: boolean;
  /** No item that is not returned, or every such item fails. */
  emptyOrFails: boolean;
  /** Required elements that non-failing accepted evidence contains. */
  present: ReadonlyArray<string>;
  /** Required elements that it does not contain. */
  missing: ReadonlyArray<string>;
  /** 0–1: share of the required elements present; 0 or 1 for a slot without an element list. */
  valueRatio: number;
};

/** Stands every item filed in a slot, as of a day. Reports come oldest first. */
export function slotStandingAsOf(
  slot: EvidenceSlot,
  reports: ReadonlyArray<KnownReport>,
  asOf: CalendarDate,
): SlotStanding {
  const items: Array<ItemStanding> = [];
  for (const { report, state } of reports) {
    for (const item of report.items) {
      if (item.slot === slot.code && item.knownOn <= asOf)
        items.push(itemStanding(item, report, state, asOf));
    }
  }
  // Items come oldest first, so what failed is replaced by whatever holds after it.
  const lastAccepted = items.findLast((standing) => standing.review === "accepted");
  const holding = items.filter((standing) => standing.review === "accepted" && !standing.failing);
  const present: Array<string> = [];
  const missing: Array<string> = [];
  for (const { key, required } of slot.elements) {
    if (!required) continue;
    const found = holding.some((standing) => standing.elements.includes(key));
    (found ? present : missing).push(key);
  }
  const requiredCount = present.length + missing.length;
  return {
    slot,
    items,
    accepted: lastAccepted !== undefined,
    acceptedFails: lastAccepted?.failing ?? false,
    emptyOrFails: items.every((standing) => standing.review === "returned" || standing.failing),
    present,
    missing,
    valueRatio: holding.length === 0 ? 0 : requiredCount === 0 ? 1 : present.length / requiredCount,
  };
}

function itemStanding(
  item: EvidenceItem,
  report: Report,
  state: ReportState,
  asOf: CalendarDate,
): ItemStanding {
  const decision = itemDecisionAsOf(report, item.id, asOf);
  const verdict = lastKnown(item.verdicts, asOf);
  const failing = verdict !== null && (verdict.verdict === "not_supported" || verdict.verdict === "withheld");
  const elements = verdict?.elements ?? decision?.elements ?? [];
  return { item, report, review: itemReview(state, decision), decision, verdict, failing, elements };
}

function itemReview(state: ReportState, decision: ItemDecision | null): ItemStanding["review"] {
  if (state === "returned" || decision?.decision === "returned") return "returned";
  if (state === "submitted" || decision === null) return "pending";
  return state === "accepted" ? "accepted" : "checked";
}

export type SlotVerdict = Verdict | "none";

const FROM_BEST: ReadonlyArray<Verdict> = [
  "supported",
  "supported_with_remarks",
  "partly_supported",
  "not_checkable",
  "not_supported",
  "withheld",
];

/**
 * One word for a slot: the best verdict among the items that count, or `none` without any.
 * An accepted item that fails unreplaced speaks for the slot. An item nobody has opened yet is not checkable.
 */
export function slotVerdict(standing: SlotStanding): SlotVerdict {
  let best: SlotVerdict = "none";
  let withheld = false;
  for (const item of standing.items) {
    if (item.review === "returned") continue;
    const verdict = item.verdict?.verdict ?? "not_checkable";
    withheld ||= verdict === "withheld";
    if (best === "none" || FROM_BEST.indexOf(verdict) < FROM_BEST.indexOf(best)) best = verdict;
  }
  if (!standing.acceptedFails) return best;
  return withheld ? "withheld" : "not_supported";
}
