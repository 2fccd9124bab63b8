import type { KnownEntry } from "#app/data/catalogue-write.server.ts";
import type { HarvestedDataset } from "#app/domain/evidence/harvested.ts";
import { HOUR_MS } from "#app/domain/evidence/history.ts";
import { isCkanStatus } from "#app/exchange/ckan.ts";
import type { Deps } from "#app/services/deps.server.ts";
import { askJson, jsonProblemOf } from "./ask.server.ts";
import { type CkanPager, createPager } from "./ckan-pages.server.ts";
import {
  type HarvestContext,
  type HarvestProblem,
  newTally,
  type Reading,
  readingOf,
  type Tally,
} from "./reading.server.ts";
import { saveFound } from "./save-found.server.ts";

/** More pages than any catalogue has: ends a walk that a server keeps feeding. */
const MOST_PAGES = 10_000;
/** Shifts among datasets of one time after which the order is given up. */
const MOST_RESTARTS = 20;
/** A CKAN may index a change this long after it wrote its time. */
const OVERLAP_MS = HOUR_MS;

/**
 * Reads a CKAN and saves it page by page: everything, or what changed since the last time. What the
 * answers hold counts, not what was asked for.
 */
export async function readCkan(context: HarvestContext, deps: Deps): Promise<Reading | HarvestProblem> {
  const status = await askJson(`${context.base}/api/3/action/status_show`, context.turn, deps);
  if (!status.ok) return { error: jsonProblemOf(status) };
  if (!isCkanStatus(status.value)) return { error: "NOT_CKAN" };
  const since = context.full ? null : sinceOf(context.memory.modifiedUpTo, deps.now());
  const tally = newTally();
  const problem = await walk(since, tally, context, deps);
  if (problem !== null) return problem;
  return readingOf(tally, { full: since === null, etag: null, note: null });
}

/** Where the news begin; null for a time that cannot be the catalogue's last change. */
function sinceOf(modifiedUpTo: string | null, now: Date): string | null {
  const zoned = modifiedUpTo === null ? "" : `${modifiedUpTo.replace(/(?:Z|[+-]\d\d:?\d\d)$/, "")}Z`;
  const at = Date.parse(zoned);
  if (Number.isNaN(at) || at > now.getTime() + 24 * HOUR_MS) return null;
  return new Date(at - OVERLAP_MS).toISOString();
}

type Place = {
  /** Change time the walk has come to, as the catalogue writes it; null at the beginning. */
  cursor: string | null;
  /** Datasets of exactly that time read so far. */
  atCursor: Set<string>;
  start: number;
  /** The last dataset read, which the next page of the same time repeats; null where it need not. */
  anchor: string | null;
};

/**
 * Walks the datasets in the order of their change by that time, not by position: what changes meanwhile
 * moves to the end and is met there. Only among datasets of one and the same time positions count, and
 * there each page repeats the last dataset of the one before, so that a shift is noticed.
 */
async function walk(
  since: string | null,
  tally: Tally,
  context: HarvestContext,
  deps: Deps,
): Promise<HarvestProblem | null> {
  const pager = createPager(context, deps);
  const begin: Place = { cursor: null, atCursor: new Set(), start: 0, anchor: null };
  let place = begin;
  let counted: number | null = null;
  let restarts = 0;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    if (context.turn.lost) return { error: "LEASE_LOST" };
    const found = await pager.page({
      fq: filterOf(place.cursor ?? since),
      start: place.start,
    });
    if ("error" in found) return found;
    counted ??= found.count;
    await saveFound(withPages(found.datasets, context), tally, context, deps);
    if (place.anchor !== null && found.datasets[0]?.externalId !== place.anchor) {
      restarts += 1;
      if (restarts > MOST_RESTARTS) return { error: "ORDER_UNSTABLE" };
      place = { ...place, start: 0, anchor: null };
      continue;
    }
    if (place.start + found.datasets.length >= found.count) return verify(counted, since, tally, pager);
    if (found.datasets.length === 0) return { error: `SWEEP_INCOMPLETE ${tally.seen.size}/${counted}` };
    place = nextPlace(place, found.datasets);
  }
  return { error: "TOO_MANY_PAGES" };
}

function filterOf(from: string | null): string | null {
  if (from === null) return null;
  return `metadata_modified:[${from} TO *]`;
}

/** CKAN writes instants without a zone and means UTC; its index keeps milliseconds. */
function solrInstant(text: string): string {
  const cut = text.replace(/(\.\d{3})\d+/, "$1");
  return /(?:Z|[+-]\d\d:?\d\d)$/.test(cut) ? cut : `${cut}Z`;
}

function nextPlace(place: Place, datasets: ReadonlyArray<HarvestedDataset>): Place {
  const last = datasets.at(-1);
  const cursor = last === undefined ? null : timeOf(last);
  if (cursor === null || last === undefined)
    return { ...place, start: place.start + datasets.length, anchor: null };
  const same = datasets.filter((each) => timeOf(each) === cursor).map((each) => each.externalId);
  const isSameTime = cursor === place.cursor;
  const atCursor = new Set([...(isSameTime ? place.atCursor : []), ...same]);
  // A page of one dataset cannot repeat it and go on.
  if (datasets.length < 2) {
    return {
      cursor,
      atCursor,
      start: isSameTime ? place.start + datasets.length : atCursor.size,
      anchor: null,
    };
  }
  const end = isSameTime ? place.start + datasets.length : atCursor.size;
  return { cursor, atCursor, start: end - 1, anchor: last.externalId };
}

function timeOf({ modifiedAtSource }: HarvestedDataset): string | null {
  return modifiedAtSource === null ? null : solrInstant(modifiedAtSource);
}

/** The catalogue's own count decides whether everything was read; it may have shrunk meanwhile. */
async function verify(
  counted: number,
  since: string | null,
  { seen }: Tally,
  pager: CkanPager,
): Promise<HarvestProblem | null> {
  if (seen.size >= counted) return null;
  const again = await pager.page({ fq: filterOf(since), start: 0 });
  if ("error" in again) return again;
  return seen.size >= again.count ? null : { error: `SWEEP_INCOMPLETE ${seen.size}/${again.count}` };
}

function withPages(
  datasets: ReadonlyArray<HarvestedDataset>,
  { catalogue }: Pick<HarvestContext, "catalogue">,
): Array<HarvestedDataset> {
  const home = catalogue.url.replace(/\/+$/, "");
  return datasets.map((dataset) => ({ ...dataset, landingUrl: `${home}/dataset/${dataset.name}` }));
}

/** Those of the absent datasets whose own record the catalogue denies. */
export async function confirmGoneFromCkan(
  absent: ReadonlyArray<KnownEntry>,
  { base, turn }: HarvestContext,
  deps: Deps,
): Promise<Array<KnownEntry>> {
  const gone: Array<KnownEntry> = [];
  for (const entry of absent) {
    const url = `${base}/api/3/action/package_show?id=${encodeURIComponent(entry.externalId)}`;
    const answer = await askJson(url, turn, deps);
    if (!answer.ok && (answer.status === 404 || answer.status === 403)) gone.push(entry);
  }
  return gone;
}
