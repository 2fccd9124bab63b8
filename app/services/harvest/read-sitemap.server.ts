import { type KnownEntry, markSeen } from "#app/data/catalogue-write.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import { keysOf } from "#app/domain/evidence/canonical-url.ts";
import { datasetsInPage } from "#app/exchange/schema-org.server.ts";
import type { SitemapEntry } from "#app/exchange/sitemap.server.ts";
import type { Deps } from "#app/services/deps.server.ts";
import { ask, problemOf } from "./ask.server.ts";
import {
  type HarvestContext,
  type HarvestProblem,
  newTally,
  type Reading,
  readingOf,
  type Tally,
} from "./reading.server.ts";
import { saveFound } from "./save-found.server.ts";
import { listSitemap } from "./sitemap-list.server.ts";

/** Most pages read in one harvest: at one a second, more than an hour. */
const MOST_PAGES = 5_000;
const MOST_PAGE_BYTES = 5 * 1024 * 1024;
/** Pages in a row that fail before the site itself is taken to. */
const MOST_FAILURES = 20;
/** Words in the address of a page that is likely to describe data. */
const LIKELY = /data|katalog|catalog|statisti|publika/i;

/**
 * Reads the pages a sitemap names; those that describe a schema.org Dataset become datasets. A page known
 * to describe one is read again only when the sitemap says it changed.
 */
export async function readSitemapCatalogue(
  context: HarvestContext,
  deps: Deps,
): Promise<Reading | HarvestProblem> {
  const list = await listSitemap(context, deps);
  if ("error" in list) return list;
  const known = new Map(context.before.flatMap((entry) => [[keyOf(entry.landingUrl ?? ""), entry] as const]));
  const tally = newTally();
  const kept: Array<KnownEntry> = [];
  const toRead: Array<SitemapEntry> = [];
  for (const page of list.pages.values()) {
    const entry = known.get(keyOf(page.url));
    if (entry !== undefined && isUnchanged(page, entry)) kept.push(entry);
    else toRead.push(page);
  }
  await inTransaction(deps.db, (tx) =>
    markSeen(
      tx,
      kept.map(({ id }) => id),
      deps.now(),
    ),
  );
  for (const { externalId } of kept) tally.seen.add(externalId);
  const problem = await readPages(inOrder(toRead, known).slice(0, MOST_PAGES), tally, context, deps);
  if (problem !== null) return problem;
  const cut = toRead.length > MOST_PAGES ? `PAGES_CUT ${MOST_PAGES}/${toRead.length}` : null;
  return readingOf(tally, {
    full: cut === null && list.note?.startsWith("SITEMAP_CUT") !== true,
    etag: null,
    note: cut ?? list.note,
  });
}

async function readPages(
  pages: ReadonlyArray<SitemapEntry>,
  tally: Tally,
  context: HarvestContext,
  deps: Deps,
): Promise<HarvestProblem | null> {
  let failures = 0;
  for (const { url } of pages) {
    if (context.turn.lost) return { error: "LEASE_LOST" };
    const answer = await ask(url, context.turn, deps, { accept: "text/html", maxBytes: MOST_PAGE_BYTES });
    const problem = problemOf(answer);
    const isGone = answer.status === 404 || answer.status === 410 || answer.errorCode === "ROBOTS_DISALLOWED";
    failures = problem === null || isGone ? 0 : failures + 1;
    if (failures >= MOST_FAILURES) return { error: `${problem} ${url}`.slice(0, 400) };
    if (problem !== null) continue;
    await saveFound(datasetsInPage(answer.text, answer.finalUrl ?? url), tally, context, deps);
  }
  return null;
}

function isUnchanged({ lastmod }: SitemapEntry, { lastSeenAt }: KnownEntry): boolean {
  const at = lastmod === null ? Number.NaN : Date.parse(lastmod);
  return !Number.isNaN(at) && at < lastSeenAt.getTime();
}

/** Pages known to describe a dataset first, then those likely to, each as the sitemap lists them. */
function inOrder(pages: ReadonlyArray<SitemapEntry>, known: ReadonlyMap<string, KnownEntry>) {
  const rank = ({ url }: SitemapEntry) => (known.has(keyOf(url)) ? 0 : LIKELY.test(url) ? 1 : 2);
  return pages.toSorted((left, right) => rank(left) - rank(right));
}

function keyOf(url: string): string {
  return keysOf(url)?.k2 ?? url;
}

/** Those of the absent datasets whose page is gone; one without a page is gone when it is no longer listed. */
export async function confirmGonePages(
  absent: ReadonlyArray<KnownEntry>,
  { turn }: HarvestContext,
  deps: Deps,
): Promise<Array<KnownEntry>> {
  const gone: Array<KnownEntry> = [];
  for (const entry of absent) {
    if (entry.landingUrl === null) gone.push(entry);
    else {
      const { status } = await ask(entry.landingUrl, turn, deps, { maxBytes: MOST_PAGE_BYTES });
      if (status === 404 || status === 403 || status === 410) gone.push(entry);
    }
  }
  return gone;
}
