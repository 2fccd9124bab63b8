/** How the catalogue of one institution stands. */
export type CatalogueState = {
  name: string;
  kind: "ckan" | "dcat" | "sitemap" | "manual";
  /** End of the last harvest that read everything; null when none did. */
  completeAt: string | null;
  /** End of the last attempt, whatever came of it. */
  attemptedAt: string | null;
};

/** One harvest; append-only. */
export type CatalogueRun = {
  catalogueId: string;
  startedAt: Date;
  endedAt: Date | null;
  complete: boolean;
  datasets: number;
  resources: number;
  errorCode: string | null;
};

export type Dataset = {
  id: string;
  catalogueId: string;
  nativeId: string;
  title: string;
  publisherId: string | null;
  publisherName: string | null;
  landingUrl: string | null;
  licence: string | null;
  accrualPeriodicity: string | null;
  createdAt: Date | null;
  modifiedAt: Date | null;
  withdrawnAt: Date | null;
};

export type Resource = {
  id: string;
  datasetId: string;
  name: string | null;
  url: string;
  declaredFormat: string | null;
  declaredMime: string | null;
  declaredHash: string | null;
  declaredBytes: number | null;
};

/** Addresses and contents by which a resource or a dataset page is found again. */
export type ResourceKey = {
  via: "resource" | "download" | "access" | "final" | "landing";
  url: string;
  k1: string;
  k2: string;
  hash: string | null;
  tableFp: string | null;
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
};

/** An index over entries held in memory. */
export function catalogueIndex(entries: ReadonlyArray<CatalogueEntry>): CatalogueIndex {
  const byUrl = grouped(entries, (entry) => entry.url);
  const byK1 = grouped(entries, (entry) => entry.k1);
  const byK2 = grouped(entries, (entry) => entry.k2);
  return {
    byUrl: (url) => byUrl.get(url) ?? [],
    byK1: (k1) => byK1.get(k1) ?? [],
    byK2: (k2) => byK2.get(k2) ?? [],
  };
}

function grouped(
  entries: ReadonlyArray<CatalogueEntry>,
  keyOf: (entry: CatalogueEntry) => string,
): Map<string, Array<CatalogueEntry>> {
  const groups = new Map<string, Array<CatalogueEntry>>();
  for (const entry of entries) {
    const group = groups.get(keyOf(entry));
    if (group === undefined) groups.set(keyOf(entry), [entry]);
    else group.push(entry);
  }
  return groups;
}
