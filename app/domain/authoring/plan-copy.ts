import { EMPTY_DOCUMENT, type PlanDocument, type Subject } from "./plan-document.ts";
import { lineageCode } from "./subject-codes.ts";

export type CopyKind = "copy" | "successor";

/**
 * A new plan made of another: what is in force is copied under its codes. A successor keeps the line of each
 * target back to the earlier plan; a copy does not.
 */
export function copiedPlan(from: PlanDocument, plan: Subject<"plan">, kind: CopyKind): PlanDocument {
  const live = <Each extends { retired: unknown }>(list: ReadonlyArray<Each>) =>
    list.filter(({ retired }) => retired === null);
  const milestone = live(from.milestone);
  const targets = new Set(milestone.map(({ code }) => code));
  const slot = live(from.slot).filter((each) => targets.has(each.milestone));
  const slots = new Set(slot.map(({ code }) => code));
  const [earlier] = from.plan;
  return {
    ...EMPTY_DOCUMENT,
    plan: [earlier === undefined ? plan : headOf(plan, earlier, kind)],
    ...{ field: live(from.field), checkpoint: from.checkpoint, commitment: live(from.commitment) },
    ...{ action: live(from.action), milestone, slot, dependency: from.dependency },
    indicator: from.indicator.filter((each) => targets.has(each.milestone)),
    element: from.element.filter((each) => slots.has(each.slot)),
    lineage: kind === "successor" && earlier !== undefined ? milestone.map(carriedOver(earlier.code)) : [],
  };
}

function carriedOver(fromPlan: string) {
  return ({ code }: Subject<"milestone">): Subject<"lineage"> => ({
    ...{ code: lineageCode(code, "carried_over", code), milestone: code, kind: "carried_over" },
    ...{ fromPlan, fromCode: code, note: null },
  });
}

/** The head of the new plan: what was typed, and the source that the quotes and lines copied with it are from. */
function headOf(plan: Subject<"plan">, earlier: Subject<"plan">, kind: CopyKind): Subject<"plan"> {
  const source = plan.source.title.id === "" ? earlier.source : plan.source;
  const words = { ...earlier.words, ...plan.words };
  if (kind === "copy") return { ...plan, source, words };
  const predecessor = {
    ...{ code: earlier.planCode, title: earlier.title, period: earlier.periodLabel.id },
    ...{ finding: { id: "", en: null }, url: `/${earlier.code}` },
  };
  return { ...plan, source, words, predecessors: [...earlier.predecessors, predecessor] };
}
