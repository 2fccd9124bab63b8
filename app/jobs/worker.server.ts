import { setTimeout as sleep } from "node:timers/promises";
import type { Deps } from "#app/services/deps.server.ts";
import { runWorkerBatch } from "#app/services/run-worker-batch.server.ts";

/** After a failed batch the worker waits this much longer than between two looks for work. */
const AFTER_FAULT_MS = 5_000;

export type Worker = { stop: () => Promise<void> };

/** Looks at whatever is due until it is stopped. Stopping waits for the links in hand and takes no new ones. */
export function startWorker(deps: Deps, { pollMs = 1_000 }: { pollMs?: number } = {}): Worker {
  const ending = new AbortController();
  const workerId = `worker-${deps.newId()}`;
  const running = run(deps, { workerId, pollMs, signal: ending.signal });
  return {
    async stop() {
      ending.abort();
      await running;
    },
  };
}

type RunOptions = { workerId: string; pollMs: number; signal: AbortSignal };

async function run(deps: Deps, { workerId, pollMs, signal }: RunOptions): Promise<void> {
  while (!signal.aborted) {
    try {
      const { checked } = await runWorkerBatch(deps, { workerId, signal });
      if (checked > 0) deps.log.info({ checked, workerId }, "links checked");
      if (checked === 0) await pause(pollMs, signal);
    } catch (error) {
      deps.log.error({ err: error, workerId }, "batch failed");
      await pause(pollMs + AFTER_FAULT_MS, signal);
    }
  }
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal, ref: true }).catch(() => {}); // stopping ends the pause
}
