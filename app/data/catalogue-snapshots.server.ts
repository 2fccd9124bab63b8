import { z } from "zod";
import type { CalendarDate } from "#app/domain/calendar-date.ts";
import { canonicalJson } from "#app/domain/canonical-json.ts";
import {
  type CategoryCount,
  CategoryCountSchema,
  countByCategory,
} from "#app/domain/evidence/catalogue-count.ts";
import type { Db, Tx } from "./db.server.ts";
import { readJson } from "./json-column.server.ts";

const Categories = z.array(CategoryCountSchema);
const Labels = z.array(z.string());

/** What a count read by this program is based on. */
const SOURCE = { source: "Dihitung Capaian dari katalog", sourceEn: "Counted by Capaian from the catalogue" };
const PROVENANCE = [{ about: "snapshot", mark: "stated", quote: null, lines: null, note: null }];

/**
 * Counts the datasets of a catalogue as it stands, once a day at most.
 *
 * @returns whether a count of this day was added; false when there is one already.
 */
export async function addSnapshot(
  tx: Tx,
  catalogueId: string,
  { takenOn, newId }: { takenOn: CalendarDate; newId: () => string },
): Promise<boolean> {
  const where = { catalogueId_takenOn: { catalogueId, takenOn } };
  if ((await tx.catalogueSnapshot.findUnique({ where, select: { id: true } })) !== null) return false;
  const rows = await tx.dataset.findMany({
    where: {
      ...{ catalogueId, withdrawnAt: null },
      OR: [{ expiresOn: null }, { expiresOn: { gte: takenOn } }],
    },
    select: { id: true, categoriesJson: true },
  });
  const labels = rows.map(({ id, categoriesJson }) => readJson(Labels, categoriesJson, `Dataset ${id}`));
  const categories = countByCategory(labels, await placedCategories(tx, catalogueId));
  await tx.catalogueSnapshot.create({
    data: {
      ...{ id: newId(), catalogueId, takenOn, total: rows.length, ...SOURCE },
      ...{ categoriesJson: canonicalJson(categories), provenanceJson: canonicalJson(PROVENANCE) },
    },
    select: { id: true },
  });
  return true;
}

/**
 * The categories somebody has placed in the commitment, as the earliest count that says so has them: of
 * this catalogue, else of another one of the same plan.
 */
async function placedCategories(db: Db | Tx, catalogueId: string): Promise<Array<CategoryCount>> {
  const { planId } = await db.catalogue.findUniqueOrThrow({
    where: { id: catalogueId },
    select: { planId: true },
  });
  const rows = await db.catalogueSnapshot.findMany({
    where: planId === null ? { catalogueId } : { OR: [{ catalogueId }, { catalogue: { planId } }] },
    orderBy: { takenOn: "asc" },
    select: { id: true, catalogueId: true, categoriesJson: true },
  });
  const ownFirst = rows.toSorted(
    (left, right) => Number(right.catalogueId === catalogueId) - Number(left.catalogueId === catalogueId),
  );
  for (const { id, categoriesJson } of ownFirst) {
    const categories = readCategories(categoriesJson, id);
    if (categories.some(({ scope }) => scope !== "unmapped")) return categories;
  }
  return [];
}

export function readCategories(json: string, snapshotId: string): Array<CategoryCount> {
  return readJson(Categories, json, `CatalogueSnapshot ${snapshotId}`);
}
