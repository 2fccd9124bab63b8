import type { Observation } from "#app/domain/evidence/observation.ts";
import type { Db, Tx } from "./db.server.ts";
import { ensureHost } from "./host-leases.server.ts";
import { recentObservations } from "./observations.server.ts";

/** Most targets of one host that one lease covers. */
const BATCH = 50;
/** Places of a batch that urgent targets leave to the others while those wait. */
const FOR_OTHERS = BATCH / 2;

/** The address, as `parseEvidenceUrl` reads it. */
export type TargetAddress = { url: string; k1: string; k2: string; host: string };

export type TargetToCheck = {
  id: string;
  url: string;
  host: string;
  etag: string | null;
  lastModified: string | null;
  /** Latest observations, oldest first. */
  history: ReadonlyArray<Observation>;
};

/**
 * Finds the target of an address, or makes it known, and has it looked at before all others.
 *
 * @returns id of the target.
 */
export async function ensureTarget(
  tx: Tx,
  { url, k1, k2, host }: TargetAddress,
  { at, illustration, newId }: { at: Date; illustration: boolean; newId: () => string },
): Promise<string> {
  const known = await tx.target.findUnique({ where: { k1 }, select: { id: true, illustration: true } });
  if (known !== null) {
    const stillMadeUp = known.illustration && illustration;
    await tx.target.update({ where: { id: known.id }, data: { illustration: stillMadeUp } });
    await makeUrgent(tx, known.id, at);
    return known.id;
  }
  const data = { id: newId(), url, k1, k2, host, dueAt: at, priority: 1, firstSeenAt: at, illustration };
  await tx.target.create({ data, select: { id: true } });
  await ensureHost(tx, host, { at, first: true });
  return data.id;
}

/** Has a target looked at before all others. */
export async function makeUrgent(tx: Tx, id: string, at: Date): Promise<void> {
  const { host } = await tx.target.update({
    where: { id },
    data: { priority: 1, dueAt: at },
    select: { host: true },
  });
  await ensureHost(tx, host, { at, first: true });
}

/** Has targets looked at again when their hosts' turn comes. */
export async function makeDue(tx: Tx, ids: ReadonlyArray<string>, at: Date): Promise<void> {
  for (const id of ids) {
    const { host } = await tx.target.update({ where: { id }, data: { dueAt: at }, select: { host: true } });
    await ensureHost(tx, host, { at, first: false });
  }
}

/** Leaves a target alone until an instant. */
export async function postpone(tx: Tx, id: string, dueAt: Date): Promise<void> {
  await tx.target.update({ where: { id }, data: { dueAt, priority: 0 }, select: { id: true } });
}

/** The next targets of a host to look at. Urgent ones come first and take half the places at most. */
export async function dueTargets(db: Db, host: string, at: Date): Promise<Array<string>> {
  const due = (where: { priority: number | { gt: number } }) =>
    db.target.findMany({
      where: { host, dueAt: { lte: at }, ...where },
      orderBy: [{ dueAt: "asc" }, { id: "asc" }],
      take: BATCH,
      select: { id: true },
    });
  const others = await due({ priority: 0 });
  const urgent = await due({ priority: { gt: 0 } });
  const places = BATCH - Math.min(others.length, FOR_OTHERS);
  const first = urgent.slice(0, places);
  return [...first, ...others.slice(0, BATCH - first.length)].map(({ id }) => id);
}

/** What a look at the target needs to know of earlier ones; null when there is no such target. */
export async function loadTarget(db: Db, id: string): Promise<TargetToCheck | null> {
  const target = await db.target.findUnique({
    where: { id },
    select: { id: true, url: true, host: true, etag: true, lastModified: true },
  });
  return target === null ? null : { ...target, history: await recentObservations(db, id) };
}

export type TargetAfterCheck = {
  at: Date;
  dueAt: Date;
  /** The address opened. */
  reached: boolean;
  /** Validators and digest of a whole body; null when none was read. */
  full: { etag: string | null; lastModified: string | null; sha256: string | null } | null;
};

/** Writes what a look at the target means for the next one. */
export async function saveTargetAfterCheck(tx: Tx, id: string, after: TargetAfterCheck): Promise<void> {
  const { at, dueAt, reached, full } = after;
  const target = await tx.target.findUniqueOrThrow({ where: { id }, select: { firstOpenedAt: true } });
  const content =
    full === null ? {} : { etag: full.etag, lastModified: full.lastModified, lastSha256: full.sha256 };
  const opened = { lastOkAt: at, firstOpenedAt: target.firstOpenedAt ?? at, consecutiveFailures: 0 };
  await tx.target.update({
    where: { id },
    data: {
      ...{ dueAt, priority: 0, ...content },
      ...(reached ? opened : { consecutiveFailures: { increment: 1 } }),
    },
    select: { id: true },
  });
}
