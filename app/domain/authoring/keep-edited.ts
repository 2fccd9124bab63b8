import type { PlanFacts } from "#app/domain/facts.ts";
import type { Commitment, EvidenceSlot, Milestone, Provenance } from "#app/domain/plan.ts";
import type { PlanEdit } from "./plan-edit.ts";
import { elementCode, indicatorCode } from "./subject-codes.ts";

/** What a source states of a plan's matrix. */
type Stated = Pick<PlanFacts, "checkpoints" | "actions" | "milestones"> & {
  commitments: ReadonlyArray<Commitment & { provenance: ReadonlyArray<Provenance> }>;
};

type IsEdited = (code: string) => boolean;

/**
 * What a source states, with everything that somebody has edited since as it is held: an edited subject keeps
 * what was written, and one that was removed does not come back. Rules of deadlines stay as stated: later
 * rules are dated, and stand beside them.
 */
export function keepEdited(source: Stated, held: Stated, edits: ReadonlyArray<PlanEdit>): Stated {
  const edited = new Set(edits.map(({ subjectType, subjectCode }) => `${subjectType} ${subjectCode}`));
  const of =
    (type: PlanEdit["subjectType"]): IsEdited =>
    (code) =>
      edited.has(`${type} ${code}`);
  const heldMilestones = new Map(held.milestones.map((milestone) => [milestone.code, milestone]));
  return {
    checkpoints: merged(source.checkpoints, held.checkpoints, codeOf, of("checkpoint")),
    commitments: merged(source.commitments, held.commitments, codeOf, of("commitment")),
    actions: merged(source.actions, held.actions, codeOf, of("action")),
    milestones: source.milestones.map((stated) => {
      const kept = heldMilestones.get(stated.code);
      return kept === undefined ? stated : milestoneOf(stated, kept, of);
    }),
  };
}

function milestoneOf(
  stated: Milestone,
  held: Milestone,
  of: (type: PlanEdit["subjectType"]) => IsEdited,
): Milestone {
  const own = of("milestone")(stated.code) ? held : stated;
  const heldSlots = new Map(held.slots.map((slot) => [slot.code, slot]));
  const isIndicatorEdited: IsEdited = (code) => of("indicator")(indicatorCode(stated.code, code));
  return {
    ...own,
    deadlineRules: stated.deadlineRules,
    indicators: merged(stated.indicators, held.indicators, codeOf, isIndicatorEdited),
    slots: stated.slots.flatMap((slot) => slotOf(slot, heldSlots.get(slot.code) ?? null, of) ?? []),
  };
}

/** A slot that was retired here is not stated again. */
function slotOf(
  stated: EvidenceSlot,
  held: EvidenceSlot | null,
  of: (type: PlanEdit["subjectType"]) => IsEdited,
): EvidenceSlot | null {
  const isEdited = of("slot")(stated.code);
  if (held === null) return isEdited ? null : stated;
  const isElementEdited: IsEdited = (key) => of("element")(elementCode(stated.code, key));
  return {
    ...(isEdited ? held : stated),
    elements: merged(stated.elements, held.elements, ({ key }) => key, isElementEdited),
  };
}

function merged<Each>(
  stated: ReadonlyArray<Each>,
  held: ReadonlyArray<Each>,
  keyOf: (each: Each) => string,
  isEdited: IsEdited,
): Array<Each> {
  const kept = new Map(held.map((each) => [keyOf(each), each]));
  return stated.flatMap((each) => (isEdited(keyOf(each)) ? (kept.get(keyOf(each)) ?? []) : each));
}

function codeOf({ code }: { code: string }): string {
  return code;
}
