import { titleWords } from "./match-words.ts";

/** How the catalogue of one institution stands. */
export type CatalogueState = {
  name: string;
  kind: "ckan" | "dcat" | "sitemap" | "manual";
  /** End of the last harvest that read everything; null when none did. */
  completeAt: string | null;
  /** End of the last attempt, whatever came of it. */
  attemptedAt: string | null;
};

/** Addresses and contents by which a resource or a dataset page is found again. */
export type ResourceKey = {
  via: "resource" | "download" | "access" | "final" | "landing";
  url: string;
  k1: string;
  k2: string;
  /** SHA-256 of the body last seen behind the address; null when it was never seen. */
  hash: string | null;
  /** Fingerprint of the table last seen there. */
  tableFp: string | null;
  /** Id the catalogue's software knows the resource or dataset by; see `structuralId`. */
  structuralId?: string | null;
};

/** A key with what matching needs to know of its dataset. */
export type CatalogueEntry = ResourceKey & {
  /** Null for a dataset's own page. */
  resourceId: string | null;
  datasetId: string;
  datasetTitle: string;
  catalogueHost: string;
  publisherId: string | null;
  publisherName: string | null;
  declaredFormat: string | null;
  /** ISO instants, so that a match can be stored as it is. */
  modifiedAt: string | null;
  withdrawnAt: string | null;
};

/** Where matching looks entries up; the caller fills it with one query per kind of key. */
export type CatalogueIndex = {
  byUrl: (url: string) => ReadonlyArray<CatalogueEntry>;
  byK1: (k1: string) => ReadonlyArray<CatalogueEntry>;
  byK2: (k2: string) => ReadonlyArray<CatalogueEntry>;
  byStructuralId: (id: string) => ReadonlyArray<CatalogueEntry>;
  byHash: (sha256: string) => ReadonlyArray<CatalogueEntry>;
  byTableFp: (tableFp: string) => ReadonlyArray<CatalogueEntry>;
  byDataset: (datasetId: string) => ReadonlyArray<CatalogueEntry>;
  /** Entries whose dataset's title shares a word with one of these; empty where titles were not asked for. */
  byWords: (words: ReadonlyArray<string>) => ReadonlyArray<CatalogueEntry>;
  /** The same bytes were seen on so many unrelated hosts that they say nothing of a dataset. */
  isTemplate: (sha256: string) => boolean;
};

export type IndexOptions = {
  /** Digests of bodies that are templates. */
  templates?: ReadonlySet<string>;
  /** Entries to be found by the words of their dataset's title. */
  titled?: ReadonlyArray<CatalogueEntry>;
};

/** An index over entries held in memory. */
export function catalogueIndex(
  entries: ReadonlyArray<CatalogueEntry>,
  { templates = new Set(), titled = [] }: IndexOptions = {},
): CatalogueIndex {
  const byWord = grouped(titled, (entry) => titleWords(entry.datasetTitle));
  return {
    byUrl: finder(entries, (entry) => entry.url),
    byK1: finder(entries, (entry) => entry.k1),
    byK2: finder(entries, (entry) => entry.k2),
    byStructuralId: finder(entries, (entry) => entry.structuralId ?? null),
    byHash: finder(entries, (entry) => entry.hash),
    byTableFp: finder(entries, (entry) => entry.tableFp),
    byDataset: finder(entries, (entry) => entry.datasetId),
    byWords: (words) => [...new Set(words.flatMap((word) => byWord.get(word) ?? []))],
    isTemplate: (sha256) => templates.has(sha256),
  };
}

function finder(entries: ReadonlyArray<CatalogueEntry>, keyOf: (entry: CatalogueEntry) => string | null) {
  const groups = grouped(entries, (entry) => {
    const key = keyOf(entry);
    return key === null ? [] : [key];
  });
  return (key: string) => groups.get(key) ?? [];
}

function grouped(
  entries: ReadonlyArray<CatalogueEntry>,
  keysOf: (entry: CatalogueEntry) => ReadonlyArray<string>,
): Map<string, Array<CatalogueEntry>> {
  const groups = new Map<string, Array<CatalogueEntry>>();
  for (const entry of entries) {
    for (const key of keysOf(entry)) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [entry]);
      else group.push(entry);
    }
  }
  return groups;
}
