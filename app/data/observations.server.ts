import { hash } from "node:crypto";
import { canonicalJson } from "#app/domain/canonical-json.ts";
import { ANSWERS, type PastObservation, pastObservation } from "#app/domain/evidence/answer.ts";
import { firstBrokenLink, GENESIS_HASH } from "#app/domain/evidence/chain.ts";
import { type Observation, ObservationSchema, type Probe } from "#app/domain/evidence/observation.ts";
import { groupBy } from "#app/domain/group-by.ts";
import { type Db, requireSerialised, type Tx } from "./db.server.ts";
import { selectWhereIn, statement } from "./many-reads.server.ts";
import { insertInto, runForRows } from "./many-rows.server.ts";

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

const OBSERVATION = insertInto("Observation", {
  ...{ id: "text", targetId: "text", at: "timestamp(3)", knownOn: "text", workerId: "text" },
  ...{ ruleVersion: "text", status: "integer", finalUrl: "text", errorCode: "text", answer: "text" },
  ...{ sameAsProbe: "boolean", bytesDecoded: "integer", sha256: "text", bodyJson: "text" },
  ...{ prevHash: "text", selfHash: "text" },
});

type ChainEnd = { at: Date; selfHash: string };

/**
 * Adds observations, each to the chain of its own target; of one target at most one.
 *
 * A row is dated after the one before it even when the clock was set back, so that the order of the
 * chain is the order of the rows; the body keeps the clock's own word.
 *
 * @returns the instant of each row, by target id.
 */
export async function appendObservations(
  tx: Tx,
  added: ReadonlyArray<NewObservation>,
): Promise<Map<string, Date>> {
  requireSerialised(tx);
  const ends = await chainEnds(
    tx,
    added.map(({ targetId }) => targetId),
  );
  const rows = added.map((row) => rowOf(row, ends.get(row.targetId) ?? null));
  await runForRows(tx, OBSERVATION, rows);
  return new Map(rows.map(({ targetId, at }) => [targetId, at]));
}

function rowOf({ id, targetId, workerId, knownOn, observation }: NewObservation, last: ChainEnd | null) {
  const bodyJson = canonicalJson(observation);
  const seenAt = new Date(observation.at);
  const at = last === null || last.at < seenAt ? seenAt : new Date(last.at.getTime() + 1);
  const prevHash = last?.selfHash ?? GENESIS_HASH;
  const { ruleVersion, status, finalUrl, errorCode, bytesDecoded, sha256 } = observation;
  const { code: answer, sameAsProbe } = pastObservation(observation);
  return {
    ...{ id, targetId, at, knownOn, workerId, ruleVersion, status, finalUrl, errorCode },
    ...{
      answer,
      sameAsProbe,
      bytesDecoded,
      sha256,
      bodyJson,
      prevHash,
      selfHash: sha256Of(prevHash + bodyJson),
    }, // as chainInput says
  };
}

const endRows = selectWhereIn<{ targetId: string; at: Date | string; selfHash: string }>(
  `SELECT o."targetId", o."at", o."selfHash" FROM "Observation" o
  WHERE o."at" = (SELECT MAX(p."at") FROM "Observation" p WHERE p."targetId" = o."targetId")
    AND o."targetId"`,
);

/** The last link of each target's chain; of a target without observations nothing. */
async function chainEnds(tx: Tx, targetIds: ReadonlyArray<string>): Promise<Map<string, ChainEnd>> {
  const rows = await endRows(tx, targetIds);
  return new Map(rows.map(({ targetId, at, selfHash }) => [targetId, { at: new Date(at), selfHash }]));
}

/** What is known of a target's earlier looks. */
export type KnownPast = {
  /** Latest observations, oldest first. */
  history: ReadonlyArray<PastObservation>;
  /** Id of the latest observation. */
  lastId: string | null;
  /** Id of the latest observation with a body. */
  lastFullId: string | null;
  lastFinalUrl: string | null;
};

export const NO_PAST: KnownPast = { history: [], lastId: null, lastFullId: null, lastFinalUrl: null };

