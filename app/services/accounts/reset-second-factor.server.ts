import { findFactor, removeFactor } from "#app/data/account-factor.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import { removeSessionsOf } from "#app/data/sessions.server.ts";
import { findAccount } from "#app/data/users.server.ts";
import type { Deps } from "#app/services/deps.server.ts";
import { type AccountWords, tellChange } from "./account-mail.server.ts";
import { auditAccount } from "./audit-account.server.ts";
import { findManaged } from "./change-person.server.ts";
import type { Manager } from "./manage-users.server.ts";

export type ResetFactorOutcome =
  | { ok: true }
  | { ok: false; refusal: "not_found" | "not_allowed" | "own_factor" | "factor_absent" | "reason_missing" };

/**
 * Takes the second factor off somebody who lost it, for a reason that is on record. All their sessions end and they
 * are told by mail; their password stays, so that nobody gets in by this alone. Nobody does it for themselves.
 */
export async function resetSecondFactor(
  { manager, userId, reason }: { manager: Manager; userId: string; reason: string },
  words: AccountWords,
  deps: Pick<Deps, "db" | "now" | "newId">,
): Promise<ResetFactorOutcome> {
  const at = deps.now();
  return inTransaction(deps.db, async (tx): Promise<ResetFactorOutcome> => {
    const found = await findManaged(tx, { manager, userId }, at);
    if (!found.ok) return found;
    if (userId === manager.userId) return { ok: false, refusal: "own_factor" };
    const factor = await findFactor(tx, userId);
    if (factor === null || factor.confirmedAt === null) return { ok: false, refusal: "factor_absent" };
    if (reason.trim() === "") return { ok: false, refusal: "reason_missing" };
    await removeFactor(tx, userId);
    await removeSessionsOf(tx, userId, null);
    const entry = { action: "second_factor.reset", subjectType: "user", subjectId: userId } as const;
    await auditAccount(tx, manager, { ...entry, reason: reason.trim() }, at);
    const holder = await findAccount(tx, { id: userId });
    if (holder !== null)
      await tellChange(tx, { holder, what: "factor_reset" }, words, { at, newId: deps.newId });
    return { ok: true };
  });
}
