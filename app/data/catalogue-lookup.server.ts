import { hostKey, parseUrl } from "#app/domain/evidence/canonical-url.ts";
import {
  type CatalogueEntry,
  type CatalogueIndex,
  type CatalogueState,
  catalogueIndex,
} from "#app/domain/evidence/catalogue.ts";
import { keysToLookUp } from "#app/domain/evidence/match.ts";
import type { MatchSubject } from "#app/domain/evidence/match-tiers.ts";
import type { Db, Tx } from "./db.server.ts";

const DATASET = {
  ...{ id: true, title: true, publisher: true, landingUrl: true, k1: true, k2: true },
  ...{ modifiedAtSource: true, withdrawnAt: true },
  catalogue: { select: { url: true, organisation: { select: { slug: true } } } },
} as const;

type DatasetRow = {
  id: string;
  title: string;
  publisher: string | null;
  modifiedAtSource: string | null;
  withdrawnAt: Date | null;
  catalogue: { url: string; organisation: { slug: string } | null };
};

/** Everything the catalogues hold that may answer to these subjects. */
export async function lookUpCatalogue(
  db: Db | Tx,
  subjects: ReadonlyArray<MatchSubject>,
): Promise<CatalogueIndex> {
  const keys = subjects.map(keysToLookUp);
  const urls = [...new Set(keys.flatMap((key) => key.urls))];
  const k1 = { in: [...new Set(keys.flatMap((key) => key.k1s))] };
  const k2 = { in: [...new Set(keys.flatMap((key) => key.k2s))] };
  const resources = await db.resource.findMany({
    where: { OR: [{ url: { in: urls } }, { k1 }, { k2 }] },
    select: {
      id: true,
      url: true,
      k1: true,
      k2: true,
      hash: true,
      format: true,
      dataset: { select: DATASET },
    },
  });
  const pages = await db.dataset.findMany({ where: { OR: [{ k1 }, { k2 }] }, select: DATASET });
  return catalogueIndex([
    ...resources.map(({ id, url, k1, k2, hash, format, dataset }): CatalogueEntry => {
      const of = { resourceId: id, declaredFormat: format, hash, tableFp: null };
      return { via: "resource", url, k1, k2, ...of, ...entryOf(dataset) };
    }),
    ...pages.flatMap(({ k1, k2, landingUrl, ...dataset }): Array<CatalogueEntry> => {
      if (k1 === null || k2 === null || landingUrl === null) return [];
      const of = { resourceId: null, declaredFormat: null, hash: null, tableFp: null };
      return [{ via: "landing", url: landingUrl, k1, k2, ...of, ...entryOf(dataset) }];
    }),
  ]);
}

/** Of a dataset, the institution that keeps its catalogue answers for it. */
function entryOf({ id, title, publisher, modifiedAtSource, withdrawnAt, catalogue }: DatasetRow) {
  const home = parseUrl(catalogue.url);
  return {
    ...{ datasetId: id, datasetTitle: title, publisherName: publisher, modifiedAt: modifiedAtSource },
    catalogueHost: home === null ? "" : hostKey(home),
    publisherId: catalogue.organisation?.slug ?? null,
    withdrawnAt: withdrawnAt?.toISOString() ?? null,
  };
}

export type OwnCatalogue = CatalogueState & { organisationId: string; host: string | null };

/** Catalogues that these institutions keep. */
export async function cataloguesOf(
  db: Db | Tx,
  organisationIds: ReadonlyArray<string>,
): Promise<Array<OwnCatalogue>> {
  const rows = await db.catalogue.findMany({
    where: { organisationId: { in: [...organisationIds] } },
    orderBy: { slug: "asc" },
    select: { id: true, title: true, url: true, kind: true, organisationId: true },
  });
  const found: Array<OwnCatalogue> = [];
  for (const { id, title, url, kind, organisationId } of rows) {
    if (organisationId === null) continue;
    const home = parseUrl(url);
    const host = home === null ? null : hostKey(home);
    found.push({ name: title, kind: kindOf(kind), organisationId, host, ...(await harvestsOf(db, id)) });
  }
  return found;
}

async function harvestsOf(db: Db | Tx, catalogueId: string) {
  const newestFirst = {
    orderBy: { startedAt: "desc" },
    select: { startedAt: true, finishedAt: true },
  } as const;
  const last = await db.catalogueRun.findFirst({ where: { catalogueId }, ...newestFirst });
  const where = { catalogueId, outcome: "complete", full: true };
  const complete = await db.catalogueRun.findFirst({ where, ...newestFirst });
  return {
    completeAt: complete?.finishedAt?.toISOString() ?? null,
    attemptedAt: (last?.finishedAt ?? last?.startedAt)?.toISOString() ?? null,
  };
}

function kindOf(kind: string): CatalogueState["kind"] {
  if (kind === "ckan" || kind === "dcat" || kind === "sitemap") return kind;
  return "manual";
}
