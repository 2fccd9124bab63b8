import { z } from "zod";
import type { HostState } from "#app/domain/evidence/politeness.ts";
import { type Db, inTransaction, type Tx } from "./db.server.ts";
import { type StoredInstant, statement } from "./many-reads.server.ts";

/** How long a host stays leased without a sign of life from its worker. */
export const LEASE_MS = 60_000;

/** Free since ever, and due before everything else. */
const LONG_AGO = new Date(0);
const IDLE_MS = 30 * 24 * 3_600_000;
const CIRCUIT_FAILURES = 5;

const RobotsSchema = z.object({
  origin: z.string(),
  readAt: z.iso.datetime().transform((at) => new Date(at)),
  state: z.enum(["rules", "open", "closed"]),
  text: z.string(),
  closedSince: z.iso
    .datetime()
    .transform((at) => new Date(at))
    .nullable(),
});
/** What an origin of the host said in its robots.txt. */
export type StoredRobots = z.infer<typeof RobotsSchema>;
const RobotsListSchema = z.array(RobotsSchema);

/** A host that one worker alone may ask. Whoever leases it next raises the fence. */
export type HostLease = {
  host: string;
  owner: string;
  fence: number;
  /** How the host behaved until the lease began. */
  state: HostState;
  robots: ReadonlyArray<StoredRobots>;
  /** The institution lets its links be opened although its robots.txt forbids it. */
  robotsWaived: boolean;
  /** Milliseconds without a sign of life after which the host is another worker's. */
  leaseMs: number;
};

type ClaimOptions = { workerId: string; at: Date; leaseMs?: number };

type LeasedRow = {
  host: string;
  fence: number;
  nextAt: StoredInstant;
  ratePerSecond: number;
  failStreak: number;
  robotsJson: string | null;
  backoffStep: number;
  robotsWaivedBy: string | null;
};

/** Makes the host known and due: as its targets are, or before all others. */
export async function ensureHost(tx: Tx, host: string, { at, first }: { at: Date; first: boolean }) {
  const known = await tx.hostState.findUnique({ where: { host }, select: { dueAt: true } });
  if (known === null) {
    const dueAt = first ? LONG_AGO : at;
    await tx.hostState.create({ data: { host, dueAt, nextAt: LONG_AGO, leaseUntil: LONG_AGO } });
  } else if (first || known.dueAt > at) {
    await tx.hostState.update({ where: { host }, data: { dueAt: first ? LONG_AGO : at } });
  }
}

const dueHosts = statement<{ host: string }>(
  `SELECT "host" FROM "HostState" WHERE "dueAt" <= ? AND "nextAt" <= ? AND "leaseUntil" < ?
  ORDER BY "dueAt", "host" LIMIT ?`,
);

/** Leases hosts that have something due and may be asked, the most urgent first. */
export async function claimHosts(
  db: Db,
  { limit, ...options }: ClaimOptions & { limit: number },
): Promise<Array<HostLease>> {
  const { at } = options;
  // A look before the write lock: most of the time nothing is due.
  if ((await dueHosts(db, at, at, at, 1)).length === 0) return [];
  return inTransaction(db, async (tx) => {
    const due = await dueHosts(tx, at, at, at, limit);
    const hosts = due.map(({ host }) => host);
    const leases = await leaseAll(tx, hosts, options);
    return hosts.map((host) => leases.get(host)).filter((lease) => lease !== undefined);
  });
}

/** Leases this host when it is free and may be asked, whether something is due or not. */
export async function claimHost(
  db: Db,
  host: string,
  options: ClaimOptions,
): Promise<{ lease: HostLease } | { lease: null; leased: boolean; nextAt: Date }> {
  const { at } = options;
  return inTransaction(db, async (tx) => {
    await ensureHostKnown(tx, host, at);
    const { leaseUntil, nextAt } = await tx.hostState.findUniqueOrThrow({
      where: { host },
      select: { leaseUntil: true, nextAt: true },
    });
    const leased = leaseUntil >= at;
    if (leased || nextAt > at) return { lease: null, leased, nextAt };
    const lease = (await leaseAll(tx, [host], options)).get(host);
    if (lease === undefined) throw new Error(`the host ${host} went away`);
    return { lease };
  });
}

/** Makes the host known without having it looked at. */
export async function ensureHostKnown(tx: Tx, host: string, at: Date): Promise<void> {
  const known = await tx.hostState.findUnique({ where: { host }, select: { host: true } });
  if (known !== null) return;
  const dueAt = new Date(at.getTime() + IDLE_MS);
  await tx.hostState.create({ data: { host, dueAt, nextAt: at, leaseUntil: LONG_AGO } });
}

const lease = statement<LeasedRow>(
  `UPDATE "HostState" SET "leaseUntil" = ?, "owner" = ?, "fence" = "fence" + 1 WHERE "host" = ?
  RETURNING "host", "fence", "nextAt", "ratePerSecond", "failStreak", "robotsJson", "backoffStep",
    "robotsWaivedBy"`,
);

