import { HOME_ZONE } from "#app/domain/home-zone.ts";
import type { Db, Tx } from "./db.server.ts";

export type CatalogueToHarvest = {
  id: string;
  slug: string;
  url: string;
  kind: string;
  harvestUrl: string | null;
  planId: string | null;
  organisationId: string | null;
  illustration: boolean;
};

export type RunEnd = {
  at: Date;
  outcome: "complete" | "failed";
  /** Code, and where there is one what was seen, of a harvest that failed or left something out. */
  error: string | null;
  counts: { datasets: number; added: number; changed: number; withdrawn: number };
  full: boolean;
  etag: string | null;
};

export async function findCatalogue(db: Db, slug: string): Promise<CatalogueToHarvest | null> {
  return db.catalogue.findUnique({
    where: { slug },
    select: {
      ...{ id: true, slug: true, url: true, kind: true, harvestUrl: true, planId: true },
      ...{ organisationId: true, illustration: true },
    },
  });
}

/** Opens a harvest. One that was left open by a program that died is closed as abandoned. */
export async function startRun(
  tx: Tx,
  catalogueId: string,
  { id, at, full }: { id: string; at: Date; full: boolean },
): Promise<void> {
  await tx.catalogueRun.updateMany({
    where: { catalogueId, outcome: "running" },
    data: { outcome: "failed", finishedAt: at, error: "ABANDONED" },
  });
  await tx.catalogueRun.create({
    data: { id, catalogueId, startedAt: at, outcome: "running", full },
    select: { id: true },
  });
}

export async function finishRun(tx: Tx, id: string, end: RunEnd): Promise<void> {
  const { at, outcome, error, counts, full, etag } = end;
  await tx.catalogueRun.update({
    where: { id },
    data: {
      ...{ finishedAt: at, outcome, error, full, etag, datasetCount: counts.datasets },
      ...{ addedCount: counts.added, changedCount: counts.changed, withdrawnCount: counts.withdrawn },
    },
    select: { id: true },
  });
}

/** What earlier harvests of a catalogue tell the next one. */
export type HarvestMemory = {
  /** When everything was last read. */
  fullAt: Date | null;
  /** ETag of the document the last complete harvest read. */
  etag: string | null;
  /** Latest change among the datasets known, as the catalogue wrote it. */
  modifiedUpTo: string | null;
};

export async function harvestMemory(db: Db, catalogueId: string): Promise<HarvestMemory> {
  const complete = { catalogueId, outcome: "complete" };
  const newestFirst = { startedAt: "desc" } as const;
  const full = await db.catalogueRun.findFirst({
    where: { ...complete, full: true },
    orderBy: newestFirst,
    select: { startedAt: true },
  });
  const last = await db.catalogueRun.findFirst({
    where: complete,
    orderBy: newestFirst,
    select: { etag: true },
  });
  const { _max } = await db.dataset.aggregate({
    where: { catalogueId, registeredBy: null },
    _max: { modifiedAtSource: true },
  });
  return {
    fullAt: full?.startedAt ?? null,
    etag: last?.etag ?? null,
    modifiedUpTo: _max.modifiedAtSource,
  };
}

/** When a catalogue was last begun to be harvested; null when it never was. */
export async function latestRunAt(db: Db, slug: string): Promise<Date | null> {
  const run = await db.catalogueRun.findFirst({
    where: { catalogue: { slug } },
    orderBy: { startedAt: "desc" },
    select: { startedAt: true, outcome: true },
  });
  return run === null || run.outcome === "failed" ? null : run.startedAt;
}

/** Catalogues that say where to harvest them. */
export async function catalogueSlugs(db: Db): Promise<Array<string>> {
  const rows = await db.catalogue.findMany({
    where: { OR: [{ harvestUrl: { not: null } }, { kind: { not: "manual" } }] },
    orderBy: { slug: "asc" },
    select: { slug: true },
  });
  return rows.map((row) => row.slug);
}

/** Datasets of a catalogue that are not withdrawn. */
export function countPublished(tx: Tx, catalogueId: string): Promise<number> {
  return tx.dataset.count({ where: { catalogueId, withdrawnAt: null, registeredBy: null } });
}

/** Whether an institution that owes milestones keeps the catalogue, so that its files may become evidence. */
export async function isOwnedByPlan(db: Db, { organisationId }: CatalogueToHarvest): Promise<boolean> {
  if (organisationId === null) return false;
  return (await db.milestoneOwner.count({ where: { organisationId } })) > 0;
}

/** Zone in which the days of a catalogue are reckoned: its plan's. */
export async function catalogueZone(tx: Tx, { planId }: Pick<CatalogueToHarvest, "planId">): Promise<string> {
  if (planId === null) return HOME_ZONE;
  const plan = await tx.plan.findUnique({ where: { id: planId }, select: { timeZone: true } });
  return plan?.timeZone ?? HOME_ZONE;
}
