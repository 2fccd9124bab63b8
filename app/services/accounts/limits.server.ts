import { createHash } from "node:crypto";
import { type Db, inTransaction, type Tx } from "#app/data/db.server.ts";
import { countAttempt, forgetAttempts, removeSpentCounters } from "#app/data/rate-limits.server.ts";
import { networkOf } from "#app/services/sign-in.server.ts";

const MINUTE_MS = 60_000;

type Limit = { most: number; windowMs: number };

/** How often each thing may be tried: by one account, for one address, from one network. */
export const ACCOUNT_LIMITS = {
  /** Codes of an authenticator, recovery codes included. */
  "second-factor:account": { most: 5, windowMs: 15 * MINUTE_MS },
  /** The present password, asked of somebody who is signed in. */
  "password:account": { most: 5, windowMs: 15 * MINUTE_MS },
  /** Mails to one address because somebody typed it. */
  "reset:email": { most: 3, windowMs: 60 * MINUTE_MS },
  "reset:network": { most: 20, windowMs: 60 * MINUTE_MS },
  "new-email:account": { most: 5, windowMs: 60 * MINUTE_MS },
  /** Secrets of links that open nothing. */
  "link:network": { most: 60, windowMs: 15 * MINUTE_MS },
} as const satisfies Record<string, Limit>;

export type AccountLimit = keyof typeof ACCOUNT_LIMITS;

/** Counts one try; answers when to try again, null while it may go on. Nothing of `who` is kept but a digest. */
export async function countTry(tx: Tx, limit: AccountLimit, who: string, at: Date): Promise<Date | null> {
  const { most, windowMs } = ACCOUNT_LIMITS[limit];
  await removeSpentCounters(tx, at);
  const { points, expiresAt } = await countAttempt(tx, keyOf(limit, who), { now: at, windowMs });
  return points > most ? expiresAt : null;
}

/** {@link countTry} in a transaction of its own, counted before the costly work it guards. */
export async function countTryFirst(
  db: Db,
  limit: AccountLimit,
  who: string,
  at: Date,
): Promise<Date | null> {
  return inTransaction(db, (tx) => countTry(tx, limit, who, at));
}

/** A right answer makes room again. */
export async function forgetTries(tx: Tx, limit: AccountLimit, who: string): Promise<void> {
  await forgetAttempts(tx, keyOf(limit, who));
}

function keyOf(limit: AccountLimit, who: string): string {
  const named = limit.endsWith(":network") ? networkOf(who) : who;
  return `${limit}:${createHash("sha256").update(named).digest("base64url")}`;
}
