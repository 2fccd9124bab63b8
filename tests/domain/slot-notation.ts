import { type Report, VERDICTS } from "#app/domain/facts.ts";
import type { EvidenceSlot } from "#app/domain/plan.ts";
import { reportsKnownOn } from "#app/domain/review.ts";
import { type SlotStanding, slotStandingAsOf } from "#app/domain/slot-standing.ts";
import { acceptedOn, anElement, anItem, aReport, aSlot, aStep, aVerdict, day } from "../factories.ts";
import { listOf, oneOf } from "../rule-tables.ts";

const REVIEWS = ["pending", "checked", "accepted", "returned"] as const;
const ASOF = day("2023-07-31");

/** Slots as docs/rules/numbers.md writes them: `optional 2 × abcd: accepted supported ab, pending unopened`. */
export function slotsOf(text: string): Array<SlotStanding> {
  return listOf(text).map((part, position) => {
    const written = /^(optional )?(\S+) × (\S+):(.*)$/.exec(part);
    if (written === null) throw new Error(`«${part}» is no slot`);
    const [, optional, weight, elements = "", items = ""] = written;
    const slot = aSlot({
      code: `B06.${position + 1}`,
      required: optional === undefined,
      weight: Number(weight),
      elements: elements === "–" ? [] : [...elements].map((key) => anElement(key)),
    });
    return slotOf(slot, items.trim());
  });
}

/** A slot with the items that a cell lists, oldest first, as it stands two months on. */
export function slotOf(slot: EvidenceSlot, items: string): SlotStanding {
  const written = items === "" || items === "–" ? [] : items.split(",");
  return slotStandingAsOf(
    slot,
    reportsKnownOn(
      written.map((item, position) => reportWith(slot, item.trim(), position)),
      ASOF,
    ),
    ASOF,
  );
}

function reportWith(slot: EvidenceSlot, text: string, position: number): Report {
  const [reviewWord = "", verdictWord = "", found] = text.split(" ");
  const review = oneOf(REVIEWS, reviewWord);
  const verdict = oneOf([...VERDICTS, "unopened"], verdictWord);
  const elements = found === undefined ? null : [...found];
  const id = `e${position}`;
  const verdicts = verdict === "unopened" ? [] : [aVerdict(verdict, "2023-06-10", elements)];
  const [check, acceptance] = acceptedOn("2023-06-05", [id], elements);
  const all = [check, acceptance].filter((step) => step !== undefined);
  const back = aStep({ items: [{ item: id, decision: "returned", reason: "kurang", elements: null }] });
  const steps = { pending: [], checked: all.slice(0, 1), accepted: all, returned: [back] }[review];
  return aReport({ id: `r${position}`, items: [anItem({ id, slot: slot.code, verdicts })], steps });
}
