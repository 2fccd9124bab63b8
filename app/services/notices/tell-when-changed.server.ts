import { readDataVersion } from "#app/data/data-version.server.ts";
import type { Deps } from "#app/services/deps.server.ts";
import { tellNotices } from "./tell-notices.server.ts";

/**
 * Tells people what happened as soon as the data change; asking is cheap while they do not. What depends on the
 * day alone is told by the daily tasks.
 */
export function tellWhenChanged(deps: Pick<Deps, "db" | "now" | "newId">): () => Promise<number> {
  let toldAt: number | null = null;
  return async () => {
    const version = await readDataVersion(deps.db);
    if (version === toldAt) return 0;
    const told = await tellNotices(deps);
    toldAt = version;
    return told;
  };
}
