import { inTransaction } from "#app/data/db.server.ts";
import { claimHosts, type HostLease } from "#app/data/host-leases.server.ts";
import { dueTargets, postpone } from "#app/data/targets.server.ts";
import { checkTarget } from "./check-evidence.server.ts";
import type { Deps } from "./deps.server.ts";
import { type HostTurn, noteResponse, paceOf, responseOf, withHost } from "./host-turn.server.ts";

/** Hosts a worker asks at the same time. */
const HOSTS = 16;
/** A target that could not be judged is tried again after this time. */
const AFTER_FAULT_MS = 3_600_000;

export type BatchOptions = {
  workerId: string;
  /** Ends the batch after the links in hand. */
  signal?: AbortSignal;
};

/** Leases hosts that have something due and looks at their targets, each host at its own pace. */
export async function runWorkerBatch(
  deps: Deps,
  { workerId, signal }: BatchOptions,
): Promise<{ checked: number }> {
  const leases = await claimHosts(deps.db, { workerId, at: deps.now(), limit: HOSTS });
  const checked = await Promise.all(leases.map((lease) => workHost(lease, signal, deps)));
  return { checked: checked.reduce((sum, ofHost) => sum + ofHost, 0) };
}

async function workHost(lease: HostLease, signal: AbortSignal | undefined, deps: Deps): Promise<number> {
  return withHost(lease, deps, async (turn) => {
    const queue = await dueTargets(deps.db, lease.host, deps.now());
    const { concurrent } = paceOf(lease.host, turn.state, deps.allow);
    let [checked, held] = [0, false];
    const goesOn = () => !held && !turn.lost && signal?.aborted !== true;
    const lane = async () => {
      while (goesOn()) {
        const targetId = queue.shift();
        if (targetId === undefined) return;
        const result = await checkOne(targetId, turn, deps);
        if (result.held) held = true;
        if (result.checked) checked += 1;
      }
    };
    await Promise.all(Array.from({ length: concurrent }, lane));
    return checked;
  });
}

async function checkOne(targetId: string, turn: HostTurn, deps: Deps) {
  try {
    const { outcome, observation } = await checkTarget(targetId, turn, deps);
    if (observation === null) return { checked: false, held: false };
    const held = noteResponse(turn, responseOf(turn.lease.host, observation), deps.now());
    return { checked: outcome === "checked", held };
  } catch (error) {
    // One target that cannot be judged must not keep the host from the others.
    deps.log.error({ err: error, target: targetId }, "target not checked");
    const later = new Date(deps.now().getTime() + AFTER_FAULT_MS);
    await inTransaction(deps.db, (tx) => postpone(tx, targetId, later));
    return { checked: false, held: false };
  }
}
