import { readDataVersion } from "#app/data/data-version.server.ts";
import type { Db } from "#app/data/db.server.ts";
import { findPlanSlug, loadPlanFacts } from "#app/data/plan-facts.server.ts";
import { type IndexedFacts, indexFacts } from "#app/domain/standings.ts";
import type { Deps } from "./deps.server.ts";

type Opened = { version: number; plans: Map<string, Promise<IndexedFacts | null>> };

const openedOf = new WeakMap<Db, Opened>();

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
  const loading = load(slug, deps.db);
  opened.plans.set(key, loading);
  loading.catch(() => opened.plans.delete(key));
  return loading;
}

async function load(slug: string | null, db: Db): Promise<IndexedFacts | null> {
  const found = await findPlanSlug(db, slug);
  return found === null ? null : indexFacts(await loadPlanFacts(db, found));
}
