import { claimHosts, type HostLease } from "#app/data/host-leases.server.ts";
import type { Deps } from "./deps.server.ts";
import { type WorkOptions, workHost } from "./work-host.server.ts";

/** Hosts a worker asks at the same time. */
export const MOST_HOSTS = 32;

export type BatchOptions = WorkOptions & {
  workerId: string;
  /** Milliseconds a lease outlives its worker; 60 s unless told. */
  leaseMs?: number | undefined;
};

/** Leases hosts that have something due and may be asked. */
export function claimWork(
  deps: Deps,
  { workerId, leaseMs }: Pick<BatchOptions, "workerId" | "leaseMs">,
  limit: number = MOST_HOSTS,
): Promise<Array<HostLease>> {
  const lease = leaseMs === undefined ? {} : { leaseMs };
  return claimHosts(deps.db, { workerId, at: deps.now(), limit, ...lease });
}

/** Leases hosts that have something due and looks at their targets, each host at its own pace. */
export async function runWorkerBatch(deps: Deps, options: BatchOptions): Promise<{ checked: number }> {
  const leases = await claimWork(deps, options);
  const checked = await Promise.all(leases.map((lease) => workHost(lease, options, deps)));
  return { checked: checked.reduce((sum, ofHost) => sum + ofHost, 0) };
}
