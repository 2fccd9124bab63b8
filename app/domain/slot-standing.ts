import type { CalendarDate } from "./calendar-date.ts";
import type { EvidenceItem, EvidenceRuling, ItemDecision, Report, Verdict, VerdictPoint } from "./facts.ts";
import type { EvidenceSlot } from "./plan.ts";
import { isUpheld, rulingAsOf } from "./review/ruling.ts";
import { itemDecisionAsOf, type KnownReport, type ReportState } from "./review.ts";
import { lastKnown } from "./schedule.ts";

/** Where one piece of evidence stands on the as-of day. */
export type ItemStanding = {
  item: EvidenceItem;
  report: Report;
  /**
   * `accepted` in both steps; `checked` by the secretariat only; `pending` undecided; `returned` counts for
   * nothing, as does what was accepted and has lapsed since.
   */
  review: "pending" | "checked" | "accepted" | "returned";
  decision: ItemDecision | null;
  /** The machine's latest word; null when it has not looked yet. */
  verdict: VerdictPoint | null;
  /** What people made of it after the machine found it changed or gone; null while nobody had to. */
  ruling: EvidenceRuling | null;
  /**
   * Broken for certain, or held back for personal data, and no person found that it proves all the same.
   * "Could not tell" is not failing.
   */
  failing: boolean;
  /** Its content is not what was accepted, and nobody has found the new content right. */
  changed: boolean;
  /** Keys of the slot's elements found in it, by the machine or else by the secretariat. */
  elements: ReadonlyArray<string>;
};

/** What one slot is worth on the as-of day: all that status and the proven number ask. */
export type SlotScore = {
  slot: EvidenceSlot;
  /** Some item is filed and not returned. */
  filed: boolean;
  /** Some item is accepted in both review steps. */
  accepted: boolean;
  /** An accepted item fails on the day, and no later accepted item that holds took its place. */
  acceptedFails: boolean;
  /** The content of the latest accepted item is not what was accepted. */
  acceptedChanged: boolean;
  /** No item that is not returned, or every such item fails. */
  emptyOrFails: boolean;
  /** 0–1: share of the required elements present; 0 or 1 for a slot without an element list. */
  valueRatio: number;
};

/** Where one slot stands on the as-of day, item by item. */
export type SlotStanding = SlotScore & {
  items: ReadonlyArray<ItemStanding>;
  /** Required elements that non-failing accepted evidence contains. */
  present: ReadonlyArray<string>;
  /** Required elements that it does not contain. */
  missing: ReadonlyArray<string>;
};

/** Stands every item filed in a slot, as of a day. Reports come oldest first. */
export function slotStandingAsOf(
  slot: EvidenceSlot,
  reports: ReadonlyArray<KnownReport>,
  asOf: CalendarDate,
): SlotStanding {
  const items = itemsAsOf(slot, reports, asOf);
  const holding = items.filter(holds);
  const required = slot.elements.filter((element) => element.required).map(({ key }) => key);
  const isPresent = (key: string) => holding.some(({ elements }) => elements.includes(key));
  const [present, missing] = [required.filter(isPresent), required.filter((key) => !isPresent(key))];
  return { ...scoreOf(slot, items), items, present, missing };
}

/** Scores one slot as of a day. Reports come oldest first. */
export function slotScoreAsOf(
  slot: EvidenceSlot,
  reports: ReadonlyArray<KnownReport>,
  asOf: CalendarDate,
): SlotScore {
  return scoreOf(slot, itemsAsOf(slot, reports, asOf));
}

const NONE: ReadonlyArray<never> = [];

function itemsAsOf(
  slot: EvidenceSlot,
  reports: ReadonlyArray<KnownReport>,
  asOf: CalendarDate,
): ReadonlyArray<ItemStanding> {
  let items: Array<ItemStanding> | null = null;
  for (const { report, state } of reports) {
    for (const item of report.items) {
      if (item.slot !== slot.code || item.knownOn > asOf) continue;
      items ??= [];
      items.push(itemStanding(item, report, state, asOf));
    }
  }
  return items ?? NONE;
}

function holds({ review, failing }: ItemStanding): boolean {
  return review === "accepted" && !failing;
}

/** What the items of a slot are worth together. They come oldest first: what failed is replaced by whatever holds after it. */
function scoreOf(slot: EvidenceSlot, items: ReadonlyArray<ItemStanding>): SlotScore {
  let [filed, someStands, accepted, acceptedFails, acceptedChanged] = [false, false, false, false, false];
  for (const { review, failing, changed } of items) {
    if (review === "returned") continue;
    filed = true;
    someStands ||= !failing;
    if (review !== "accepted") continue;
    accepted = true;
    acceptedFails = failing;
    acceptedChanged = changed;
  }
  const valueRatio = accepted ? provenRatio(slot, items) : 0;
  const emptyOrFails = !someStands;
  return { slot, filed, accepted, acceptedFails, acceptedChanged, emptyOrFails, valueRatio };
}

function provenRatio(slot: EvidenceSlot, items: ReadonlyArray<ItemStanding>): number {
  if (!items.some(holds)) return 0;
  let [required, proven] = [0, 0];
  for (const element of slot.elements) {
    if (!element.required) continue;
    required += 1;
    if (items.some((item) => holds(item) && item.elements.includes(element.key))) proven += 1;
  }
  return required === 0 ? 1 : proven / required;
}

function itemStanding(
  item: EvidenceItem,
  report: Report,
  state: ReportState,
  asOf: CalendarDate,
): ItemStanding {
  const decision = itemDecisionAsOf(report, item.id, asOf);
  const verdict = lastKnown(item.verdicts, asOf);
  const fails = verdict !== null && (verdict.verdict === "not_supported" || verdict.verdict === "withheld");
  const changed = verdict?.changed ?? false;
  const elements = verdict?.elements ?? decision?.elements ?? [];
  const review = itemReview(state, decision);
  const ruling = item.rulings.length === 0 || review !== "accepted" ? null : rulingAsOf(item, report, asOf);
  const standing = { item, report, review, decision, verdict, ruling, failing: fails, changed, elements };
  if (ruling === null) return standing;
  if (ruling.ruling === "lapsed") return { ...standing, review: "returned" };
  if (!isUpheld(item, ruling, asOf)) return standing;
  const found = fails ? (decision?.elements ?? []) : elements;
  return { ...standing, failing: false, changed: false, elements: found };
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
