import { hostKey, keysOf, parseUrl } from "./canonical-url.ts";
import type { CatalogueIndex } from "./catalogue.ts";
import { isTellingBody, isTellingTable } from "./match-content.ts";
import {
  type Candidate,
  type MatchLevel,
  type MatchOwner,
  type MatchSubject,
  type MatchTier,
  TIER_RULES,
  type TierRule,
} from "./match-tiers.ts";
import { structuralId } from "./provider-id.ts";

/** At or above this confidence a match stands by itself; below, a person confirms it. */
export const AUTO_ACCEPT = 0.9;

export type Match = {
  tier: MatchTier;
  /** 0–1. */
  confidence: number;
  level: MatchLevel;
  resourceId: string | null;
  datasetId: string;
  datasetTitle: string;
  /** The address of ours that matched, and the catalogue's: shown, so that a person sees why. */
  typed: string;
  matched: string;
  publisherId: string | null;
  publisherName: string | null;
  declaredFormat: string | null;
  withdrawnAt: string | null;
};

export type MatchResult = Match | { ambiguous: ReadonlyArray<Match> } | null;

/** What a person said of a proposed match; of several on one dataset the caller gives the latest. */
export type DecidedMatch = { datasetId: string; resourceId: string | null; accepted: boolean };

export const NO_OWNER: MatchOwner = { publisherIds: [], hosts: [] };

/** The address alone, when nothing was observed. */
export function subjectOfUrl(typed: string): MatchSubject {
  return { typed, hops: [], finalUrl: null, pageIds: [] };
}

/**
 * Finds the catalogued dataset an address belongs to. What a person accepted comes before anything the
 * machine finds, and what a person refused is not found again.
 *
 * @returns the best match; several datasets when nothing decides between them; null when none is found.
 */
export function matchCatalogue(
  subject: MatchSubject | string,
  index: CatalogueIndex,
  owner: MatchOwner = NO_OWNER,
  decided: ReadonlyArray<DecidedMatch> = [],
): MatchResult {
  const sought = typeof subject === "string" ? subjectOfUrl(subject) : subject;
  const accepted = acceptedMatch(sought, index, decided);
  if (accepted !== null) return accepted;
  for (const rule of TIER_RULES) {
    const found = rule.find(sought, index, owner);
    const candidates = found.filter((candidate) => !isRefused(candidate, decided));
    if (candidates.length > 0) return choose(rule, candidates, owner);
  }
  return null;
}

/**
 * The best match per dataset at every tier, most certain first, each dataset once: what a person is shown
 * to choose from.
 */
export function proposeMatches(
  subject: MatchSubject,
  index: CatalogueIndex,
  owner: MatchOwner = NO_OWNER,
  decided: ReadonlyArray<DecidedMatch> = [],
): Array<Match> {
  const proposed = new Map<string, Match>();
  for (const rule of TIER_RULES) {
    const found = rule.find(subject, index, owner).filter((candidate) => !isRefused(candidate, decided));
    for (const candidate of ranked(found, owner)) {
      const { datasetId } = candidate.entry;
      if (!proposed.has(datasetId)) proposed.set(datasetId, asMatch(rule, candidate));
    }
  }
  return [...proposed.values()];
}

function acceptedMatch(
  { typed }: MatchSubject,
  index: CatalogueIndex,
  decided: ReadonlyArray<DecidedMatch>,
): Match | null {
  for (const { datasetId, resourceId } of decided.filter(({ accepted }) => accepted).toReversed()) {
    const entries = index.byDataset(datasetId);
    const entry = entries.find((known) => known.resourceId === resourceId) ?? entries[0];
    if (entry === undefined) continue;
    const level = resourceId === null ? "dataset" : "resource";
    return asMatch({ tier: "M0", confidence: 1 }, { entry, typed, level });
  }
  return null;
}