async function leaseAll(
  tx: Tx,
  hosts: ReadonlyArray<string>,
  { workerId, at, leaseMs = LEASE_MS }: ClaimOptions,
): Promise<Map<string, HostLease>> {
  const until = new Date(at.getTime() + leaseMs);
  const leases = new Map<string, HostLease>();
  for (const host of hosts) {
    const [row] = await lease(tx, until, workerId, host);
    if (row !== undefined) leases.set(host, leaseOf(row, { workerId, leaseMs }));
  }
  return leases;
}

function leaseOf(
  { host, fence, nextAt, ratePerSecond, failStreak, backoffStep, ...row }: LeasedRow,
  { workerId, leaseMs }: { workerId: string; leaseMs: number },
): HostLease {
  const circuitOpens = Math.max(0, failStreak - CIRCUIT_FAILURES + 1);
  return {
    ...{ host, owner: workerId, fence, leaseMs, robotsWaived: row.robotsWaivedBy !== null },
    state: { host, nextAt: new Date(nextAt), ratePerSecond, failStreak, backoffStep, circuitOpens },
    robots: readRobotsJson(row.robotsJson),
  };
}

/** Whether the lease is still this worker's. Only what is saved in the same transaction may rely on it. */
export async function holdsLease(tx: Tx, { host, owner, fence }: HostLease): Promise<boolean> {
  return (await heldHosts(tx, host, owner, fence)).length === 1;
}

const heldHosts = statement<{ host: string }>(
  'SELECT "host" FROM "HostState" WHERE "host" = ? AND "owner" = ? AND "fence" = ?',
);

/**
 * Extends the lease; false when another worker has the host by now. Goes ahead of what waits to be saved: a
 * lease that ran out meanwhile would have the host asked twice.
 */
export async function renewLease(db: Db, lease: HostLease, at: Date): Promise<boolean> {
  const { host, owner, fence, leaseMs } = lease;
  const leaseUntil = new Date(at.getTime() + leaseMs);
  return inTransaction(db, async (tx) => (await renew(tx, leaseUntil, host, owner, fence)).length === 1, {
    ahead: true,
  });
}

const renew = statement<{ host: string }>(
  'UPDATE "HostState" SET "leaseUntil" = ? WHERE "host" = ? AND "owner" = ? AND "fence" = ? RETURNING "host"',
);

/** Gives the host back with what was learned of it. A lease that was lost changes nothing. */
export async function releaseHost(db: Db, lease: HostLease, state: HostState, at: Date): Promise<void> {
  const { host, owner, fence } = lease;
  const isHeld = state.backoffStep > 0 || state.circuitOpens > 0;
  await inTransaction(db, async (tx) => {
    const [dueAt, pausedUntil] = [await dueAtOf(tx, host, at), isHeld ? state.nextAt : null];
    const learned = [state.nextAt, state.failStreak, state.backoffStep, pausedUntil, dueAt] as const;
    await release(tx, LONG_AGO, ...learned, host, owner, fence);
  });
}

const release = statement<{ host: string }>(
  `UPDATE "HostState" SET "owner" = NULL, "leaseUntil" = ?, "nextAt" = ?, "failStreak" = ?,
    "backoffStep" = ?, "pausedUntil" = ?, "dueAt" = ?
  WHERE "host" = ? AND "owner" = ? AND "fence" = ? RETURNING "host"`,
);
const urgentTarget = statement<{ id: string }>(
  'SELECT "id" FROM "Target" WHERE "host" = ? AND "priority" > 0 LIMIT 1',
);
const nextTarget = statement<{ dueAt: StoredInstant }>(
  'SELECT "dueAt" FROM "Target" WHERE "host" = ? ORDER BY "dueAt" LIMIT 1',
);

async function dueAtOf(tx: Tx, host: string, at: Date): Promise<Date> {
  if ((await urgentTarget(tx, host)).length > 0) return LONG_AGO;
  const [next] = await nextTarget(tx, host);
  return next === undefined ? new Date(at.getTime() + IDLE_MS) : new Date(next.dueAt);
}

/** What the host's origins said in their robots.txt, as last kept. */
export async function loadRobots(db: Db, host: string): Promise<Array<StoredRobots>> {
  const row = await db.hostState.findUnique({ where: { host }, select: { robotsJson: true } });
  return readRobotsJson(row?.robotsJson ?? null);
}

/** Keeps what the host's origins say in their robots.txt; of a host that is not known, nothing. */
export async function saveRobots(db: Db, host: string, robots: ReadonlyArray<StoredRobots>, at: Date) {
  await inTransaction(db, (tx) => keepRobots(tx, JSON.stringify(robots), at, host));
}

const keepRobots = statement<{ host: string }>(
  'UPDATE "HostState" SET "robotsJson" = ?, "robotsAt" = ? WHERE "host" = ? RETURNING "host"',
);

function readRobotsJson(json: string | null): Array<StoredRobots> {
  if (json === null) return [];
  const value: unknown = JSON.parse(json);
  return RobotsListSchema.parse(value);
}
