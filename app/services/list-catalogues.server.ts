import { catalogueSlugs } from "#app/data/catalogues.server.ts";
import type { Deps } from "./deps.server.ts";

/** Slugs of the catalogues that can be harvested. */
export function listCatalogues(deps: Pick<Deps, "db">): Promise<Array<string>> {
  return catalogueSlugs(deps.db);
}
