import { type Observation, ObservationSchema } from "#app/domain/evidence/observation.ts";
import type { Db, Tx } from "./db.server.ts";
import { readJson } from "./json-column.server.ts";

/**
 * Targets with evidence that these rules have not judged yet, in the order of their ids.
 *
 * @param after id of the last target of the batch before; empty for the first.
 */
export async function targetsToRescore(
  db: Db,
  { ruleVersion, after, take }: { ruleVersion: string; after: string; take: number },
): Promise<Array<string>> {
  const targets = await db.target.findMany({
    where: {
      id: { gt: after },
      observations: { some: {} },
      items: { some: { checkRuns: { none: { ruleVersion } } } },
    },
    orderBy: { id: "asc" },
    take,
    select: { id: true },
  });
  return targets.map(({ id }) => id);
}

/** Items of targets that rules of this version have judged, by any look. */
export async function itemsJudgedBy(
  tx: Tx,
  targetIds: ReadonlyArray<string>,
  ruleVersion: string,
): Promise<ReadonlySet<string>> {
  const items = await tx.evidenceItem.findMany({
    where: { targetId: { in: [...targetIds] }, checkRuns: { some: { ruleVersion } } },
    select: { id: true },
  });
  return new Set(items.map(({ id }) => id));
}

/** The last whole content a target gave before one of its observations; null when there was none. */
export async function contentBefore(
  tx: Tx,
  targetId: string,
  observationId: string,
): Promise<Observation | null> {
  const { at } = await tx.observation.findUniqueOrThrow({
    where: { id: observationId },
    select: { at: true },
  });
  const row = await tx.observation.findFirst({
    where: {
      targetId,
      at: { lt: at },
      status: { gte: 200, lt: 300 },
      errorCode: null,
      sha256: { not: null },
    },
    orderBy: { at: "desc" },
    select: { bodyJson: true },
  });
  return row === null ? null : readJson(ObservationSchema, row.bodyJson, `Observation of target ${targetId}`);
}
