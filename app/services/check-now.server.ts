import { appendAudit } from "#app/data/audit.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import { findItemPlace, type ItemPlace } from "#app/data/evidence-items.server.ts";
import { makeUrgent } from "#app/data/targets.server.ts";
import { verdictPointsOfItem } from "#app/data/verdicts.server.ts";
import { calendarDateAt } from "#app/domain/calendar-date.ts";
import type { Verdict } from "#app/domain/facts.ts";
import { type Actor, may } from "#app/domain/permission.ts";
import { checkTarget } from "./check-evidence.server.ts";
import type { Deps } from "./deps.server.ts";
import { claimHostSoon, noteResponse, responseOf, withHost } from "./host-turn.server.ts";

/** How long a person waits for a host that is being asked by another worker. */
const WAIT_MS = 3_000;

export type CheckedNow =
  | {
      ok: true;
      /** Whether the address was looked at now; else it is looked at before all others. */
      checked: boolean;
      verdict: Verdict | null;
      plan: string;
      slot: string;
    }
  | { ok: false; refusal: "item_not_found" | "not_allowed" };

/** Looks at one piece of evidence at once when its host permits, else before all others (*periksa sekarang*). */
export async function checkNow(itemId: string, actor: Actor, deps: Deps): Promise<CheckedNow> {
  const place = await findItemPlace(deps.db, itemId);
  if (place === null) return { ok: false, refusal: "item_not_found" };
  const { plan, slot } = place;
  const today = calendarDateAt(deps.now(), plan.timeZone);
  if (!may(actor, { kind: "check_link", plan: plan.slug }, today))
    return { ok: false, refusal: "not_allowed" };
  await askForCheck(itemId, place, actor, deps);
  const checked = await lookIfPermitted(place, deps);
  const verdict = (await verdictPointsOfItem(deps.db, itemId)).at(-1)?.verdict ?? null;
  return { ok: true, checked, verdict, plan: plan.slug, slot };
}

/** Written first: whatever happens to the look itself, it will be made. */
async function askForCheck(itemId: string, { targetId, plan }: ItemPlace, actor: Actor, deps: Deps) {
  const at = deps.now();
  await inTransaction(deps.db, async (tx) => {
    await makeUrgent(tx, targetId, at);
    await appendAudit(
      tx,
      {
        ...{ actorId: actor.userId, actorLabel: actor.userId, action: "evidence.check_asked", reason: null },
        ...{ subjectType: "evidence_item", subjectId: itemId, planId: plan.id, before: null, after: null },
      },
      { at },
    );
  });
}

async function lookIfPermitted({ host, targetId }: ItemPlace, deps: Deps): Promise<boolean> {
  const workerId = `now-${deps.newId()}`;
  const lease = await claimHostSoon(host, { workerId, mostMs: WAIT_MS }, deps);
  if (lease === null) return false;
  return withHost(lease, deps, async (turn) => {
    const { outcome, observation } = await checkTarget(targetId, turn, deps);
    if (observation !== null) noteResponse(turn, responseOf(host, observation), deps.now());
    return outcome === "checked";
  });
}
