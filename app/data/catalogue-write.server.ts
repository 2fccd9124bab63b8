import { canonicalJson } from "#app/domain/canonical-json.ts";
import { keysOf } from "#app/domain/evidence/canonical-url.ts";
import type { HarvestedDataset } from "#app/domain/evidence/harvested.ts";
import type { Db, Tx } from "./db.server.ts";

export type SaveOptions = { at: Date; newId: () => string; illustration?: boolean };

/** Puts found datasets in their place; those that are as they were are only seen. */
export async function saveDatasets(
  tx: Tx,
  catalogueId: string,
  found: ReadonlyArray<HarvestedDataset>,
  { at, newId, illustration = false }: SaveOptions,
): Promise<{ added: number; changed: number }> {
  const distinct = new Map(found.map((dataset) => [dataset.externalId, dataset]));
  const rows = await tx.dataset.findMany({
    where: { catalogueId, externalId: { in: [...distinct.keys()] } },
    select: { id: true, externalId: true, metadataJson: true, landingUrl: true, withdrawnAt: true },
  });
  const known = new Map(rows.map((row) => [row.externalId, row]));
  let [added, changed] = [0, 0];
  for (const dataset of distinct.values()) {
    const before = known.get(dataset.externalId);
    if (before === undefined) {
      const id = newId();
      const seen = { firstSeenAt: at, lastSeenAt: at, illustration };
      await tx.dataset.create({
        data: { id, catalogueId, ...columnsOf(dataset), ...seen },
        select: { id: true },
      });
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

function isUnchanged(known: KnownDataset, found: HarvestedDataset): boolean {
  const { metadataJson, landingUrl, withdrawnAt } = known;
  return withdrawnAt === null && metadataJson === found.metadataJson && landingUrl === found.landingUrl;
}

function columnsOf({ categories, resources: _resources, ...dataset }: HarvestedDataset) {
  const landing = dataset.landingUrl === null ? null : keysOf(dataset.landingUrl);
  const keys = landing !== null && isIndexable(landing.k1) ? landing : null;
  const [k1, k2] = [keys?.k1 ?? null, keys?.k2 ?? null];
  return { ...dataset, k1, k2, categoriesJson: canonicalJson(categories) };
}

/** What a key of a PostgreSQL index may hold; longer addresses could be looked up by nobody. */
const MOST_INDEXED_BYTES = 2_600;

function isIndexable(text: string): boolean {
  return Buffer.byteLength(text) <= MOST_INDEXED_BYTES;
}

/** Resources keep their ids, which stored matches name; one whose address fits no index is left out. */
async function saveResources(
  tx: Tx,
  datasetId: string,
  { resources, licence }: Pick<HarvestedDataset, "resources" | "licence">,
  newId: () => string,
): Promise<void> {
  const before = await tx.resource.findMany({
    where: { datasetId },
    select: { id: true, externalId: true },
  });
  const idOf = new Map(before.map(({ id, externalId }) => [externalId, id]));
  await tx.resource.deleteMany({ where: { datasetId } });
  await tx.resource.createMany({
    data: resources.flatMap((resource) => {
      const keys = keysOf(resource.url) ?? { k1: resource.url, k2: resource.url };
      if (![resource.url, keys.k1, keys.k2].every(isIndexable)) return [];
      const id = idOf.get(resource.externalId) ?? newId();
      return { id, datasetId, ...resource, ...keys, licence: resource.licence ?? licence };
    }),
  });
}

export type KnownEntry = {
  id: string;
  externalId: string;
  landingUrl: string | null;
  absences: number;
  lastSeenAt: Date;
};

/** The harvested datasets of a catalogue that are not withdrawn; those registered by hand no harvest can miss. */
export async function publishedDatasets(db: Db, catalogueId: string): Promise<Array<KnownEntry>> {
  return db.dataset.findMany({
    where: { catalogueId, withdrawnAt: null, registeredBy: null },
    orderBy: { id: "asc" },
    select: { id: true, externalId: true, landingUrl: true, absences: true, lastSeenAt: true },
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

/** Notes that datasets are still there, when the catalogue said so without telling more of them. */
export async function markSeen(tx: Tx, ids: ReadonlyArray<string>, at: Date): Promise<void> {
  await tx.dataset.updateMany({ where: { id: { in: [...ids] } }, data: { lastSeenAt: at, absences: 0 } });
}