type PastRow = {
  id: string;
  targetId: string;
  at: Date | string;
  status: number | null;
  finalUrl: string | null;
  sha256: string | null;
  answer: string | null;
  sameAsProbe: boolean | number | null;
};

const PAST_COLUMNS = '"id", "targetId", "at", "status", "finalUrl", "sha256", "answer", "sameAsProbe"';
const pastRows = selectWhereIn<PastRow>(
  `SELECT ${PAST_COLUMNS} FROM (
    SELECT ${PAST_COLUMNS}, ROW_NUMBER() OVER (PARTITION BY "targetId" ORDER BY "at" DESC) AS place
    FROM "Observation" WHERE "targetId"`,
  `) AS recent WHERE place <= ${RECENT} ORDER BY "at" ASC`,
);

/** The past of targets, by target id; of a target never looked at nothing. */
export async function pastOfTargets(
  db: Db | Tx,
  targetIds: ReadonlyArray<string>,
): Promise<Map<string, KnownPast>> {
  const rows = await pastRows(db, targetIds);
  const unread = rows.filter(({ answer }) => answer === null).map(({ id }) => id);
  const bodies = await loadObservations(db, unread);
  const byTarget = groupBy(rows, ({ targetId }) => targetId);
  return new Map([...byTarget].map(([targetId, ofTarget]) => [targetId, knownPast(ofTarget, bodies)]));
}

function knownPast(rows: ReadonlyArray<PastRow>, bodies: ReadonlyMap<string, Observation>): KnownPast {
  const history = rows.map((row) => {
    const body = bodies.get(row.id);
    return body === undefined ? pastInRow(row) : pastObservation(body);
  });
  const lastFull = history.findLastIndex(({ code }) => code === "OK");
  return {
    history,
    lastId: rows.at(-1)?.id ?? null,
    lastFullId: rows[lastFull]?.id ?? null,
    lastFinalUrl: rows.findLast(({ finalUrl }) => finalUrl !== null)?.finalUrl ?? null,
  };
}

function pastInRow({ id, at, status, sha256, answer, sameAsProbe }: PastRow): PastObservation {
  const code = ANSWERS.find((known) => known === answer);
  if (code === undefined) throw new Error(`observation ${id} has the unknown answer ${answer}`);
  const instant = new Date(at).toISOString();
  return { at: instant, code, status, sha256, sameAsProbe: Boolean(sameAsProbe) };
}

const bodyRows = selectWhereIn<{ id: string; bodyJson: string }>(
  'SELECT "id", "bodyJson" FROM "Observation" WHERE "id"',
);

/** Whole observations, by id. */
export async function loadObservations(
  db: Db | Tx,
  ids: ReadonlyArray<string>,
): Promise<Map<string, Observation>> {
  if (ids.length === 0) return new Map();
  const rows = await bodyRows(db, ids);
  return new Map(rows.map(({ id, bodyJson }) => [id, observationOf(bodyJson)]));
}

const goodRows = statement<{ bodyJson: string }>(
  `SELECT o."bodyJson" FROM "Observation" o JOIN "Target" t ON t."id" = o."targetId"
  WHERE t."host" = ? AND o."at" >= ? AND o."status" BETWEEN 200 AND 299 ORDER BY o."at" DESC LIMIT ?`,
);

/** Answers to invented neighbours that pages of a host were compared with since an instant. */
export async function probesOfHost(db: Db, host: string, since: Date): Promise<Array<Probe>> {
  const rows = await goodRows(db, host, since, RECENT);
  const probes = rows.map(({ bodyJson }) => ProbeOnlySchema.parse(JSON.parse(bodyJson)).probe);
  return probes
    .filter((probe) => probe !== null)
    .filter(({ at }, index, kept) => {
      const isFirst = kept.findIndex((other) => other.at === at) === index;
      return isFirst && Date.parse(at) >= since.getTime();
    });
}

const ProbeOnlySchema = ObservationSchema.pick({ probe: true });

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
  return hash("sha256", text, "hex");
}
