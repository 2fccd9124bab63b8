import { appendAudit } from "#app/data/audit.server.ts";
import { loadFiledClosures } from "#app/data/closures.server.ts";
import { bumpDataVersion } from "#app/data/data-version.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import { insertEvidenceDecision } from "#app/data/evidence-decisions.server.ts";
import { findLawSlot } from "#app/data/evidence-task-read.server.ts";
import { calendarDateAt } from "#app/domain/calendar-date.ts";
import type { DeciderRefusal } from "#app/domain/evidence/law-page.ts";
import { scanText } from "#app/domain/evidence/pii/text.ts";
import type { Actor } from "#app/domain/permission.ts";
import type { Deps } from "./deps.server.ts";
import { deciderOf } from "./evidence-decider.server.ts";
import { legalGroundCodes } from "./legal-grounds.server.ts";

export type DecideClosureInput = {
  actor: Actor;
  actorName: string;
  plan: string;
  slot: string;
  closureId: string;
  approved: boolean;
  reason: string;
};

export type DecideClosureRefusal =
  | DeciderRefusal
  | ("not_found" | "reason_required" | "already_decided" | "personal_data");

/**
 * Approves or refuses a closure: four eyes, never on one's own organisation's. An approval by a named
 * person is what lets a closure waive anything. A closure is decided once; a change is filed anew.
 */
export async function decideClosure(
  input: DecideClosureInput,
  deps: Pick<Deps, "db" | "now" | "newId">,
): Promise<{ ok: true } | { ok: false; refusal: DecideClosureRefusal }> {
  const at = deps.now();
  return inTransaction(deps.db, async (tx) => {
    const slot = await findLawSlot(tx, input.plan, input.slot);
    if (slot === null) return { ok: false, refusal: "not_found" } as const;
    const { plan } = slot;
    const today = calendarDateAt(at, plan.timeZone);
    const known = { grounds: legalGroundCodes(), asOf: today };
    const filed = (await loadFiledClosures(tx, [slot.id], known)).get(slot.id) ?? [];
    const found = filed.find(({ closure }) => closure.id === input.closureId);
    if (found === undefined) return { ok: false, refusal: "not_found" } as const;
    const subject = { plan: plan.slug, author: found.filedBy, organisation: found.organisation };
    const decider = deciderOf(input.actor, subject, today);
    if (!decider.ok) return decider;
    const reason = input.reason.trim();
    if (reason === "") return { ok: false, refusal: "reason_required" } as const;
    if (scanText(reason).length > 0) return { ok: false, refusal: "personal_data" } as const;
    if (found.decided !== null) return { ok: false, refusal: "already_decided" } as const;
    const value = { approved: input.approved };
    const userId = input.actor.userId;
    await insertEvidenceDecision(tx, {
      ...{
        id: deps.newId(),
        planId: plan.id,
        kind: "closure",
        itemId: null,
        slotId: slot.id,
        targetId: null,
      },
      ...{ closureId: input.closureId, value, reason, userId, organisation: decider.organisation },
      ...{ knownOn: today, at },
    });
    const action = input.approved ? "closure.approved" : "closure.refused";
    await appendAudit(
      tx,
      {
        ...{ actorId: userId, actorLabel: input.actorName, action, planId: plan.id, reason },
        ...{ subjectType: "partial_closure", subjectId: input.closureId, before: null, after: value },
      },
      { at },
    );
    await bumpDataVersion(tx);
    return { ok: true } as const;
  });
}
