import { setTimeout as wait } from "node:timers/promises";
import { checkNow } from "./check-now.server.ts";
import type { Deps } from "./deps.server.ts";
import type { SignedIn } from "./sessions.server.ts";

/** How long a person who submitted waits for the machine's first look. */
const MOST_MS = 8_000;

/**
 * Has new evidence opened and judged at once, so that its owner sees the findings on the next page.
 * What is not done in time, or goes wrong, the worker does: the links are already first in its queue.
 */
export async function judgeSubmitted(
  itemIds: ReadonlyArray<string>,
  { actor }: Pick<SignedIn, "actor">,
  deps: Deps,
  { mostMs = MOST_MS }: { mostMs?: number } = {},
): Promise<void> {
  if (itemIds.length === 0) return;
  const over = new AbortController();
  const judging = judgeInTurn(itemIds, { actor, signal: over.signal }, deps);
  const timeUp = wait(mostMs, undefined, { signal: over.signal, ref: false }).catch(() => undefined);
  await Promise.race([judging, timeUp]);
  over.abort();
}

async function judgeInTurn(
  itemIds: ReadonlyArray<string>,
  { actor, signal }: Pick<SignedIn, "actor"> & { signal: AbortSignal },
  deps: Deps,
): Promise<void> {
  for (const itemId of itemIds) {
    if (signal.aborted) return;
    try {
      await checkNow(itemId, actor, deps);
    } catch (error) {
      deps.log.warn({ err: error, item: itemId }, "first look left to the worker");
    }
  }
}
