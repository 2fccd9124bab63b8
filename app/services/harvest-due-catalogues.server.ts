import { catalogueSlugs, latestRunAt } from "#app/data/catalogues.server.ts";
import { claimHost, type HostLease, releaseHost, renewLease } from "#app/data/host-leases.server.ts";
import type { Deps } from "./deps.server.ts";
import { harvestCatalogue } from "./harvest-catalogue.server.ts";

const HOUR_MS = 3_600_000;
const EVERY_MS = 24 * HOUR_MS;
const AFTER_FAILURE_MS = HOUR_MS;

/**
 * Harvests every catalogue that was not read in the last day: the news, and once a week everything.
 * However many workers ask, one harvests a catalogue at a time. Returns the catalogues harvested.
 */
export async function harvestDueCatalogues(deps: Deps, workerId: string): Promise<Array<string>> {
  const harvested: Array<string> = [];
  for (const slug of await catalogueSlugs(deps.db)) {
    if (await harvestIfDue(slug, workerId, deps)) harvested.push(slug);
  }
  return harvested;
}

async function harvestIfDue(slug: string, workerId: string, deps: Deps): Promise<boolean> {
  const { lease } = await claimHost(deps.db, leaseName(slug), { workerId, at: deps.now() });
  if (lease === null) return false;
  const renewal = setInterval(() => {
    renewLease(deps.db, lease, deps.now()).catch((error: unknown) => {
      deps.log.error({ err: error, catalogue: slug }, "harvest lease not renewed");
    });
  }, lease.leaseMs / 2);
  let nextAt = new Date(deps.now().getTime() + AFTER_FAILURE_MS);
  try {
    const lastAt = await latestRunAt(deps.db, slug);
    const dueAt = lastAt === null ? deps.now() : new Date(lastAt.getTime() + EVERY_MS);
    if (dueAt > deps.now()) {
      nextAt = dueAt;
      return false;
    }
    const { outcome } = await harvestCatalogue(slug, deps);
    if (outcome === "complete") nextAt = new Date(deps.now().getTime() + EVERY_MS);
    return true;
  } finally {
    clearInterval(renewal);
    await release(lease, nextAt, deps);
  }
}

/** A lease beside those of hosts: no address has a host of this form. */
function leaseName(slug: string): string {
  return `catalogue/${slug}`;
}

function release(lease: HostLease, nextAt: Date, deps: Deps): Promise<void> {
  return releaseHost(deps.db, lease, { ...lease.state, nextAt }, deps.now());
}
