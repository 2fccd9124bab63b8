import type { CalendarDate } from "#app/domain/calendar-date.ts";
import type { PlanFacts } from "#app/domain/facts.ts";
import { takeBack } from "./plan-edit.ts";
import { planStructure } from "./plan-structure.ts";

/** How many of the plan's edits were known at the end of a day. Those after the first unknown one were not. */
export function editsKnownOn({ edits }: Pick<PlanFacts, "edits">, asOf: CalendarDate): number {
  const first = edits.findIndex(({ knownOn }) => knownOn > asOf);
  return first === -1 ? edits.length : first;
}

/**
 * The facts with the plan's text as it read at the end of a day: later edits are taken back.
 *
 * Reports, rules of deadlines and the closing of targets are dated by themselves and stay as they are; what
 * was reported on a target that was not yet written is left out of sight with it.
 */
export function factsAsOf(facts: PlanFacts, asOf: CalendarDate): PlanFacts {
  const known = editsKnownOn(facts, asOf);
  if (known === facts.edits.length) return facts;
  const document = takeBack(facts.document, facts.edits.slice(known));
  const rules = new Map(facts.milestones.map(({ code, deadlineRules }) => [code, deadlineRules]));
  const { knownFrom } = facts.plan;
  return { ...facts, ...planStructure(document, { knownFrom, rules }), edits: facts.edits.slice(0, known) };
}
