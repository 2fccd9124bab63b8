import { groupBy } from "#app/domain/group-by.ts";
import type { SubjectType } from "./closed-lists.ts";
import type { PlanDocument, Subject } from "./plan-document.ts";

export const FINDINGS = [
  "no_claim",
  "no_dataset",
  "no_element",
  "no_criteria",
  "no_slot",
  "no_date",
  "no_owner",
  "owner_without_account",
] as const;
export type FindingCode = (typeof FINDINGS)[number];

/** Something that will keep anyone from proving a target, seen while it is written. */
export type Finding = {
  subjectType: Extract<SubjectType, "milestone" | "slot">;
  subjectCode: string;
  /** The target it is about. */
  milestone: string;
  code: FindingCode;
  /** The organisation without an account; null elsewhere. */
  detail: string | null;
};

/**
 * What keeps each target of a plan from being verified. What is retired is not looked at.
 *
 * Source: docs/rules/verifiability.md.
 *
 * @param withAccount organisations that somebody can report for.
 */
export function verifiabilityOf(document: PlanDocument, withAccount: ReadonlySet<string>): Array<Finding> {
  const slots = groupBy(
    document.slot.filter(({ retired }) => retired === null),
    ({ milestone }) => milestone,
  );
  const indicators = groupBy(document.indicator, ({ milestone }) => milestone);
  const withElements = new Set(document.element.map(({ slot }) => slot));
  return document.milestone
    .filter(({ retired }) => retired === null)
    .flatMap((milestone) => {
      const own = slots.get(milestone.code) ?? [];
      return [
        ...claimFindings(milestone, indicators.get(milestone.code) ?? []),
        ...slotFindings(milestone.code, own, withElements),
        ...ownerFindings(milestone, withAccount),
      ];
    });
}

function claimFindings(
  milestone: Subject<"milestone">,
  indicators: ReadonlyArray<Subject<"indicator">>,
): Array<Finding> {
  const measured = indicators.some(({ target }) => (target ?? "").trim() !== "");
  const counted = /\d|\b(semua|seluruh|setiap|tersedia|terbit|all|every)\b/i.test(milestone.mustBeTrue.id);
  const findings: Array<Finding> = [];
  if (milestone.mustBeTrue.id.trim() === "" || !(measured || counted))
    findings.push(ofMilestone(milestone.code, "no_claim"));
  if (milestone.deadline === null) findings.push(ofMilestone(milestone.code, "no_date"));
  return findings;
}

/** Kinds that hold data; an activity proves what is not about data. */
const DATA_KINDS: ReadonlyArray<string> = ["dataset", "api"];

function slotFindings(
  milestone: string,
  slots: ReadonlyArray<Subject<"slot">>,
  withElements: ReadonlySet<string>,
): Array<Finding> {
  if (!slots.some(({ required }) => required)) return [ofMilestone(milestone, "no_slot")];
  const findings: Array<Finding> = [];
  const accepts = (slot: Subject<"slot">, kinds: ReadonlyArray<string>) =>
    slot.acceptedKinds.some((kind) => kinds.includes(kind));
  if (!slots.some((slot) => accepts(slot, [...DATA_KINDS, "activity"])))
    findings.push(ofMilestone(milestone, "no_dataset"));
  for (const slot of slots) {
    const of = (code: FindingCode): Finding => {
      return { subjectType: "slot", subjectCode: slot.code, milestone, code, detail: null };
    };
    if (accepts(slot, DATA_KINDS) && !withElements.has(slot.code)) findings.push(of("no_element"));
    if (slot.criteria.id.trim() === "") findings.push(of("no_criteria"));
  }
  return findings;
}

function ownerFindings(
  { code, owners }: Subject<"milestone">,
  withAccount: ReadonlySet<string>,
): Array<Finding> {
  if (owners.length === 0) return [ofMilestone(code, "no_owner")];
  return owners
    .filter(({ organisation }) => !withAccount.has(organisation))
    .map(({ organisation }) => ({ ...ofMilestone(code, "owner_without_account"), detail: organisation }));
}

function ofMilestone(milestone: string, code: FindingCode): Finding {
  return { subjectType: "milestone", subjectCode: milestone, milestone, code, detail: null };
}
