import { setTimeout as sleep } from "node:timers/promises";
import type { Deps } from "#app/services/deps.server.ts";
import { clearLeftovers } from "#app/services/keep-content.server.ts";
import { claimWork, MOST_HOSTS } from "#app/services/run-worker-batch.server.ts";
import { type WorkOptions, workHost } from "#app/services/work-host.server.ts";

/** After a failed batch the worker waits this much longer than between two looks for work. */
const AFTER_FAULT_MS = 5_000;

export type Worker = { stop: () => Promise<void> };

/** What came of one host's turn. */
export type TurnReport = { host: string; checked: number; ms: number };

export type WorkerOptions = {
  bench?: WorkOptions["bench"];
  /** Milliseconds between two looks for work while there is none. */
  pollMs?: number;
  /** Milliseconds a lease outlives its worker; 60 s unless told. */
  leaseMs?: number | undefined;
  onTurn?: (report: TurnReport) => void;
};

/** Looks at whatever is due until it is stopped. Stopping waits for the links in hand and takes no new ones. */
export function startWorker(deps: Deps, options: WorkerOptions = {}): Worker {
  const ending = new AbortController();
  const workerId = `worker-${deps.newId()}`;
  const running = run(deps, { ...options, workerId, signal: ending.signal });
  return {
    async stop() {
      ending.abort();
      await running;
    },
  };
}

type RunOptions = WorkerOptions & { workerId: string; signal: AbortSignal };

/** Keeps as many hosts in hand as it may: a slow one never keeps the others waiting. */
async function run(deps: Deps, options: RunOptions): Promise<void> {
  const { signal, pollMs = 1_000 } = options;
  await clearLeftovers(deps).catch((error) => deps.log.error({ err: error }, "leftovers not cleared"));
  const turns = new Set<Promise<void>>();
  while (!signal.aborted) {
    try {
      const began = await beginTurns(turns, deps, options);
      if (turns.size >= MOST_HOSTS) await Promise.race(turns);
      else if (began === 0) await Promise.race([pause(pollMs, signal), ...turns]);
    } catch (error) {
      deps.log.error({ err: error, worker: options.workerId }, "no hosts leased");
      await pause(pollMs + AFTER_FAULT_MS, signal);
    }
  }
  await Promise.all(turns);
}

async function beginTurns(turns: Set<Promise<void>>, deps: Deps, options: RunOptions): Promise<number> {
  const leases = await claimWork(deps, options, MOST_HOSTS - turns.size);
  for (const lease of leases) {
    const turn = takeTurn(lease, deps, options).finally(() => turns.delete(turn));
    turns.add(turn);
  }
  return leases.length;
}

async function takeTurn(
  lease: Parameters<typeof workHost>[0],
  deps: Deps,
  { workerId, onTurn, signal, bench }: RunOptions,
): Promise<void> {
  const startedAt = performance.now();
  try {
    const checked = await workHost(lease, { signal, bench }, deps);
    if (checked > 0) deps.log.info({ checked, host: lease.host, worker: workerId }, "links checked");
    onTurn?.({ host: lease.host, checked, ms: Math.round(performance.now() - startedAt) });
  } catch (error) {
    deps.log.error({ err: error, host: lease.host, worker: workerId }, "host not worked through");
    await pause(AFTER_FAULT_MS, signal);
  }
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal, ref: true }).catch(() => {}); // stopping ends the pause
}
