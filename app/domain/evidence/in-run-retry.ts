import { type HostResponse, retryAfterMs } from "./politeness.ts";

const MOST_RETRIES = 2;
/** A host that asks for longer is left alone, and its other links with it. */
const MOST_WAIT_MS = 5_000;
const PAUSE_MS = 500;

const TRANSIENT: ReadonlySet<number> = new Set([408, 500, 502, 503, 504]);

export type InRunRetry = {
  waitMs: number;
  /** The host itself asked for the pause, so none of its addresses is asked meanwhile. */
  holdsHost: boolean;
};

/**
 * Whether and when an answer is asked for once more within the same look, or null to take it as it is.
 *
 * Short-lived faults of a server are, twice at most; a 429 only when the server says how long to wait,
 * never at once; what is wrong with the address itself never. Broken connections are the client's own
 * to repeat.
 *
 * Source: evidence specification §3.3.
 *
 * @param attempt requests made so far for this look, 1 after the first.
 */
export function inRunRetry(response: HostResponse, attempt: number, now: Date): InRunRetry | null {
  const { status } = response;
  if (status === null || attempt > MOST_RETRIES) return null;
  if (status !== 429 && !TRANSIENT.has(status)) return null;
  const askedMs = retryAfterMs(response.retryAfter, now);
  if (askedMs !== null) return askedMs <= MOST_WAIT_MS ? { waitMs: askedMs, holdsHost: true } : null;
  return status === 429 ? null : { waitMs: PAUSE_MS * attempt, holdsHost: false };
}
