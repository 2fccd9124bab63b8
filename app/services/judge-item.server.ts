import type { OwnCatalogue } from "#app/data/catalogue-lookup.server.ts";
import type { FiledItem } from "#app/data/evidence-items.server.ts";
import type { PastObservation } from "#app/domain/evidence/answer.ts";
import { hostKey, parseUrl } from "#app/domain/evidence/canonical-url.ts";
import type { CatalogueIndex } from "#app/domain/evidence/catalogue.ts";
import { bareContext, type CheckContext } from "#app/domain/evidence/check-context.ts";
import { matchCatalogue } from "#app/domain/evidence/match.ts";
import type { MatchOwner, MatchSubject } from "#app/domain/evidence/match-tiers.ts";
import { type Observation, withKnownContent } from "#app/domain/evidence/observation.ts";
import type { CheckResult } from "#app/domain/evidence/outcome.ts";
import { runChecks } from "#app/domain/evidence/run-checks.ts";

/** One observation with what was known before it. */
export type Sight = {
  observation: Observation;
  /** Earlier observations of the same target. */
  history: ReadonlyArray<PastObservation>;
  /** Last observation with a body. */
  lastFull: Observation | null;
};

/** What a catalogue may know an observed address by. */
export function subjectOf(typed: string, { observation, lastFull }: Sight): MatchSubject {
  const { sniff, hops, finalUrl } = withKnownContent(observation, lastFull);
  const canonical = sniff?.canonicalUrl ?? null;
  return {
    ...{ typed, hops: hops.slice(1).map(({ url }) => url), finalUrl },
    pageIds: [...(canonical === null ? [] : [canonical]), ...(sniff?.datasetIds ?? [])],
  };
}

/** Runs every check of one item over an observation. */
export function judgeItem(
  item: Pick<FiledItem, "url" | "role" | "owners">,
  sight: Sight,
  index: CatalogueIndex,
  catalogues: ReadonlyArray<OwnCatalogue>,
): Array<CheckResult> {
  const own = catalogues.filter(({ organisationId }) => item.owners.some(({ id }) => id === organisationId));
  const owner = ownerOf(item, own);
  const match = matchCatalogue(subjectOf(item.url, sight), index, owner);
  const context: CheckContext = {
    ...bareContext(item.role),
    declaredFormat: match !== null && "tier" in match ? match.declaredFormat : null,
    ...{ match, catalogue: firstOf(item, own), publisherIds: owner.publisherIds },
  };
  return runChecks(sight.observation, sight.history, context, sight.lastFull);
}

function ownerOf({ owners }: Pick<FiledItem, "owners">, own: ReadonlyArray<OwnCatalogue>): MatchOwner {
  const homes = owners.map(({ url }) => (url === null ? null : parseUrl(url))).filter((url) => url !== null);
  const portals = own.map(({ host }) => host).filter((host) => host !== null);
  return { publisherIds: owners.map(({ slug }) => slug), hosts: [...homes.map(hostKey), ...portals] };
}

/** Of the first owing institution that keeps catalogues, the one read last; one written by hand comes after. */
function firstOf({ owners }: Pick<FiledItem, "owners">, own: ReadonlyArray<OwnCatalogue>) {
  for (const { id } of owners) {
    const kept = own.filter(({ organisationId }) => organisationId === id);
    const [newest] = kept.toSorted((left, right) =>
      (right.attemptedAt ?? "").localeCompare(left.attemptedAt ?? ""),
    );
    if (newest !== undefined) return newest;
  }
  return null;
}
