import { createHash } from "node:crypto";
import { canonicalJson } from "#app/domain/canonical-json.ts";
import { chainInput, firstBrokenLink, GENESIS_HASH } from "#app/domain/evidence/chain.ts";
import { type Observation, ObservationSchema } from "#app/domain/evidence/observation.ts";
import { type Db, requireSerialised, type Tx } from "./db.server.ts";

export { loadVerdictPoints } from "./verdicts.server.ts";

/** More of a target's past than any check looks back at: over a year even of a failing address. */
const RECENT = 100;

export type NewObservation = {
  id: string;
  targetId: string;
  workerId: string;
  knownOn: string;
  observation: Observation;
};

/**
 * Adds an observation to its target's chain.
 *
 * Its row is dated after the one before it even when the clock was set back, so that the order of the
 * chain is the order of the rows; the body keeps the clock's own word.
 *
 * @returns the instant of the row.
 */
export async function appendObservation(tx: Tx, added: NewObservation): Promise<Date> {
  requireSerialised(tx);
  const { id, targetId, workerId, knownOn } = added;
  const observation = ObservationSchema.parse(added.observation);
  const last = await tx.observation.findFirst({
    where: { targetId },
    orderBy: { at: "desc" },
    select: { at: true, selfHash: true },
  });
  const seenAt = new Date(observation.at);
  const at = last === null || last.at < seenAt ? seenAt : new Date(last.at.getTime() + 1);
  const prevHash = last?.selfHash ?? GENESIS_HASH;
  const { ruleVersion, status, finalUrl, errorCode, bytesDecoded, sha256 } = observation;
  await tx.observation.create({
    data: {
      ...{ id, targetId, at, knownOn, workerId, ruleVersion, status, finalUrl, errorCode },
      ...{ bytesDecoded, sha256, bodyJson: canonicalJson(observation), prevHash },
      selfHash: sha256Of(chainInput(prevHash, observation)),
    },
    select: { id: true },
  });
  return at;
}

/** The latest observations of a target, oldest first. */
export async function recentObservations(db: Db | Tx, targetId: string): Promise<Array<Observation>> {
  const rows = await db.observation.findMany({
    where: { targetId },
    orderBy: { at: "desc" },
    take: RECENT,
    select: { bodyJson: true },
  });
  return rows.reverse().map(({ bodyJson }) => observationOf(bodyJson));
}

/** The latest observations of a host's addresses since an instant, newest first. */
export async function observationsOfHost(db: Db, host: string, since: Date): Promise<Array<Observation>> {
  const rows = await db.observation.findMany({
    where: { target: { host }, at: { gte: since }, status: { gte: 200, lt: 300 } },
    orderBy: { at: "desc" },
    take: RECENT,
    select: { bodyJson: true },
  });
  return rows.map(({ bodyJson }) => observationOf(bodyJson));
}

/** Index of the first observation of a target that was changed, removed or put in; null when the chain holds. */
export async function verifyObservations(db: Db, targetId: string): Promise<number | null> {
  const rows = await db.observation.findMany({
    where: { targetId },
    orderBy: { at: "asc" },
    select: { prevHash: true, selfHash: true, bodyJson: true },
  });
  const links = rows.map(({ prevHash, selfHash, bodyJson }) => {
    const value: unknown = JSON.parse(bodyJson);
    return { prevHash, selfHash, value };
  });
  return firstBrokenLink(links, sha256Of);
}

function observationOf(bodyJson: string): Observation {
  const value: unknown = JSON.parse(bodyJson);
  return ObservationSchema.parse(value);
}

function sha256Of(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
