import { planSlugs } from "#app/data/export-read.server.ts";
import type { IndexedFacts } from "#app/domain/standings.ts";
import type { Deps } from "./deps.server.ts";
import { openPlan } from "./open-plan.server.ts";

/** Every plan, in the order of the site. */
export async function listPlans(deps: Pick<Deps, "db">): Promise<Array<IndexedFacts>> {
  const plans: Array<IndexedFacts> = [];
  for (const slug of await planSlugs(deps.db)) {
    const indexed = await openPlan(slug, deps);
    if (indexed !== null) plans.push(indexed);
  }
  return plans;
}
