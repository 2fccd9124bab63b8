import { type CatalogueToHarvest, type KnownEntry, saveDatasets } from "#app/data/catalogues.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import { isCkanStatus, readPackageSearch } from "#app/exchange/ckan.ts";
import type { JsonDownload } from "#app/fetch/download.server.ts";
import type { Deps } from "./deps.server.ts";
import { crawlDelayMs, mayCrawl, robotsInTurn } from "./host-robots.server.ts";
import { type HostTurn, hostGate, noteResponse, paceOf } from "./host-turn.server.ts";

const ROWS = 100;
/** More pages than any catalogue has: ends a sweep that a server keeps feeding. */
const MOST_PAGES = 10_000;

export type SweepContext = {
  catalogue: CatalogueToHarvest;
  /** Address of the CKAN, without a slash at the end. */
  base: string;
  turn: HostTurn;
};

/** Why a sweep did not read everything. */
export type SweepProblem = { error: string };
export type Sweep = { seen: ReadonlySet<string>; added: number; changed: number };

/** Reads every dataset of a CKAN and saves it page by page. What the answers hold counts, not what was asked. */
export async function sweepCkan(context: SweepContext, deps: Deps): Promise<Sweep | SweepProblem> {
  const status = await call("status_show", context, deps);
  if (!status.ok) return { error: problemOf(status) };
  if (!isCkanStatus(status.value)) return { error: "NOT_CKAN" };
  const seen = new Set<string>();
  let [added, changed, start] = [0, 0, 0];
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const query = `package_search?q=*:*&sort=id+asc&rows=${ROWS}&start=${start}`;
    const answer = await call(query, context, deps);
    if (!answer.ok) return { error: problemOf(answer) };
    const found = readPackageSearch(answer.value);
    if (found === null) return { error: "ANSWER_NOT_UNDERSTOOD" };
    const { count, datasets } = found;
    const saved = await savePage(datasets, context, deps);
    added += saved.added;
    changed += saved.changed;
    for (const { externalId } of datasets) seen.add(externalId);
    start += datasets.length;
    if (datasets.length > 0 && start < count) continue;
    return seen.size < count ? { error: `SWEEP_INCOMPLETE ${seen.size}/${count}` } : { seen, added, changed };
  }
  return { error: "TOO_MANY_PAGES" };
}

type Datasets = NonNullable<ReturnType<typeof readPackageSearch>>["datasets"];

function savePage(datasets: Datasets, { catalogue }: SweepContext, deps: Deps) {
  const home = catalogue.url.replace(/\/+$/, "");
  const found = datasets.map((dataset) => ({ ...dataset, landingUrl: `${home}/dataset/${dataset.name}` }));
  const options = { at: deps.now(), newId: deps.newId };
  return inTransaction(deps.db, (tx) => saveDatasets(tx, catalogue.id, found, options));
}

/** Those of the absent datasets whose own record the catalogue denies. */
export async function confirmGone(
  absent: ReadonlyArray<KnownEntry>,
  context: SweepContext,
  deps: Deps,
): Promise<Array<KnownEntry>> {
  const gone: Array<KnownEntry> = [];
  for (const entry of absent) {
    const answer = await call(`package_show?id=${encodeURIComponent(entry.externalId)}`, context, deps);
    if (!answer.ok && (answer.status === 404 || answer.status === 403)) gone.push(entry);
  }
  return gone;
}

/** Asks the Action API at the pace the host wants. */
async function call(action: string, { base, turn }: SweepContext, deps: Deps): Promise<JsonDownload> {
  const url = `${base}/api/3/action/${action}`;
  const robots = await robotsInTurn(turn, url, deps);
  if (!mayCrawl(robots, url, deps.now())) {
    return { ok: false, status: null, errorCode: "ROBOTS_DISALLOWED", detail: null, retryAfter: null };
  }
  const pace = paceOf(turn.lease.host, turn.state, deps.allow);
  const delayMs = crawlDelayMs(robots, url, deps.now());
  const ratePerSecond = delayMs === 0 ? pace.ratePerSecond : Math.min(pace.ratePerSecond, 1_000 / delayMs);
  const get = () => deps.client.getJson(url);
  const answer = await hostGate(deps.client).run(turn.lease.host, get, { ...pace, ratePerSecond });
  noteResponse(turn, hostResponse(answer), deps.now());
  return answer;
}

function hostResponse(answer: JsonDownload) {
  if (answer.ok) return { status: 200, errorCode: null, retryAfter: null };
  const { status, errorCode, retryAfter } = answer;
  return { status, errorCode: status === null ? errorCode : null, retryAfter };
}

function problemOf(answer: Extract<JsonDownload, { ok: false }>): string {
  return answer.detail === null ? answer.errorCode : `${answer.errorCode} ${answer.detail}`;
}
