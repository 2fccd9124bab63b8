import type { Tx } from "./db.server.ts";

export type RateCount = { points: number; expiresAt: Date };

/**
 * Adds one to a counter, which starts anew once its time is over, or when it would last longer than any: then a clock
 * had jumped ahead as it began, and nobody is to wait for that day. Counters are shared by all servers.
 */
export async function countAttempt(
  tx: Tx,
  key: string,
  { now, windowMs }: { now: Date; windowMs: number },
): Promise<RateCount> {
  const held = await tx.rateLimit.findUnique({ where: { key }, select: { points: true, expiresAt: true } });
  const fresh = { points: 1, expiresAt: new Date(now.getTime() + windowMs) };
  const next =
    held === null || held.expiresAt <= now || held.expiresAt > fresh.expiresAt
      ? fresh
      : { points: held.points + 1, expiresAt: held.expiresAt };
  await tx.rateLimit.upsert({
    where: { key },
    create: { key, ...next },
    update: next,
    select: { key: true },
  });
  return next;
}

/** Takes one back: the attempt was a good one. */
export async function uncountAttempt(tx: Tx, key: string): Promise<void> {
  await tx.rateLimit.updateMany({ where: { key, points: { gt: 0 } }, data: { points: { decrement: 1 } } });
}

export async function forgetAttempts(tx: Tx, key: string): Promise<void> {
  await tx.rateLimit.deleteMany({ where: { key } });
}

export async function removeSpentCounters(tx: Tx, now: Date): Promise<void> {
  await tx.rateLimit.deleteMany({ where: { expiresAt: { lte: now } } });
}
