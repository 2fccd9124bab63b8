import { type KnownEntry, publishedDatasets } from "#app/data/catalogue-write.server.ts";
import {
  type CatalogueToHarvest,
  findCatalogue,
  finishRun,
  harvestMemory,
  startRun,
} from "#app/data/catalogues.server.ts";
import { bumpDataVersion } from "#app/data/data-version.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import { hostKey, parseUrl } from "#app/domain/evidence/canonical-url.ts";
import { DAY_MS } from "#app/domain/evidence/history.ts";
import type { Deps } from "./deps.server.ts";
import { WAIT_MS } from "./harvest/ask.server.ts";
import { type Counts, completeHarvest } from "./harvest/complete.server.ts";
import { confirmGoneFromCkan, readCkan } from "./harvest/read-ckan.server.ts";
import { readDcatCatalogue } from "./harvest/read-dcat.server.ts";
import { confirmGonePages, readSitemapCatalogue } from "./harvest/read-sitemap.server.ts";
import type { HarvestContext, HarvestProblem, Reading } from "./harvest/reading.server.ts";
import { claimHostSoon, withHost } from "./host-turn.server.ts";

/** A dataset is withdrawn when this many full harvests in a row did not find it and its own page is gone. */
const ABSENCES = 3;
/** A harvest that misses a larger share of the datasets shows a broken catalogue, not an empty one. */
const MOST_LOST_RATIO = 0.2;
/** Everything is read again before it is a week old; between two such times only the news. */
const FULL_EVERY_MS = 6 * DAY_MS;

export type HarvestRun = {
  outcome: "complete" | "failed";
  /** Everything was read, not only the news. */
  full: boolean;
  /** Code, and where there is one what was seen, of a harvest that failed or left something out. */
  error: string | null;
  datasetCount: number;
  addedCount: number;
  changedCount: number;
  withdrawnCount: number;
};

export type HarvestOptions = {
  /** Everything, the news only, or what the time since the last full harvest calls for. */
  mode?: "full" | "news" | "due";
};

type Reader = {
  read: (context: HarvestContext, deps: Deps) => Promise<Reading | HarvestProblem>;
  /** Those of the absent datasets that are gone for certain. */
  confirmGone: (
    absent: ReadonlyArray<KnownEntry>,
    context: HarvestContext,
    deps: Deps,
  ) => Promise<Array<KnownEntry>>;
};

const READERS: Readonly<Record<string, Reader>> = {
  ckan: { read: readCkan, confirmGone: confirmGoneFromCkan },
  dcat: { read: readDcatCatalogue, confirmGone: confirmGonePages },
  sitemap: { read: readSitemapCatalogue, confirmGone: confirmGonePages },
};

const NOTHING: Counts = { datasets: 0, added: 0, changed: 0, withdrawn: 0 };

/** Reads what a catalogue publishes. A failure is written down with its reason and changes nothing else. */
export async function harvestCatalogue(
  slug: string,
  deps: Deps,
  { mode = "due" }: HarvestOptions = {},
): Promise<HarvestRun> {
  const catalogue = await findCatalogue(deps.db, slug);
  if (catalogue === null) return failedRun("CATALOGUE_NOT_FOUND", false);
  const runId = deps.newId();
  const memory = await harvestMemory(deps.db, catalogue.id);
  const full = catalogue.kind !== "ckan" || isFullDue(mode, memory.fullAt, deps.now());
  const run = { id: runId, at: deps.now(), full };
  await inTransaction(deps.db, (tx) => startRun(tx, catalogue.id, run));
  try {
    const done = await harvest({ catalogue, memory, full }, runId, deps);
    if ("error" in done) return await fail(runId, done.error, full, deps);
    const { counts, reading } = done;
    const { added: addedCount, changed: changedCount, withdrawn: withdrawnCount } = counts;
    const told = { outcome: "complete" as const, full: reading.full, error: reading.note };
    return { ...told, datasetCount: counts.datasets, addedCount, changedCount, withdrawnCount };
  } catch (error) {
    await fail(runId, "FAULT", full, deps);
    throw error;
  }
}

function isFullDue(mode: HarvestOptions["mode"], fullAt: Date | null, now: Date): boolean {
  if (mode === "full" || fullAt === null) return true;
  return mode === "due" && now.getTime() - fullAt.getTime() >= FULL_EVERY_MS;
}

type Plan = Pick<HarvestContext, "catalogue" | "memory" | "full">;
type Done = { counts: Counts; reading: Reading };

async function harvest(plan: Plan, runId: string, deps: Deps): Promise<Done | HarvestProblem> {
  const { catalogue } = plan;
  const reader = READERS[catalogue.kind];
  if (reader === undefined) return { error: `KIND_NOT_HARVESTED ${catalogue.kind}` };
  const base = baseOf(catalogue);
  const url = parseUrl(base);
  if (url === null) return { error: `URL_INVALID ${base}` };
  const workerId = `harvest-${runId}`;
  const lease = await claimHostSoon(hostKey(url), { workerId, mostMs: WAIT_MS }, deps);
  if (lease === null) return { error: "HOST_BUSY" };
  return withHost(lease, deps, async (turn) => {
    const before = await publishedDatasets(deps.db, catalogue.id);
    const context: HarvestContext = { ...plan, base, turn, before };
    const reading = await reader.read(context, deps);
    if ("error" in reading) return reading;
    const absent = reading.full ? before.filter(({ externalId }) => !reading.seen.has(externalId)) : [];
    if (absent.length > before.length * MOST_LOST_RATIO) {
      return { error: `SWEEP_LOST_TOO_MANY ${absent.length}/${before.length}` };
    }
    const doubtful = absent.filter(({ absences }) => absences + 1 >= ABSENCES);
    const withdrawn = await reader.confirmGone(doubtful, context, deps);
    if (turn.lost) return { error: "LEASE_LOST" };
    const counts = await completeHarvest({ catalogue, runId, reading, absent, withdrawn }, deps);
    return { counts, reading };
  });
}

/** A document keeps its address as it is; a CKAN's actions are told after it. */
function baseOf({ harvestUrl, url, kind }: CatalogueToHarvest): string {
  if (kind === "sitemap" && harvestUrl === null) return `${url.replace(/\/+$/, "")}/sitemap.xml`;
  if (kind === "dcat" && harvestUrl === null) return `${url.replace(/\/+$/, "")}/data.json`;
  const base = harvestUrl ?? url;
  return kind === "ckan" ? base.replace(/\/+$/, "") : base;
}

async function fail(runId: string, error: string, full: boolean, deps: Deps): Promise<HarvestRun> {
  const end = { at: deps.now(), outcome: "failed" as const, error, counts: NOTHING, full, etag: null };
  await inTransaction(deps.db, async (tx) => {
    await finishRun(tx, runId, end);
    await bumpDataVersion(tx);
  });
  return failedRun(error, full);
}

function failedRun(error: string, full: boolean): HarvestRun {
  const counts = { datasetCount: 0, addedCount: 0, changedCount: 0, withdrawnCount: 0 };
  return { outcome: "failed", full, error, ...counts };
}
