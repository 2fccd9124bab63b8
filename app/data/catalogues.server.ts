import { canonicalJson } from "#app/domain/canonical-json.ts";
import { keysOf } from "#app/domain/evidence/canonical-url.ts";
import type { Db, Tx } from "./db.server.ts";

export type CatalogueToHarvest = {
  id: string;
  slug: string;
  url: string;
  kind: string;
  harvestUrl: string | null;
  planId: string | null;
  organisationId: string | null;
};

/** A dataset as a harvest read it; `metadataJson` is equal when nothing changed. */
export type FoundDataset = {
  externalId: string;
  name: string;
  title: string;
  publisher: string | null;
  licence: string | null;
  landingUrl: string;
  categories: ReadonlyArray<string>;
  createdAtSource: string | null;
  modifiedAtSource: string | null;
  metadataJson: string;
  resources: ReadonlyArray<{
    externalId: string;
    url: string;
    title: string | null;
    format: string | null;
    mediaType: string | null;
    byteSize: number | null;
    hash: string | null;
  }>;
};

export type RunEnd = {
  at: Date;
  outcome: "complete" | "failed";
  error: string | null;
  counts: { datasets: number; added: number; changed: number; withdrawn: number };
};

export async function findCatalogue(db: Db, slug: string): Promise<CatalogueToHarvest | null> {
  return db.catalogue.findUnique({
    where: { slug },
    select: {
      ...{ id: true, slug: true, url: true, kind: true, harvestUrl: true, planId: true },
      organisationId: true,
    },
  });
}

/** Opens a harvest. One that was left open by a program that died is closed as abandoned. */
export async function startRun(tx: Tx, catalogueId: string, { id, at }: { id: string; at: Date }) {
  await tx.catalogueRun.updateMany({
    where: { catalogueId, outcome: "running" },
    data: { outcome: "failed", finishedAt: at, error: "ABANDONED" },
  });
  await tx.catalogueRun.create({
    data: { id, catalogueId, startedAt: at, outcome: "running", full: true },
    select: { id: true },
  });
}

export async function finishRun(tx: Tx, id: string, { at, outcome, error, counts }: RunEnd): Promise<void> {
  await tx.catalogueRun.update({
    where: { id },
    data: {
      ...{ finishedAt: at, outcome, error, datasetCount: counts.datasets, addedCount: counts.added },
      ...{ changedCount: counts.changed, withdrawnCount: counts.withdrawn },
    },
    select: { id: true },
  });
}

/** Puts found datasets in their place; those that are as they were are only seen. */
export async function saveDatasets(
  tx: Tx,
  catalogueId: string,
  found: ReadonlyArray<FoundDataset>,
  { at, newId }: { at: Date; newId: () => string },
): Promise<{ added: number; changed: number }> {
  const rows = await tx.dataset.findMany({
    where: { catalogueId, externalId: { in: found.map(({ externalId }) => externalId) } },
    select: { id: true, externalId: true, metadataJson: true, landingUrl: true, withdrawnAt: true },
  });
  const known = new Map(rows.map((row) => [row.externalId, row]));
  let [added, changed] = [0, 0];
  for (const dataset of found) {
    const before = known.get(dataset.externalId);
    if (before === undefined) {
      const id = newId();
      const data = { id, catalogueId, ...columnsOf(dataset), firstSeenAt: at, lastSeenAt: at };
      await tx.dataset.create({ data, select: { id: true } });
      await saveResources(tx, id, dataset, newId);
      added += 1;
    } else if (!isUnchanged(before, dataset)) {
      const data = { ...columnsOf(dataset), lastSeenAt: at, absences: 0, withdrawnAt: null };
      await tx.dataset.update({ where: { id: before.id }, data, select: { id: true } });
      await saveResources(tx, before.id, dataset, newId);
      changed += 1;
    }
  }
  await tx.dataset.updateMany({
    where: { id: { in: rows.map(({ id }) => id) } },
    data: { lastSeenAt: at, absences: 0 },
  });
  return { added, changed };
}

type KnownDataset = { metadataJson: string; landingUrl: string | null; withdrawnAt: Date | null };

function isUnchanged({ metadataJson, landingUrl, withdrawnAt }: KnownDataset, found: FoundDataset): boolean {
  return withdrawnAt === null && metadataJson === found.metadataJson && landingUrl === found.landingUrl;
}

function columnsOf({ categories, resources: _resources, ...dataset }: FoundDataset) {
  const keys = keysOf(dataset.landingUrl);
  const [k1, k2] = [keys?.k1 ?? null, keys?.k2 ?? null];
  return { ...dataset, k1, k2, categoriesJson: canonicalJson(categories) };
}

/** Resources keep their ids, which stored matches name. */
async function saveResources(
  tx: Tx,
  datasetId: string,
  { resources, licence }: FoundDataset,
  newId: () => string,
): Promise<void> {
  const before = await tx.resource.findMany({
    where: { datasetId },
    select: { id: true, externalId: true },
  });
  const idOf = new Map(before.map(({ id, externalId }) => [externalId, id]));
  await tx.resource.deleteMany({ where: { datasetId } });
  await tx.resource.createMany({
    data: resources.map((resource) => {
      const keys = keysOf(resource.url) ?? { k1: resource.url, k2: resource.url };
      return { id: idOf.get(resource.externalId) ?? newId(), datasetId, ...resource, ...keys, licence };
    }),
  });
}

export type KnownEntry = { id: string; externalId: string; absences: number };

/** The datasets of a catalogue that are not withdrawn. */
export async function publishedDatasets(db: Db, catalogueId: string): Promise<Array<KnownEntry>> {
  return db.dataset.findMany({
    where: { catalogueId, withdrawnAt: null },
    orderBy: { id: "asc" },
    select: { id: true, externalId: true, absences: true },
  });
}

/** Counts one more harvest without these datasets, and marks those that are gone for certain. */
export async function saveAbsences(
  tx: Tx,
  absent: ReadonlyArray<KnownEntry>,
  withdrawn: ReadonlyArray<KnownEntry>,
  at: Date,
): Promise<void> {
  const ids = (entries: ReadonlyArray<KnownEntry>) => ({ id: { in: entries.map(({ id }) => id) } });
  await tx.dataset.updateMany({ where: ids(absent), data: { absences: { increment: 1 } } });
  await tx.dataset.updateMany({ where: ids(withdrawn), data: { withdrawnAt: at } });
}

/**
 * Targets of an institution's evidence whose last word on the catalogue a new harvest may change.
 *
 * @param codes results of C3 that call for another look.
 */
export async function targetsWithResult(
  tx: Tx,
  organisationId: string,
  codes: ReadonlyArray<string>,
): Promise<Array<string>> {
  const owes = {
    OR: [{ report: { organisationId } }, { slot: { milestone: { owners: { some: { organisationId } } } } }],
  };
  const items = await tx.evidenceItem.findMany({
    where: owes,
    select: {
      targetId: true,
      checkResults: { where: { check: "C3" }, orderBy: { at: "desc" }, take: 1, select: { code: true } },
    },
  });
  const waiting = items.filter(({ checkResults }) => codes.includes(checkResults[0]?.code ?? ""));
  return [...new Set(waiting.map(({ targetId }) => targetId))];
}

/** Slugs of the catalogues that say where to harvest them. */
export async function catalogueSlugs(db: Db): Promise<Array<string>> {
  const rows = await db.catalogue.findMany({
    where: { harvestUrl: { not: null } },
    orderBy: { slug: "asc" },
    select: { slug: true },
  });
  return rows.map((row) => row.slug);
}
