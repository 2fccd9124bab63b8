import { readDataVersion } from "#app/data/data-version.server.ts";
import type { Db } from "#app/data/db.server.ts";
import { findPlanSlug, loadPlanFacts } from "#app/data/plan-facts.server.ts";
import { type IndexedFacts, indexFacts } from "#app/domain/standings.ts";
import type { Deps } from "./deps.server.ts";

type Opened = { version: number; plans: Map<string, Promise<IndexedFacts | null>> };

const openedOf = new WeakMap<Db, Opened>();
const versionOf = new WeakMap<IndexedFacts, number>();

/**
 * A plan's facts, loaded once per data version and kept in memory until the next change.
 *
 * @param slug null for the plan shown at `/`: the first by its order.
 * @returns null when there is no such plan.
 */
export async function openPlan(slug: string | null, deps: Pick<Deps, "db">): Promise<IndexedFacts | null> {
  const version = await readDataVersion(deps.db);
  let opened = openedOf.get(deps.db);
  if (opened === undefined || opened.version !== version) {
    opened = { version, plans: new Map() };
    openedOf.set(deps.db, opened);
  }
  const key = slug ?? "";
  const known = opened.plans.get(key);
  if (known !== undefined) return known;
  const loading = loadAfter(slug, version, deps.db);
  opened.plans.set(key, loading);
  loading.catch(() => opened.plans.delete(key));
  return loading;
}

/** By plan, what is being read last. */
const loadingOf = new WeakMap<Db, Map<string, Promise<IndexedFacts | null>>>();

/**
 * Waits for the reading of the plan that is under way and takes what it gave when that is as new as is asked for:
 * while much is written, readings of one plan follow each other instead of all running at once.
 */
async function loadAfter(slug: string | null, version: number, db: Db): Promise<IndexedFacts | null> {
  const loadings = loadingOf.get(db) ?? new Map<string, Promise<IndexedFacts | null>>();
  loadingOf.set(db, loadings);
  const key = slug ?? "";
  const earlier = loadings.get(key) ?? Promise.resolve(null);
  const loading = earlier
    .catch(() => null)
    .then((held) => {
      const isNewEnough = held !== null && (dataVersionOf(held) ?? -1) >= version;
      return isNewEnough ? held : load(slug, version, db);
    });
  loadings.set(key, loading);
  try {
    return await loading;
  } finally {
    if (loadings.get(key) === loading) loadings.delete(key);
  }
}

const MOST_TRIES = 5;

/** Loads anew when something was changed while it read, so that no page mixes what was with what is. */
async function load(slug: string | null, version: number, db: Db): Promise<IndexedFacts | null> {
  for (let before = version, tries = 1; ; tries += 1) {
    const found = await findPlanSlug(db, slug);
    const facts = found === null ? null : await loadPlanFacts(db, found);
    const after = await readDataVersion(db);
    if (after === before || tries === MOST_TRIES) {
      const indexed = facts === null ? null : indexFacts(facts);
      if (indexed !== null) versionOf.set(indexed, before);
      return indexed;
    }
    before = after;
  }
}

/** The data version that opened facts are of; null for facts that were not opened here. */
export function dataVersionOf(indexed: IndexedFacts): number | null {
  return versionOf.get(indexed) ?? null;
}
