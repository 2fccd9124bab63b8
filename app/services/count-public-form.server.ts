import { createHash } from "node:crypto";
import type { Tx } from "#app/data/db.server.ts";
import { countAttempt, removeSpentCounters } from "#app/data/rate-limits.server.ts";
import { networkOf } from "./sign-in.server.ts";

const HOUR_MS = 3_600_000;

type Limit = { most: number; windowMs: number };

/** How often one network may send each public form. */
export const MOST_FORMS = {
  follow: { most: 20, windowMs: HOUR_MS },
  remark: { most: 10, windowMs: HOUR_MS },
  comment: { most: 10, windowMs: HOUR_MS },
  request: { most: 10, windowMs: HOUR_MS },
} as const satisfies Record<string, Limit>;

/**
 * Counts a form that needs no account.
 *
 * @param address network address it comes from; null when the server cannot tell, and nothing is counted.
 * @returns when to try again; null when it may go on.
 */
export async function countPublicForm(
  tx: Tx,
  form: keyof typeof MOST_FORMS,
  { address, at }: { address: string | null; at: Date },
): Promise<Date | null> {
  await removeSpentCounters(tx, at);
  if (address === null) return null;
  const { most, windowMs } = MOST_FORMS[form];
  const network = createHash("sha256").update(networkOf(address)).digest("base64url");
  const { points, expiresAt } = await countAttempt(tx, `${form}:network:${network}`, { now: at, windowMs });
  return points > most ? expiresAt : null;
}
