import { createHash } from "node:crypto";
import { inTransaction } from "#app/data/db.server.ts";
import { countAttempt, removeSpentCounters } from "#app/data/rate-limits.server.ts";
import type { Deps } from "./deps.server.ts";
import { networkOf } from "./sign-in.server.ts";

export const API_WINDOW_MS = 5 * 60 * 1000;
/** Requests of one address in a window. Answers kept by the page cache do not count. */
export const MOST_API_CALLS = 600;

/**
 * Counts one request of an address.
 *
 * @param address null when the server cannot tell it; nothing is counted then.
 * @returns seconds until the address may ask again; null while it may.
 */
export async function countApiCall(
  address: string | null,
  { db, now }: Pick<Deps, "db" | "now">,
): Promise<number | null> {
  if (address === null) return null;
  const digest = createHash("sha256").update(networkOf(address)).digest("base64url");
  const at = now();
  const count = await inTransaction(db, async (tx) => {
    await removeSpentCounters(tx, at);
    return countAttempt(tx, `api:${digest}`, { now: at, windowMs: API_WINDOW_MS });
  });
  if (count.points <= MOST_API_CALLS) return null;
  return Math.max(1, Math.ceil((count.expiresAt.getTime() - at.getTime()) / 1000));
}
