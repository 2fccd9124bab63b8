import { appendAudit } from "#app/data/audit.server.ts";
import {
  type CatalogueToHarvest,
  findCatalogue,
  finishRun,
  type KnownEntry,
  publishedDatasets,
  saveAbsences,
  startRun,
  targetsWithResult,
} from "#app/data/catalogues.server.ts";
import { bumpDataVersion } from "#app/data/data-version.server.ts";
import { inTransaction, type Tx } from "#app/data/db.server.ts";
import { makeDue } from "#app/data/targets.server.ts";
import { hostKey, parseUrl } from "#app/domain/evidence/canonical-url.ts";
import type { Deps } from "./deps.server.ts";
import { claimHostSoon, withHost } from "./host-turn.server.ts";
import { confirmGone, type SweepProblem, sweepCkan } from "./sweep-ckan.server.ts";

/** How long a harvest waits for a host that is being asked by another worker. */
const WAIT_MS = 60_000;
/** A dataset is withdrawn when this many harvests in a row did not find it and its own page is gone. */
const ABSENCES = 3;
/** A harvest that misses a larger share of the datasets shows a broken catalogue, not an empty one. */
const MOST_LOST_RATIO = 0.2;
export type HarvestRun = {
  outcome: "complete" | "failed";
  /** Code, and where there is one what was seen, of a harvest that failed. */
  error: string | null;
  datasetCount: number;
  addedCount: number;
  changedCount: number;
  withdrawnCount: number;
};

type Counts = { datasets: number; added: number; changed: number; withdrawn: number };
const NOTHING: Counts = { datasets: 0, added: 0, changed: 0, withdrawn: 0 };

/** Reads everything a catalogue publishes. A failure is written down with its reason and changes nothing else. */
export async function harvestCatalogue(slug: string, deps: Deps): Promise<HarvestRun> {
  const catalogue = await findCatalogue(deps.db, slug);
  if (catalogue === null) return runOf("failed", "CATALOGUE_NOT_FOUND", NOTHING);
  const runId = deps.newId();
  await inTransaction(deps.db, (tx) => startRun(tx, catalogue.id, { id: runId, at: deps.now() }));
  try {
    const problem = await harvest(catalogue, runId, deps);
    if ("error" in problem) return await fail(runId, problem.error, deps);
    return runOf("complete", null, problem);
  } catch (error) {
    await fail(runId, "FAULT", deps);
    throw error;
  }
}

async function harvest(
  catalogue: CatalogueToHarvest,
  runId: string,
  deps: Deps,
): Promise<Counts | SweepProblem> {
  if (catalogue.kind !== "ckan") return { error: `KIND_NOT_HARVESTED ${catalogue.kind}` };
  const base = (catalogue.harvestUrl ?? catalogue.url).replace(/\/+$/, "");
  const url = parseUrl(base);
  if (url === null) return { error: `URL_INVALID ${base}` };
  const lease = await claimHostSoon(hostKey(url), { workerId: `harvest-${runId}`, mostMs: WAIT_MS }, deps);
  if (lease === null) return { error: "HOST_BUSY" };
  return withHost(lease, deps, async (turn) => {
    const before = await publishedDatasets(deps.db, catalogue.id);
    const sweep = await sweepCkan({ catalogue, base, turn }, deps);
    if ("error" in sweep) return sweep;
    const absent = before.filter(({ externalId }) => !sweep.seen.has(externalId));
    if (absent.length > before.length * MOST_LOST_RATIO) {
      return { error: `SWEEP_LOST_TOO_MANY ${absent.length}/${before.length}` };
    }
    const doubtful = absent.filter(({ absences }) => absences + 1 >= ABSENCES);
    const withdrawn = await confirmGone(doubtful, { catalogue, base, turn }, deps);
    const { added, changed } = sweep;
    const counts = { datasets: sweep.seen.size, added, changed, withdrawn: withdrawn.length };
    if (turn.lost) return { error: "LEASE_LOST" };
    await inTransaction(deps.db, (tx) => complete(tx, { catalogue, runId, absent, withdrawn, counts }, deps));
    return counts;
  });
}

type Harvest = {
  catalogue: CatalogueToHarvest;
  runId: string;
  absent: ReadonlyArray<KnownEntry>;
  withdrawn: ReadonlyArray<KnownEntry>;
  counts: Counts;
};

async function complete(tx: Tx, harvest: Harvest, deps: Deps): Promise<void> {
  const { catalogue, runId, absent, withdrawn, counts } = harvest;
  const at = deps.now();
  await saveAbsences(tx, absent, withdrawn, at);
  await finishRun(tx, runId, { at, outcome: "complete", error: null, counts });
  if (catalogue.organisationId !== null) {
    const targets = await targetsWithResult(tx, catalogue.organisationId, openToNews(counts));
    await makeDue(tx, targets, at);
  }
  await appendAudit(
    tx,
    {
      ...{ actorId: null, actorLabel: "system", action: "catalogue.harvested", reason: null },
      ...{ subjectType: "catalogue", subjectId: catalogue.id, planId: catalogue.planId },
      ...{ before: null, after: counts },
    },
    { at },
  );
  await bumpDataVersion(tx);
}

/** Last results of C3 that this harvest may have made untrue. */
function openToNews({ added, changed, withdrawn }: Counts): Array<string> {
  return [
    ...["CATALOGUE_UNREACHABLE", "CATALOGUE_STALE"],
    ...(added + changed > 0 ? ["NOT_IN_CATALOGUE", "WITHDRAWN"] : []),
    ...(withdrawn > 0 ? ["MATCHED", "MATCHED_DATASET_ONLY"] : []),
  ];
}

async function fail(runId: string, error: string, deps: Deps): Promise<HarvestRun> {
  const counts = NOTHING;
  await inTransaction(deps.db, async (tx) => {
    await finishRun(tx, runId, { at: deps.now(), outcome: "failed", error, counts });
    await bumpDataVersion(tx);
  });
  return runOf("failed", error, counts);
}

function runOf(outcome: HarvestRun["outcome"], error: string | null, counts: Counts): HarvestRun {
  const { datasets, added, changed, withdrawn } = counts;
  return {
    ...{ outcome, error, datasetCount: datasets, addedCount: added },
    ...{ changedCount: changed, withdrawnCount: withdrawn },
  };
}
