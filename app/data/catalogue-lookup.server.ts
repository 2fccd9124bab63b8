import type { CalendarDate } from "#app/domain/calendar-date.ts";
import { hostKey, parseUrl } from "#app/domain/evidence/canonical-url.ts";
import { type CatalogueEntry, type CatalogueIndex, catalogueIndex } from "#app/domain/evidence/catalogue.ts";
import { keysToLookUp, type MatchKeys } from "#app/domain/evidence/match.ts";
import { MOST_UNRELATED_HOSTS } from "#app/domain/evidence/match-content.ts";
import type { MatchSubject } from "#app/domain/evidence/match-tiers.ts";
import { isStructuralId, structuralId } from "#app/domain/evidence/provider-id.ts";
import { registrableName } from "#app/domain/evidence/registrable.ts";
import type { Db, Tx } from "./db.server.ts";
import { statement } from "./many-reads.server.ts";

export { cataloguesOf, type OwnCatalogue } from "./catalogue-state.server.ts";

/** Same bytes at more addresses than this are looked at no further. */
const MOST_TWINS = 2_000;
/** Most titles that are compared word by word. */
const MOST_TITLES = 5_000;
/** Subjects whose keys are looked up together: engines take so many parameters and no more. */
const BATCH = 50;

const DATASET = {
  ...{ id: true, externalId: true, title: true, publisher: true, landingUrl: true, k1: true, k2: true },
  ...{ modifiedAtSource: true, withdrawnAt: true },
  catalogue: { select: { url: true, organisation: { select: { slug: true } } } },
} as const;

const RESOURCE = {
  ...{ id: true, externalId: true, url: true, k1: true, k2: true, format: true },
  dataset: { select: DATASET },
} as const;

type DatasetRow = {
  id: string;
  externalId: string;
  title: string;
  publisher: string | null;
  landingUrl: string | null;
  k1: string | null;
  k2: string | null;
  modifiedAtSource: string | null;
  withdrawnAt: Date | null;
  catalogue: { url: string; organisation: { slug: string } | null };
};

type ResourceRow = {
  id: string;
  externalId: string;
  url: string;
  k1: string;
  k2: string;
  format: string | null;
  dataset: DatasetRow;
};

/** What was last seen behind an address of a catalogue. */
type Seen = {
  k1: string;
  lastSha256: string | null;
  tableFingerprint: string | null;
  finalK1: string | null;
};

export type LookUpOptions = {
  /** Datasets a person named, found whatever their addresses are. */
  datasetIds?: ReadonlyArray<string>;
  /** Day on which datasets registered by hand must still count; all of them when not told. */
  today?: CalendarDate;
  /** Institutions whose catalogues are compared by title too. */
  titlesOf?: ReadonlyArray<string>;
};

/** What is found where no catalogue holds a dataset: matching finds nothing there. */
export const NOTHING_CATALOGUED: CatalogueIndex = catalogueIndex([]);

const anyDataset = statement<{ id: string }>('SELECT "id" FROM "Dataset" LIMIT 1');

/**
 * Everything the catalogues hold that may answer to these subjects.
 *
 * @returns {@link NOTHING_CATALOGUED} itself where no catalogue holds anything.
 */
export async function lookUpCatalogue(
  db: Db | Tx,
  subjects: ReadonlyArray<MatchSubject>,
  { datasetIds = [], today, titlesOf = [] }: LookUpOptions = {},
): Promise<CatalogueIndex> {
  if ((await anyDataset(db)).length === 0) return NOTHING_CATALOGUED;
  const counts = today === undefined ? {} : { OR: [{ expiresOn: null }, { expiresOn: { gte: today } }] };
  const found: Found = { resources: new Map(), pages: new Map(), templates: new Set() };
  const all = subjects.map(keysToLookUp);
  for (let start = 0; start === 0 || start < all.length; start += BATCH) {
    const named = start === 0 ? datasetIds : [];
    await lookUpKeys(db, joined(all.slice(start, start + BATCH)), { counts, named }, found);
  }
  const titled = titlesOf.length === 0 ? [] : await titledPages(db, titlesOf, counts);
  return catalogueIndex(
    [...[...found.resources.values()].flat(), ...[...found.pages.values()].map(pageEntry)],
    { templates: found.templates, titled: titled.map(pageEntry) },
  );
}

/** What was found so far, by the id of the resource or the dataset. */
type Found = {
  resources: Map<string, ReadonlyArray<CatalogueEntry>>;
  pages: Map<string, DatasetRow>;
  templates: Set<string>;
};

async function lookUpKeys(
  db: Db | Tx,
  keys: MatchKeys,
  { counts, named: ids }: { counts: object; named: ReadonlyArray<string> },
  found: Found,
): Promise<void> {
  const seen = await seenBehind(db, keys);
  const k1 = { in: [...new Set([...keys.k1s, ...seen.keys()])] };
  const [k2, externalId, named] = [{ in: keys.k2s }, { in: keys.structuralIds }, { in: [...ids] }];
  const resources = await db.resource.findMany({
    where: {
      dataset: counts,
      OR: [{ url: { in: keys.urls } }, { k1 }, { k2 }, { externalId }, { datasetId: named }],
    },
    select: RESOURCE,
  });
  const pages = await db.dataset.findMany({
    where: { AND: [counts, { OR: [{ k1 }, { k2 }, { externalId }, { id: named }] }] },
    select: DATASET,
  });
  for (const row of resources) {
    const behind = seen.get(row.k1) ?? null;
    if (behind !== null || !found.resources.has(row.id))
      found.resources.set(row.id, resourceEntries(row, behind));
  }
  for (const row of pages) found.pages.set(row.id, row);
  for (const hash of await templatesAmong(db, keys.hashes)) found.templates.add(hash);
}

