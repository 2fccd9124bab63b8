import { hostKey, parseUrl } from "#app/domain/evidence/canonical-url.ts";
import type { CatalogueState } from "#app/domain/evidence/catalogue.ts";
import { DAY_MS } from "#app/domain/evidence/history.ts";
import type { Db, Tx } from "./db.server.ts";
import { selectWhereIn } from "./many-reads.server.ts";

export type OwnCatalogue = CatalogueState & { organisationId: string; host: string | null };

/** Reading the news of a catalogue completes a full reading that is not older than this. */
const FULL_COUNTS_MS = 14 * DAY_MS;

type KeptRow = { id: string; title: string; url: string; kind: string; organisationId: string };
const keptRows = selectWhereIn<KeptRow>(
  'SELECT "id", "title", "url", "kind", "organisationId" FROM "Catalogue" WHERE "organisationId"',
  'ORDER BY "slug"',
);

/** Catalogues that these institutions keep. */
export async function cataloguesOf(
  db: Db | Tx,
  organisationIds: ReadonlyArray<string>,
): Promise<Array<OwnCatalogue>> {
  const rows = await keptRows(db, organisationIds);
  const found: Array<OwnCatalogue> = [];
  for (const { id, title, url, kind, organisationId } of rows) {
    const home = parseUrl(url);
    const host = home === null ? null : hostKey(home);
    found.push({ name: title, kind: kindOf(kind), organisationId, host, ...(await harvestsOf(db, id)) });
  }
  return found;
}

/** When a catalogue was last read completely, and last tried. */
export async function harvestsOf(
  db: Db | Tx,
  catalogueId: string,
): Promise<Pick<CatalogueState, "completeAt" | "attemptedAt">> {
  const newestFirst = {
    orderBy: { startedAt: "desc" },
    select: { startedAt: true, finishedAt: true },
  } as const;
  const last = await db.catalogueRun.findFirst({ where: { catalogueId }, ...newestFirst });
  const complete = { catalogueId, outcome: "complete" };
  const full = await db.catalogueRun.findFirst({ where: { ...complete, full: true }, ...newestFirst });
  const news = await db.catalogueRun.findFirst({ where: complete, ...newestFirst });
  return {
    completeAt: completeAt(full?.finishedAt ?? null, news?.finishedAt ?? null)?.toISOString() ?? null,
    attemptedAt: (last?.finishedAt ?? last?.startedAt)?.toISOString() ?? null,
  };
}

function completeAt(full: Date | null, news: Date | null): Date | null {
  if (full === null || news === null) return full;
  return news.getTime() - full.getTime() <= FULL_COUNTS_MS ? news : full;
}

function kindOf(kind: string): CatalogueState["kind"] {
  if (kind === "ckan" || kind === "dcat" || kind === "sitemap") return kind;
  return "manual";
}
