import type { PlanProblem, PlanSurroundings } from "./check-plan.ts";
import type { SubjectType } from "./closed-lists.ts";
import type { PlanDocument, Retired } from "./plan-document.ts";
import type { PlanProblemCode } from "./plan-problems.ts";

type Add = (field: string, code: PlanProblemCode, held: string) => void;
type Codes = ReadonlySet<string>;

/** References to what is not there, or is retired while what names it is not. */
export function referenceProblems(
  document: PlanDocument,
  { organisations, stages }: PlanSurroundings,
): Array<PlanProblem> {
  const problems: Array<PlanProblem> = [];
  const adderFor =
    (subjectType: SubjectType, subjectCode: string): Add =>
    (field, code, held) => {
      problems.push({ subjectType, subjectCode, field, code, held });
    };
  const codes = codesOf(document);
  for (const each of document.commitment)
    successor(adderFor("commitment", each.code), each, codes.commitment);
  for (const each of document.action) {
    const add = adderFor("action", each.code);
    if (mustKnow(add, "commitment", each.commitment, codes.commitment))
      underRetired(add, "commitment", each, codes.retiredCommitments);
    successor(add, each, codes.action);
  }
  for (const each of document.milestone) {
    const add = adderFor("milestone", each.code);
    if (mustKnow(add, "action", each.action, codes.action))
      underRetired(add, "action", each, codes.retiredActions);
    mustKnow(add, "checkpoint", each.checkpoint, codes.checkpoint);
    successor(add, each, codes.milestone);
    ownerProblems(add, each.owners, organisations);
    if (each.deadline?.kind === "stage") mustKnow(add, "deadline", each.deadline.stage, stages);
  }
  for (const each of document.slot) {
    const add = adderFor("slot", each.code);
    mustKnow(add, "milestone", each.milestone, codes.milestone);
    successor(add, each, codes.slot);
  }
  for (const { code, slot } of document.element)
    mustKnow(adderFor("element", code), "slot", slot, codes.slot);
  for (const { code, milestone } of document.indicator)
    mustKnow(adderFor("indicator", code), "milestone", milestone, codes.milestone);
  for (const { code, milestone } of document.lineage)
    mustKnow(adderFor("lineage", code), "milestone", milestone, codes.milestone);
  for (const { code, action, dependsOn } of document.dependency) {
    mustKnow(adderFor("dependency", code), "action", action, codes.action);
    mustKnow(adderFor("dependency", code), "dependsOn", dependsOn, codes.action);
  }
  return problems;
}

function codesOf(document: PlanDocument) {
  const all = (subjects: ReadonlyArray<{ code: string }>) => new Set(subjects.map(({ code }) => code));
  const retired = (subjects: ReadonlyArray<{ code: string; retired: Retired | null }>) =>
    all(subjects.filter((subject) => subject.retired !== null));
  return {
    ...{ checkpoint: all(document.checkpoint), commitment: all(document.commitment) },
    ...{ action: all(document.action), milestone: all(document.milestone), slot: all(document.slot) },
    ...{ retiredCommitments: retired(document.commitment), retiredActions: retired(document.action) },
  };
}

function mustKnow(add: Add, field: string, code: string, known: Codes): boolean {
  if (known.has(code)) return true;
  add(field, "unknown_reference", code);
  return false;
}

/** What is retired keeps its children only when they are retired with it. */
function underRetired(
  add: Add,
  field: "commitment" | "action",
  subject: { commitment?: string; action?: string; retired: Retired | null },
  retired: Codes,
): void {
  const parent = subject[field] ?? "";
  if (subject.retired === null && retired.has(parent)) add(field, "under_retired", parent);
}

function successor(add: Add, subject: { code: string; retired: Retired | null }, known: Codes): void {
  const named = subject.retired?.successor ?? null;
  if (named === null) return;
  if (named === subject.code) add("retired", "own_successor", named);
  else mustKnow(add, "retired", named, known);
}

function ownerProblems(add: Add, owners: ReadonlyArray<{ organisation: string }>, known: Codes): void {
  const seen = new Set<string>();
  for (const { organisation } of owners) {
    if (seen.has(organisation)) add("owners", "owner_twice", organisation);
    seen.add(organisation);
    mustKnow(add, "owners", organisation, known);
  }
}
