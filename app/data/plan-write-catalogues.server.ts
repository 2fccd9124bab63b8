import type { CatalogueContent } from "./plan-write-content.server.ts";
import { idOf, type Load, provenanceJson, reconcile } from "./plan-write-rows.server.ts";

/** Catalogues that the plan's evidence is matched against, and how many datasets a source counted in them. */
export async function writeCatalogues(
  load: Load,
  planId: string,
  catalogues: ReadonlyArray<CatalogueContent>,
  organisations: ReadonlyMap<string, string>,
): Promise<void> {
  const { catalogue: table } = load.tx;
  const ids = await reconcile(load, {
    wanted: catalogues.map(({ slug, title, url, kind, organisation }) => ({
      ...{ planId, slug, title: title.id, titleEn: title.en, url, kind },
      organisationId: idOf(organisations, organisation),
    })),
    held: await table.findMany({
      where: { slug: { in: catalogues.map(({ slug }) => slug) } },
      select: {
        ...{ id: true, planId: true, slug: true, title: true, titleEn: true, url: true, kind: true },
        organisationId: true,
      },
    }),
    keyOf: (row) => row.slug,
    create: (data) => table.createMany({ data }),
    update: (id, data) => table.update({ where: { id }, data, select: { id: true } }),
  });
  for (const catalogue of catalogues)
    await writeSnapshots(load, idOf(ids, catalogue.slug), catalogue.snapshots);
}

async function writeSnapshots(
  load: Load,
  catalogueId: string,
  snapshots: CatalogueContent["snapshots"],
): Promise<void> {
  const { catalogueSnapshot: table } = load.tx;
  await reconcile(load, {
    wanted: snapshots.map(({ takenOn, total, categories, source, provenance }) => ({
      ...{ catalogueId, takenOn, total, source: source.id, sourceEn: source.en },
      ...{ categoriesJson: JSON.stringify(categories), provenanceJson: provenanceJson(provenance) },
    })),
    held: await table.findMany({
      where: { catalogueId },
      select: {
        ...{ id: true, catalogueId: true, takenOn: true, total: true, source: true, sourceEn: true },
        ...{ categoriesJson: true, provenanceJson: true },
      },
    }),
    keyOf: (row) => row.takenOn,
    create: (data) => table.createMany({ data }),
    update: (id, data) => table.update({ where: { id }, data, select: { id: true } }),
  });
}
