import { appendAudit } from "#app/data/audit.server.ts";
import { bumpDataVersion } from "#app/data/data-version.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import { insertEvidenceDecision } from "#app/data/evidence-decisions.server.ts";
import { findLawSlot } from "#app/data/evidence-task-read.server.ts";
import { calendarDateAt } from "#app/domain/calendar-date.ts";
import type { StandingValue } from "#app/domain/evidence/legal-standing.ts";
import { scanText } from "#app/domain/evidence/pii/text.ts";
import type { PrincipleValue } from "#app/domain/evidence/principles.ts";
import { type Actor, officesOn } from "#app/domain/permission.ts";
import type { Deps } from "./deps.server.ts";

export type JudgePrinciplesInput = {
  actor: Actor;
  actorName: string;
  plan: string;
  slot: string;
  judgements: PrincipleValue["judgements"];
  /** Legal standing by item id; items left out are not judged now. */
  standings: Readonly<Record<string, StandingValue>>;
  reason: string;
};

export type JudgePrinciplesRefusal =
  | ("not_found" | "not_allowed" | "own_organisation")
  | ("reason_required" | "personal_data");

/**
 * Keeps a reviewer's checklist of the nine principles and the legal standing of a slot's evidence. The
 * machine's own judgement stays beside it. Nobody judges what their own organisation owes.
 */
export async function judgeSlotPrinciples(
  input: JudgePrinciplesInput,
  deps: Pick<Deps, "db" | "now" | "newId">,
): Promise<{ ok: true } | { ok: false; refusal: JudgePrinciplesRefusal }> {
  const at = deps.now();
  return inTransaction(deps.db, async (tx) => {
    const slot = await findLawSlot(tx, input.plan, input.slot);
    if (slot === null) return { ok: false, refusal: "not_found" } as const;
    const { plan } = slot;
    const today = calendarDateAt(at, plan.timeZone);
    const judge = judgeOf(input.actor, { plan: plan.slug, owners: slot.owners }, today);
    if (!judge.ok) return judge;
    const reason = input.reason.trim();
    if (reason === "") return { ok: false, refusal: "reason_required" } as const;
    if (scanText(reason).length > 0) return { ok: false, refusal: "personal_data" } as const;
    const common = {
      ...{ planId: plan.id, slotId: slot.id, closureId: null, reason, userId: input.actor.userId },
      ...{ organisation: judge.organisation, knownOn: today, at },
    };
    const value = { judgements: input.judgements };
    const none = { itemId: null, targetId: null };
    await insertEvidenceDecision(tx, { ...common, ...none, id: deps.newId(), kind: "principle", value });
    for (const item of slot.items) {
      const standing = input.standings[item.id];
      if (standing === undefined) continue;
      const of = { itemId: item.id, targetId: item.targetId };
      await insertEvidenceDecision(tx, {
        ...common,
        ...of,
        id: deps.newId(),
        kind: "standing",
        value: standing,
      });
    }
    await appendAudit(
      tx,
      {
        ...{ actorId: input.actor.userId, actorLabel: input.actorName, action: "principles.judged", reason },
        ...{ subjectType: "evidence_slot", subjectId: slot.id, planId: plan.id, before: null },
        after: { ...value, standings: input.standings },
      },
      { at },
    );
    await bumpDataVersion(tx);
    return { ok: true } as const;
  });
}

/** Whether a person may judge a slot, and the organisation they judge for. */
export function judgeOf(
  actor: Actor,
  { plan, owners }: { plan: string; owners: ReadonlyArray<string> },
  today: Parameters<typeof officesOn>[2],
): { ok: true; organisation: string } | { ok: false; refusal: "not_allowed" | "own_organisation" } {
  const office = officesOn(actor, plan, today).find(
    ({ role }) => role === "secretariat" || role === "reviewer",
  );
  if (office === undefined) return { ok: false, refusal: "not_allowed" };
  const isOwn = actor.offices.some(({ organisation }) => owners.includes(organisation));
  return isOwn ? { ok: false, refusal: "own_organisation" } : { ok: true, organisation: office.organisation };
}