function joined(keys: ReadonlyArray<MatchKeys>): MatchKeys {
  const all = (pick: (key: MatchKeys) => ReadonlyArray<string>) => [...new Set(keys.flatMap(pick))];
  return {
    urls: all((key) => key.urls),
    k1s: all((key) => key.k1s),
    k2s: all((key) => key.k2s),
    structuralIds: all((key) => key.structuralIds),
    hashes: all((key) => key.hashes),
    tableFps: all((key) => key.tableFps),
  };
}

/** Targets that hold the same content, or ended at one of the addresses, by their key. */
async function seenBehind(db: Db | Tx, { hashes, tableFps, k1s }: MatchKeys): Promise<Map<string, Seen>> {
  const content = [
    ...(hashes.length === 0 ? [] : [{ lastSha256: { in: hashes } }]),
    ...(tableFps.length === 0 ? [] : [{ tableFingerprint: { in: tableFps } }]),
  ];
  const rows = await db.target.findMany({
    where: { OR: [...content, { finalK1: { in: k1s } }] },
    orderBy: { firstSeenAt: "asc" },
    take: MOST_TWINS,
    select: { k1: true, lastSha256: true, tableFingerprint: true, finalK1: true },
  });
  return new Map(rows.map((row) => [row.k1, row]));
}

/** Digests seen on so many unrelated hosts that they are a template's. */
async function templatesAmong(db: Db | Tx, hashes: ReadonlyArray<string>): Promise<Set<string>> {
  if (hashes.length === 0) return new Set();
  const rows = await db.target.findMany({
    where: { lastSha256: { in: [...hashes] } },
    distinct: ["lastSha256", "host"],
    take: MOST_TWINS,
    select: { lastSha256: true, host: true },
  });
  const names = new Map<string, Set<string>>();
  for (const { lastSha256, host } of rows) {
    if (lastSha256 === null) continue;
    names.set(lastSha256, (names.get(lastSha256) ?? new Set()).add(registrableName(host)));
  }
  return new Set([...names].filter(([, hosts]) => hosts.size > MOST_UNRELATED_HOSTS).map(([hash]) => hash));
}

function titledPages(db: Db | Tx, organisationIds: ReadonlyArray<string>, counts: object) {
  return db.dataset.findMany({
    where: {
      AND: [counts, { withdrawnAt: null, catalogue: { organisationId: { in: [...organisationIds] } } }],
    },
    orderBy: { id: "asc" },
    take: MOST_TITLES,
    select: DATASET,
  });
}

/** A resource under its own address and, where that was seen to lead elsewhere, under the last one. */
function resourceEntries(row: ResourceRow, seen: Seen | null): Array<CatalogueEntry> {
  const { id, externalId, url, k1, k2, format, dataset } = row;
  const of = { resourceId: id, declaredFormat: format, ...entryOf(dataset) };
  const own: CatalogueEntry = {
    ...{ via: "resource", url, k1, k2, ...of },
    ...{ hash: seen?.lastSha256 ?? null, tableFp: seen?.tableFingerprint ?? null },
    structuralId: structuralIdOf(externalId, url),
  };
  const finalK1 = seen?.finalK1 ?? null;
  if (finalK1 === null || finalK1 === k1) return [own];
  const final = { url: finalK1, k1: finalK1, k2: "", hash: null, tableFp: null, structuralId: null };
  return [own, { ...own, ...final, via: "final" }];
}

function pageEntry({ k1, k2, landingUrl, ...dataset }: DatasetRow): CatalogueEntry {
  const of = { resourceId: null, declaredFormat: null, hash: null, tableFp: null, ...entryOf(dataset) };
  const structural = structuralIdOf(dataset.externalId, landingUrl);
  return {
    via: "landing",
    url: landingUrl ?? "",
    k1: k1 ?? "",
    k2: k2 ?? "",
    ...of,
    structuralId: structural,
  };
}

/** Of a dataset, the institution that keeps its catalogue answers for it. */
function entryOf(dataset: Omit<DatasetRow, "landingUrl" | "k1" | "k2">) {
  const { id, title, publisher, modifiedAtSource, withdrawnAt, catalogue } = dataset;
  const home = parseUrl(catalogue.url);
  return {
    ...{ datasetId: id, datasetTitle: title, publisherName: publisher, modifiedAt: modifiedAtSource },
    catalogueHost: home === null ? "" : hostKey(home),
    publisherId: catalogue.organisation?.slug ?? null,
    withdrawnAt: withdrawnAt?.toISOString() ?? null,
  };
}

function structuralIdOf(externalId: string, address: string | null): string | null {
  const id = externalId.toLowerCase();
  if (isStructuralId(id)) return id;
  for (const text of [externalId, address ?? ""]) {
    const url = parseUrl(text);
    const found = url === null ? null : structuralId(url, hostKey(url));
    if (found !== null) return found.id;
  }
  return null;
}