function isRefused({ entry }: Candidate, decided: ReadonlyArray<DecidedMatch>): boolean {
  return decided.some(
    ({ datasetId, resourceId, accepted }) =>
      !accepted && datasetId === entry.datasetId && (resourceId === null || resourceId === entry.resourceId),
  );
}

export type MatchKeys = {
  urls: Array<string>;
  k1s: Array<string>;
  k2s: Array<string>;
  structuralIds: Array<string>;
  hashes: Array<string>;
  tableFps: Array<string>;
};

/** The keys a caller must look up to build the index for this subject. */
export function keysToLookUp(subject: MatchSubject): MatchKeys {
  const { typed, hops, finalUrl, pageIds, content = null } = subject;
  const addresses = [typed, ...hops, ...(finalUrl === null ? [] : [finalUrl])];
  const links = content?.links ?? [];
  const keys = [...addresses, ...pageIds, ...links].map(keysOf).filter((pair) => pair !== null);
  const ids = addresses.flatMap((address) => {
    const url = parseUrl(address);
    return (url === null ? null : structuralId(url, hostKey(url))?.id) ?? [];
  });
  return {
    urls: [typed],
    k1s: [...new Set(keys.map((pair) => pair.k1))],
    k2s: [...new Set(keys.map((pair) => pair.k2))],
    structuralIds: [...new Set(ids)],
    hashes: content !== null && isTellingBody(content) ? [content.sha256] : [],
    tableFps: content !== null && isTellingTable(content) ? [content.tableFp] : [],
  };
}

/** One dataset, or the several that nothing tells apart. */
function choose(rule: TierRule, candidates: ReadonlyArray<Candidate>, owner: MatchOwner): MatchResult {
  const [best, ...others] = ranked(candidates, owner);
  if (best === undefined) return null;
  const equals = others.filter((other) => compare(rankOf(best, owner), rankOf(other, owner)) === 0);
  if (equals.length === 0) return asMatch(rule, best);
  return { ambiguous: [best, ...equals].map((candidate) => asMatch(rule, candidate)) };
}

/** The best candidate of each dataset, best dataset first. */
function ranked(candidates: ReadonlyArray<Candidate>, owner: MatchOwner): Array<Candidate> {
  const perDataset = new Map<string, Candidate>();
  for (const candidate of candidates) {
    const known = perDataset.get(candidate.entry.datasetId);
    if (known === undefined || isEarlierResource(candidate, known)) {
      perDataset.set(candidate.entry.datasetId, candidate);
    }
  }
  return [...perDataset.values()].sort((a, b) => compare(rankOf(a, owner), rankOf(b, owner)));
}

function isEarlierResource(a: Candidate, b: Candidate): boolean {
  return (a.entry.resourceId ?? "") < (b.entry.resourceId ?? "");
}

/** Lower is better: most alike, the institution's own, not withdrawn, most recently modified. */
function rankOf({ entry, confidence = 0 }: Candidate, owner: MatchOwner): [number, number, number, number] {
  const isOwn = entry.publisherId !== null && owner.publisherIds.includes(entry.publisherId);
  const modified = entry.modifiedAt === null ? 0 : Date.parse(entry.modifiedAt);
  const known = Number.isNaN(modified) ? 0 : modified;
  return [-confidence, isOwn ? 0 : 1, entry.withdrawnAt === null ? 0 : 1, -known];
}

function compare(a: ReadonlyArray<number>, b: ReadonlyArray<number>): number {
  for (const [index, value] of a.entries()) {
    const difference = value - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function asMatch(rule: Pick<TierRule, "tier" | "confidence">, candidate: Candidate): Match {
  const { entry, typed, level, matched = entry.url, confidence = rule.confidence } = candidate;
  const { tier } = rule;
  const { resourceId, datasetId, datasetTitle, publisherId, publisherName } = entry;
  return {
    ...{ tier, confidence, level, resourceId, datasetId, datasetTitle, typed, matched },
    ...{ publisherId, publisherName, declaredFormat: entry.declaredFormat, withdrawnAt: entry.withdrawnAt },
  };
}
