import type { CalendarDate } from "#app/domain/calendar-date.ts";
import { ownersOf } from "#app/domain/period-report/preflight.ts";
import { byCommitment, suggestedFor } from "#app/domain/period-report/round.ts";
import { type Actor, may } from "#app/domain/permission.ts";
import type { OpenedRound } from "./open-round.server.ts";

type Judged = Pick<OpenedRound, "indexed" | "round" | "levels">;

/**
 * Why this person may not issue the report of a round today; null when they may. `own_level`: a level that
 * departs from the rule is theirs, so that another person must issue.
 */
export function issueRefusal(
  actor: Actor,
  { indexed, round, levels }: Judged,
  today: CalendarDate,
): "not_allowed" | "own_level" | null {
  const owners = ownersOf(round.own);
  const act = { kind: "issue_report", plan: indexed.facts.plan.slug, owners } as const;
  if (!may(actor, { ...act, judges: [] }, today)) return "not_allowed";
  const judges: Array<string> = [];
  for (const [commitment, members] of byCommitment(indexed, round)) {
    const set = levels.get(commitment);
    if (set !== undefined && set.level !== suggestedFor(members)) judges.push(set.userId);
  }
  return may(actor, { ...act, judges }, today) ? null : "own_level";
}
