import { appendAudit } from "#app/data/audit.server.ts";
import { bumpDataVersion } from "#app/data/data-version.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import { insertExtension, loadExtensions } from "#app/data/extensions.server.ts";
import { findPlanRow } from "#app/data/review-reasons.server.ts";
import { CalendarDateSchema } from "#app/domain/calendar-date.ts";
import { type AskRefusal, askRefusal } from "#app/domain/extension.ts";
import type { Actor } from "#app/domain/permission.ts";
import type { Deps } from "#app/services/deps.server.ts";
import { findOwnMilestone, reportsFor } from "#app/services/owner/own-milestone.server.ts";

export type AskExtensionInput = {
  actor: Actor;
  actorName: string;
  plan: string;
  milestone: string;
  untilOn: string;
  reason: string;
};

/** An owner asks for more time for a milestone, until a day and for a reason. Nothing moves before it is granted. */
export async function askExtension(
  input: AskExtensionInput,
  deps: Pick<Deps, "db" | "now" | "newId">,
): Promise<{ ok: true } | { ok: false; refusal: AskRefusal | "not_found" | "not_owner" }> {
  const found = await findOwnMilestone(input, deps);
  if (!found.ok) return found;
  const { milestone, standing, today } = found;
  const at = deps.now();
  const untilOn = CalendarDateSchema.safeParse(input.untilOn.trim()).data ?? null;
  const { deadline } = standing;
  return inTransaction(deps.db, async (tx) => {
    const row = await findPlanRow(tx, input.plan);
    const all = row === null ? [] : await loadExtensions(tx, row.id);
    const requests = all.filter((request) => request.milestone === milestone.code);
    const finished = standing.closure !== null || standing.reportedPercent === 100;
    const refusal = askRefusal({ deadline, finished, requests }, { untilOn, reason: input.reason }, today);
    if (refusal !== null || untilOn === null || deadline.kind !== "dated")
      return { ok: false, refusal: refusal ?? "until_missing" };
    const organisation = reportsFor(input.actor, input.plan, milestone, today);
    const asked = { untilOn, fromOn: deadline.dueOn, reason: input.reason.trim() };
    const id = deps.newId();
    const planId = await insertExtension(tx, {
      ...{ ...asked, id, plan: input.plan, milestone: milestone.code, organisation },
      ...{ author: input.actor.userId, knownOn: today, at },
    });
    const entry = {
      ...{ actorId: input.actor.userId, actorLabel: input.actorName, planId, reason: asked.reason },
      ...{ action: "extension.asked", subjectType: "milestone", subjectId: milestone.code, before: null },
      after: { request: id, ...asked, organisation },
    };
    await appendAudit(tx, entry, { at });
    await bumpDataVersion(tx);
    return { ok: true };
  });
}
