import type { CalendarDate } from "./calendar-date.ts";
import type { EvidenceRuling, ReviewDecision, VerdictPoint } from "./facts.ts";
import type { DataElement, EvidenceSlot, Provenance } from "./plan.ts";
import { stepStands } from "./review.ts";
import { type ItemStanding, type SlotStanding, type SlotVerdict, slotVerdict } from "./slot-standing.ts";

/** A required element (*elemen data*) and whether accepted evidence that holds contains it. */
export type ElementView = Pick<
  DataElement,
  "key" | "label" | "required" | "legalFooting" | "personalData" | "provenance"
> & { present: boolean };

/** A decision on an item's report, as of the day. */
export type ItemStep = {
  step: "check" | "acceptance";
  decision: ReviewDecision;
  organisation: string;
  on: CalendarDate;
  /** Why this item, or the whole report, went back. */
  reason: string | null;
};

/** One piece of evidence, ready to print. */
export type ItemView = {
  id: string;
  /** Null while it is hidden from public pages. */
  url: string | null;
  hiddenSince: CalendarDate | null;
  kind: EvidenceSlot["acceptedKinds"][number];
  note: string | null;
  organisation: string;
  filedOn: CalendarDate;
  illustration: boolean;
  review: ItemStanding["review"];
  steps: ReadonlyArray<ItemStep>;
  verdict: VerdictPoint | null;
  failing: boolean;
  /** What people made of it after both steps had accepted it; null while nobody had to. */
  ruling: {
    ruling: EvidenceRuling["ruling"];
    organisation: string;
    on: CalendarDate;
    reason: string | null;
  } | null;
  /** Required elements found in it. */
  found: ReadonlyArray<string>;
  firstOpenedOn: CalendarDate | null;
};

/** What a slot adds to the proven number, and why. */
export type SlotWorth =
  | "optional"
  | "empty"
  | "returned"
  | "awaiting"
  | "accepted"
  | "accepted_elements"
  | "accepted_fails";

/** One slot (*data dukung*) as of a day, ready to print. */
export type SlotView = Pick<
  EvidenceSlot,
  "code" | "title" | "criteria" | "required" | "weight" | "acceptedKinds" | "legalStanding" | "provenance"
> & {
  milestone: string;
  verdict: SlotVerdict;
  worth: SlotWorth;
  valueRatio: number;
  presentCount: number;
  requiredCount: number;
  /** Present first, missing last. */
  elements: ReadonlyArray<ElementView>;
  /** Newest first. */
  items: ReadonlyArray<ItemView>;
};

/** Turns a standing into what pages show of it. */
export function slotView(standing: SlotStanding, asOf: CalendarDate): SlotView {
  const { slot } = standing;
  const { code, title, criteria, required, weight, acceptedKinds, legalStanding, provenance } = slot;
  return {
    ...{ code, title, criteria, required, weight, acceptedKinds, legalStanding, provenance },
    milestone: slot.milestone,
    verdict: slotVerdict(standing),
    worth: slotWorth(standing),
    valueRatio: standing.valueRatio,
    presentCount: standing.present.length,
    requiredCount: standing.present.length + standing.missing.length,
    elements: elementViews(standing),
    items: standing.items.map((item) => itemView(item, slot, asOf)).reverse(),
  };
}

/** Why a slot is worth what it is worth in the proven number. */
export function slotWorth(standing: SlotStanding): SlotWorth {
  if (!standing.slot.required) return "optional";
  if (standing.items.length === 0) return "empty";
  if (!standing.accepted) {
    return standing.items.every((item) => item.review === "returned") ? "returned" : "awaiting";
  }
  const holds = standing.items.some((item) => item.review === "accepted" && !item.failing);
  if (!holds) return "accepted_fails";
  return standing.present.length + standing.missing.length === 0 ? "accepted" : "accepted_elements";
}

function elementViews(standing: SlotStanding): Array<ElementView> {
  const holding = standing.items.filter((item) => item.review === "accepted" && !item.failing);
  const found = new Set(holding.flatMap((item) => item.elements));
  const views = standing.slot.elements.map((element) => ({
    key: element.key,
    label: element.label,
    required: element.required,
    legalFooting: element.legalFooting,
    personalData: element.personalData,
    provenance: element.provenance,
    present: found.has(element.key),
  }));
  return [...views.filter((view) => view.present), ...views.filter((view) => !view.present)];
}

function itemView(standing: ItemStanding, slot: EvidenceSlot, asOf: CalendarDate): ItemView {
  const { item, report, ruling } = standing;
  const required = new Set(slot.elements.filter((element) => element.required).map((element) => element.key));
  return {
    id: item.id,
    url: item.hiddenSince === null ? item.url : null,
    hiddenSince: item.hiddenSince,
    kind: item.kind,
    note: item.hiddenSince === null ? item.note : null,
    organisation: report.organisation,
    filedOn: item.knownOn,
    illustration: item.illustration,
    review: standing.review,
    steps: itemSteps(standing, asOf),
    verdict: standing.verdict,
    failing: standing.failing,
    ruling:
      ruling === null
        ? null
        : {
            ...{ ruling: ruling.ruling, organisation: ruling.organisation, on: ruling.knownOn },
            reason: item.hiddenSince === null ? ruling.reason : null,
          },
    found: standing.elements.filter((key) => required.has(key)),
    firstOpenedOn: item.firstOpenedOn !== null && item.firstOpenedOn <= asOf ? item.firstOpenedOn : null,
  };
}

/** The steps that spoke of this item: what went back in one step was not before the next. */
function itemSteps({ item, report }: ItemStanding, asOf: CalendarDate): Array<ItemStep> {
  const steps: Array<ItemStep> = [];
  for (const taken of report.steps) {
    if (!stepStands(taken, asOf)) continue;
    const { step, decision, organisation, knownOn, reason, items } = taken;
    const own = items.find((each) => each.item === item.id);
    if (own === undefined && steps.at(-1)?.decision === "returned") continue;
    const spoken = own ?? { decision, reason };
    steps.push({
      step,
      organisation,
      on: knownOn,
      decision: spoken.decision,
      reason: spoken.reason ?? reason,
    });
  }
  return steps;
}

/** The words of the source a mark rests on; null when nothing is quoted. */
export function quoteOf(provenance: ReadonlyArray<Provenance>, about: string): Provenance | null {
  return (
    provenance.find((entry) => entry.about === about && entry.quote !== null) ??
    provenance.find((entry) => entry.quote !== null) ??
    null
  );
}
