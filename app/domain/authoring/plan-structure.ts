import { compareCodes } from "#app/domain/code-order.ts";
import type { DeadlineRule } from "#app/domain/deadline.ts";
import type { PlanFacts } from "#app/domain/facts.ts";
import { groupBy } from "#app/domain/group-by.ts";
import type { Action, Commitment, Milestone, Plan } from "#app/domain/plan.ts";
import type { PlanDocument, Subject } from "./plan-document.ts";

/** What a plan's facts hold of its text. */
export type PlanStructure = Pick<
  PlanFacts,
  "plan" | "checkpoints" | "commitments" | "actions" | "milestones" | "document"
>;

/** What stands beside the document: it is dated by itself, or never edited. */
export type BesideDocument = {
  knownFrom: Plan["knownFrom"];
  /** Every rule of a target's deadline by its code, oldest first. */
  rules: ReadonlyMap<string, ReadonlyArray<DeadlineRule>>;
};

/**
 * A plan as its pages read it: targets with their owners, indicators and slots under the actions.
 *
 * A retired action or commitment stays as long as a target or an action stands under it; a retired slot does not.
 *
 * @throws {Error} when the document holds no plan.
 */
export function planStructure(document: PlanDocument, beside: BesideDocument): PlanStructure {
  const milestones = milestonesOf(document, beside.rules);
  const held = new Set(milestones.map(({ action }) => action));
  const actions = inOrder(document.action)
    .filter(({ code, retired }) => retired === null || held.has(code))
    .map(actionOf);
  const named = new Set(actions.map(({ commitment }) => commitment));
  const commitments = inOrder(document.commitment)
    .filter(({ code, retired }) => retired === null || named.has(code))
    .map(({ code, title, summary, url }): Commitment => ({ code, title, summary, url }));
  const checkpoints = inOrder(document.checkpoint).map(({ ordinal: _, ...checkpoint }) => checkpoint);
  return {
    plan: planOf(document, beside.knownFrom),
    ...{ checkpoints, commitments, actions, milestones, document },
  };
}

function planOf({ plan: [plan] }: PlanDocument, knownFrom: Plan["knownFrom"]): Plan {
  if (plan === undefined) throw new Error("a document without its plan");
  const { code: slug, planCode: code, title, summary, state, periodStart, periodEnd, periodLabel } = plan;
  const { timeZone, source, predecessors } = plan;
  return {
    ...{ slug, code, title, summary, state, periodStart, periodEnd, periodLabel, timeZone },
    ...{ knownFrom, source: { title: source.title, url: source.url }, predecessors },
  };
}

function actionOf(action: Subject<"action">): Action {
  const { code, commitment, title, summary, group, system, stageAsStated, provenance } = action;
  return { code, commitment, title, summary, group, system, stageAsStated, provenance };
}

function milestonesOf(document: PlanDocument, rules: BesideDocument["rules"]): Array<Milestone> {
  const elements = groupBy(inOrder(document.element), ({ slot }) => slot);
  const live = document.slot.filter(({ retired }) => retired === null);
  const slots = groupBy(
    live.toSorted((left, right) => compareCodes(left.code, right.code)),
    ({ milestone }) => milestone,
  );
  const sorted = document.indicator.toSorted((left, right) => (left.key < right.key ? -1 : 1));
  const indicators = groupBy(sorted, ({ milestone }) => milestone);
  return inMatrixOrder(document).map((milestone) => ({
    ...{ code: milestone.code, action: milestone.action, checkpoint: milestone.checkpoint },
    ...{ title: milestone.title, mustBeTrue: milestone.mustBeTrue, weight: milestone.weight },
    ...{ legalBasis: milestone.legalBasis, workPlanItem: milestone.workPlanItem, owners: milestone.owners },
    indicators: (indicators.get(milestone.code) ?? []).map(
      ({ code: _, milestone: __, key, ...indicator }) => ({ ...indicator, code: key }),
    ),
    slots: (slots.get(milestone.code) ?? []).map(({ values: _, retired: __, ...slot }) => ({
      ...slot,
      elements: (elements.get(slot.code) ?? []).map(
        ({ code: _code, slot: _slot, ordinal: _ordinal, ...element }) => element,
      ),
    })),
    deadlineRules: rules.get(milestone.code) ?? [],
    provenance: milestone.provenance,
  }));
}

/** Targets in the order of actions, then checkpoints. */
function inMatrixOrder({ milestone, action, checkpoint }: PlanDocument): Array<Subject<"milestone">> {
  const rowOf = new Map(action.map(({ code, ordinal }) => [code, ordinal]));
  const columnOf = new Map(checkpoint.map(({ code, ordinal }) => [code, ordinal]));
  const place = (each: Subject<"milestone">) => [
    rowOf.get(each.action) ?? 0,
    columnOf.get(each.checkpoint) ?? 0,
  ];
  const placed = milestone.map((each) => ({ each, place: place(each) }));
  return placed
    .sort(
      ({ each: left, place: [row = 0, column = 0] }, { each: right, place: [otherRow = 0, other = 0] }) => {
        return row - otherRow || column - other || compareCodes(left.code, right.code);
      },
    )
    .map(({ each }) => each);
}

function inOrder<Each extends { ordinal: number; code: string }>(subjects: ReadonlyArray<Each>): Array<Each> {
  return subjects.toSorted(
    (left, right) => left.ordinal - right.ordinal || compareCodes(left.code, right.code),
  );
}
