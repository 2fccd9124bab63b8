import { setTimeout as sleep } from "node:timers/promises";
import { fullBucket, HOST_RATE, type TokenBucket, takeToken } from "#app/domain/evidence/politeness.ts";

/** `ratePerSecond` may be Infinity, for a host of one's own. */
export type HostPace = { ratePerSecond: number; concurrent: number };

/** Keeps the requests of this process to one host apart and few. */
export type HostGate = {
  /** Waits for this host's turn, runs the task, and lets the next in. */
  run: <Result>(host: string, task: () => Promise<Result>, pace?: HostPace) => Promise<Result>;
};

export type HostGateOptions = {
  now: () => Date;
  wait?: (ms: number) => Promise<unknown>;
};

type Gate = { bucket: TokenBucket; running: number; queue: Array<() => void> };

const DEFAULT_PACE: HostPace = { ratePerSecond: HOST_RATE.perSecond, concurrent: HOST_RATE.concurrent };

const MOST_GATES = 10_000;

export function createHostGate({ now, wait = sleep }: HostGateOptions): HostGate {
  const gates = new Map<string, Gate>();

  async function enter(gate: Gate, pace: HostPace): Promise<void> {
    if (gate.running >= pace.concurrent) await new Promise<void>((resolve) => gate.queue.push(resolve));
    else gate.running += 1;
    while (Number.isFinite(pace.ratePerSecond)) {
      const { bucket, waitMs } = takeToken(gate.bucket, pace.ratePerSecond, now());
      gate.bucket = bucket;
      if (waitMs === 0) return;
      await wait(waitMs);
    }
  }

  /** Hands the place to the next in line, if any. */
  function leave(gate: Gate): void {
    const next = gate.queue.shift();
    if (next === undefined) gate.running -= 1;
    else next();
  }

  function gateOf(host: string): Gate {
    if (gates.size >= MOST_GATES) forgetIdle(gates);
    const gate = gates.get(host) ?? { bucket: fullBucket(now()), running: 0, queue: [] };
    gates.set(host, gate);
    return gate;
  }

  return {
    async run(host, task, pace = DEFAULT_PACE) {
      const gate = gateOf(host);
      await enter(gate, pace);
      try {
        return await task();
      } finally {
        leave(gate);
      }
    },
  };
}

function forgetIdle(gates: Map<string, Gate>): void {
  for (const [host, gate] of gates) if (gate.running === 0) gates.delete(host);
}
