import { setTimeout as wait } from "node:timers/promises";
import {
  claimHost,
  type HostLease,
  releaseHost,
  renewLease,
  type StoredRobots,
} from "#app/data/host-leases.server.ts";
import type { PlanDeadlines } from "#app/data/plan-facts.server.ts";
import { hostKey, parseUrl } from "#app/domain/evidence/canonical-url.ts";
import type { Observation, Probe } from "#app/domain/evidence/observation.ts";
import {
  afterResponse,
  concurrentRequests,
  type HostResponse,
  type HostState,
} from "#app/domain/evidence/politeness.ts";
import type { AllowEntry } from "#app/domain/evidence/url-policy.ts";
import type { GuardedClient } from "#app/fetch/guarded-client.server.ts";
import { createHostGate, type HostGate, type HostPace } from "#app/fetch/politeness.server.ts";
import type { Deps } from "./deps.server.ts";

/** Hosts on the operator's list are the operator's own and may be asked faster. */
const OWN_HOST: HostPace = { ratePerSecond: 20, concurrent: 4 };
const POLL_MS = 100;

/** One worker's time with one host, and what it learns of the host meanwhile. */
export type HostTurn = {
  lease: HostLease;
  state: HostState;
  robots: ReadonlyArray<StoredRobots>;
  /** A pace that measurements on hosts of one's own set; null asks as the host wants to be asked. */
  fixedPace: HostPace | null;
  /** Another worker has the host by now: nothing may be saved any more. */
  lost: boolean;
  /** Answers to invented neighbours, by host and directory; null until they were read. */
  probes: Map<string, Probe> | null;
  /** Schedules of the plans whose evidence was judged in this turn, by slug. */
  plans: Map<string, PlanDeadlines>;
  /** Work that lanes of one turn must not do twice at the same time, by what it is for. */
  underway: Map<string, Promise<void>>;
};

const gateOf = new WeakMap<GuardedClient, HostGate>();

/** The gate all requests of a client pass. It keeps real time, whatever day a rehearsal pretends. */
export function hostGate(client: GuardedClient): HostGate {
  const known = gateOf.get(client);
  if (known !== undefined) return known;
  const gate = createHostGate({ now: () => new Date(performance.now()) });
  gateOf.set(client, gate);
  return gate;
}

/** How fast and how many at a time this host may be asked. */
export function paceOf(host: string, state: HostState | null, allow: ReadonlyArray<AllowEntry>): HostPace {
  const pace = isOwnHost(host, allow) ? OWN_HOST : defaultPace(state);
  return state !== null && state.circuitOpens > 0 ? { ...pace, concurrent: 1 } : pace;
}

function defaultPace(state: HostState | null): HostPace {
  if (state === null) return { ratePerSecond: 1, concurrent: 1 };
  return { ratePerSecond: state.ratePerSecond, concurrent: concurrentRequests(state) };
}

function isOwnHost(host: string, allow: ReadonlyArray<AllowEntry>): boolean {
  return allow.some((entry) => {
    const name = entry.host.includes(":") ? `[${entry.host}]` : entry.host;
    return host === name || host === `${name}:${entry.port}`;
  });
}

/** Works with a leased host, keeps the lease alive meanwhile, and gives the host back whatever happens. */
export async function withHost<Result>(
  lease: HostLease,
  deps: Deps,
  work: (turn: HostTurn) => Promise<Result>,
  { fixedPace = null }: { fixedPace?: HostPace | null } = {},
): Promise<Result> {
  const { ratePerSecond } = paceOf(lease.host, lease.state, deps.allow);
  const turn: HostTurn = {
    ...{ lease, robots: lease.robots, fixedPace, lost: false, probes: null },
    ...{ plans: new Map(), underway: new Map() },
    state: { ...lease.state, ratePerSecond },
  };
  const renewal = setInterval(() => {
    renewLease(deps.db, lease, deps.now()).then(
      (renewed) => {
        turn.lost ||= !renewed;
      },
      (error: unknown) => deps.log.error({ err: error, host: lease.host }, "lease not renewed"),
    );
  }, lease.leaseMs / 2);
  try {
    return await work(turn);
  } finally {
    clearInterval(renewal);
    await releaseHost(deps.db, lease, restOf(turn, deps), deps.now());
  }
}

/** The operator's own hosts need no rest between two turns, unless they ask for it. */
function restOf({ state }: HostTurn, { allow, now }: Deps): HostState {
  return isHeld(state) || !isOwnHost(state.host, allow) ? state : { ...state, nextAt: now() };
}

function isHeld({ backoffStep, circuitOpens }: HostState): boolean {
  return backoffStep > 0 || circuitOpens > 0;
}

/** Waits a little for a host's turn; null when it is busy, or has asked to be left alone, for longer. */
export async function claimHostSoon(
  host: string,
  { workerId, mostMs }: { workerId: string; mostMs: number },
  deps: Deps,
): Promise<HostLease | null> {
  const startedAt = performance.now();
  const begin = deps.now().getTime();
  for (;;) {
    const waited = performance.now() - startedAt;
    const at = new Date(Math.max(deps.now().getTime(), begin + waited)); // a rehearsal's clock may stand still
    const claim = await claimHost(deps.db, host, { workerId, at });
    if (claim.lease !== null) return claim.lease;
    const holdMs = claim.leased ? POLL_MS : Math.max(POLL_MS, claim.nextAt.getTime() - at.getTime());
    if (waited + holdMs > mostMs) return null;
    await wait(holdMs);
  }
}

/** Takes an answer into account; true when the host wants to be left alone from now on. */
export function noteResponse(turn: HostTurn, response: HostResponse, now: Date): boolean {
  turn.state = afterResponse(turn.state, response, now);
  return isHeld(turn.state);
}

/** What an observation says of one host: of a chain that left it, only its own part. */
export function responseOf(host: string, observation: Observation): HostResponse {
  const hop = observation.hops.findLast(({ url }) => hostOf(url) === host);
  const isLast = hop === undefined || hop === observation.hops.at(-1);
  return {
    status: isLast ? observation.status : (hop?.status ?? null),
    errorCode: isLast ? observation.errorCode : null,
    retryAfter: isLast ? (observation.headers["retry-after"] ?? null) : null,
  };
}

function hostOf(address: string): string | null {
  const url = parseUrl(address);
  return url === null ? null : hostKey(url);
}

/** Does a piece of work of a turn once, however many of its lanes ask for it; again only when it failed. */
export function onceInTurn(turn: HostTurn, name: string, work: () => Promise<void>): Promise<void> {
  const known = turn.underway.get(name);
  if (known !== undefined) return known;
  const doing = work().catch((error: unknown) => {
    turn.underway.delete(name);
    throw error;
  });
  turn.underway.set(name, doing);
  return doing;
}

/** How fast and how many at a time the host of a turn may be asked now. */
export function paceInTurn({ lease, state, fixedPace }: HostTurn, { allow }: Deps): HostPace {
  return fixedPace ?? paceOf(lease.host, state, allow);
}
