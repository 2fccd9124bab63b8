import { appendAudit } from "#app/data/audit.server.ts";
import { bumpDataVersion } from "#app/data/data-version.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import { insertLevel } from "#app/data/irm-levels.server.ts";
import { type CalendarDate, calendarDateAt } from "#app/domain/calendar-date.ts";
import { scanText } from "#app/domain/evidence/pii/text.ts";
import type { IrmLevel } from "#app/domain/irm-level.ts";
import { needsReason } from "#app/domain/period-report/level.ts";
import { ownersOf } from "#app/domain/period-report/preflight.ts";
import { byCommitment, suggestedFor } from "#app/domain/period-report/round.ts";
import { type Actor, may, officesOn } from "#app/domain/permission.ts";
import type { Deps } from "#app/services/deps.server.ts";
import { openRound } from "./open-round.server.ts";

export type SetLevelInput = {
  plan: string;
  checkpoint: string;
  asOf: CalendarDate;
  commitment: string;
  level: IrmLevel;
  reason: string;
  actor: Actor;
  actorName: string;
};

export type SetLevelRefusal = "not_found" | "not_allowed" | "reason_required" | "personal_data";

/**
 * Sets the IRM level of a commitment for a round's report. Where it differs from what the rule suggests it
 * needs a reason. Nobody sets the level of what their own organisation owns. Earlier levels stay on file.
 */
export async function setIrmLevel(
  input: SetLevelInput,
  deps: Pick<Deps, "db" | "now" | "newId">,
): Promise<{ ok: true } | { ok: false; refusal: SetLevelRefusal }> {
  const { plan, checkpoint, commitment, level, actor } = input;
  const opened = await openRound(input, deps);
  const members = opened === null ? undefined : byCommitment(opened.indexed, opened.round).get(commitment);
  if (opened === null || members === undefined) return { ok: false, refusal: "not_found" };
  const at = deps.now();
  const today = calendarDateAt(at, opened.indexed.facts.plan.timeZone);
  if (!may(actor, { kind: "set_level", plan, owners: ownersOf(members) }, today)) {
    return { ok: false, refusal: "not_allowed" };
  }
  const suggested = suggestedFor(members);
  const reason = input.reason.trim() === "" ? null : input.reason.trim();
  if (needsReason(level, suggested, reason)) return { ok: false, refusal: "reason_required" };
  if (reason !== null && scanText(reason).length > 0) return { ok: false, refusal: "personal_data" };
  const organisation = officesOn(actor, plan, today).find(({ role }) => role === "reviewer")?.organisation;
  const before = opened.levels.get(commitment)?.level ?? null;
  await inTransaction(deps.db, async (tx) => {
    const id = deps.newId();
    const { planId } = await insertLevel(tx, {
      ...{ id, plan, commitment, checkpoint, level, suggested, reason, userId: actor.userId },
      ...{ organisation: organisation ?? "", knownOn: today, at },
    });
    await appendAudit(
      tx,
      {
        ...{ actorId: actor.userId, actorLabel: input.actorName, action: "irm_level.set", planId, reason },
        ...{ subjectType: "commitment", subjectId: `${commitment} ${checkpoint}` },
        ...{ before: { level: before }, after: { level, suggested } },
      },
      { at },
    );
    await bumpDataVersion(tx);
  });
  return { ok: true };
}
