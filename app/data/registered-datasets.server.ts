import type { CalendarDate } from "#app/domain/calendar-date.ts";
import { canonicalJson } from "#app/domain/canonical-json.ts";
import type { RegisteredDataset } from "#app/domain/evidence/registration.ts";
import type { Db, Tx } from "./db.server.ts";

/** A catalogue with the plan whose people may write in it. */
export async function findCatalogueOfPlan(db: Db | Tx, slug: string) {
  return db.catalogue.findUnique({
    where: { slug },
    select: { id: true, slug: true, planId: true, plan: { select: { slug: true, timeZone: true } } },
  });
}

type Registrant = { at: Date; userId: string; newId: () => string };

/**
 * Puts a dataset registered by hand into a catalogue, known by its first address.
 *
 * @returns its id, and whether it was new; one registered before is written over and counts anew.
 */
export async function saveRegistered(
  tx: Tx,
  catalogueId: string,
  { title, publisher, files, proofUrl, category, expiresOn }: RegisteredDataset,
  { at, userId, newId }: Registrant,
): Promise<{ id: string; added: boolean }> {
  const [first] = files;
  if (first === undefined) throw new Error("a registered dataset needs an address");
  const externalId = `manual:${first.k1}`.slice(0, 1_000);
  const known = await tx.dataset.findUnique({
    where: { catalogueId_externalId: { catalogueId, externalId } },
    select: { id: true },
  });
  const id = known?.id ?? newId();
  const columns = {
    ...{ title, publisher, proofUrl, expiresOn, registeredBy: userId, lastSeenAt: at, withdrawnAt: null },
    categoriesJson: canonicalJson(category === null ? [] : [category]),
    metadataJson: canonicalJson({ title, publisher, proof: proofUrl, urls: files.map(({ url }) => url) }),
  };
  if (known === null) {
    const made = { id, catalogueId, externalId, name: id, firstSeenAt: at };
    await tx.dataset.create({ data: { ...made, ...columns }, select: { id: true } });
  } else await tx.dataset.update({ where: { id }, data: columns, select: { id: true } });
  await tx.resource.deleteMany({ where: { datasetId: id } });
  await tx.resource.createMany({
    data: files.map(({ url, k1, k2 }) => ({ id: newId(), datasetId: id, externalId: k1, url, k1, k2 })),
  });
  return { id, added: known === null };
}

/** Keeps a dataset registered by hand counting until another day; false when it is none. */
export async function confirmRegistered(
  tx: Tx,
  datasetId: string,
  { catalogueId, expiresOn, at }: { catalogueId: string; expiresOn: CalendarDate; at: Date },
): Promise<boolean> {
  const { count } = await tx.dataset.updateMany({
    where: { id: datasetId, catalogueId, registeredBy: { not: null } },
    data: { expiresOn, lastSeenAt: at },
  });
  return count === 1;
}
