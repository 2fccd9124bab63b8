import { keysOf } from "./canonical-url.ts";
import type { CatalogueIndex } from "./catalogue.ts";
import {
  type Candidate,
  type MatchLevel,
  type MatchOwner,
  type MatchSubject,
  type MatchTier,
  TIER_RULES,
  type TierRule,
} from "./match-tiers.ts";

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

export const NO_OWNER: MatchOwner = { publisherIds: [], hosts: [] };

/** The address alone, when nothing was observed. */
export function subjectOfUrl(typed: string): MatchSubject {
  return { typed, hops: [], finalUrl: null, pageIds: [] };
}

/**
 * Finds the catalogued dataset an address belongs to.
 *
 * @returns the best match; several datasets when nothing decides between them; null when none is found.
 */
export function matchCatalogue(
  subject: MatchSubject | string,
  index: CatalogueIndex,
  owner: MatchOwner = NO_OWNER,
): MatchResult {
  const sought = typeof subject === "string" ? subjectOfUrl(subject) : subject;
  for (const rule of TIER_RULES) {
    const candidates = rule.find(sought, index, owner);
    if (candidates.length > 0) return choose(rule, candidates, owner);
  }
  return null;
}

/** The keys a caller must look up to build the index for this subject. */
export function keysToLookUp(subject: MatchSubject): {
  urls: Array<string>;
  k1s: Array<string>;
  k2s: Array<string>;
} {
  const addresses = [
    subject.typed,
    ...subject.hops,
    ...(subject.finalUrl === null ? [] : [subject.finalUrl]),
  ];
  const keys = [...addresses, ...subject.pageIds].map(keysOf).filter((pair) => pair !== null);
  return {
    urls: [subject.typed],
    k1s: [...new Set(keys.map((pair) => pair.k1))],
    k2s: [...new Set(keys.map((pair) => pair.k2))],
  };
}

/** One dataset, or the several that nothing tells apart. */
function choose(rule: TierRule, candidates: ReadonlyArray<Candidate>, owner: MatchOwner): MatchResult {
  const perDataset = new Map<string, Candidate>();
  for (const candidate of candidates) {
    const known = perDataset.get(candidate.entry.datasetId);
    if (known === undefined || isEarlierResource(candidate, known)) {
      perDataset.set(candidate.entry.datasetId, candidate);
    }
  }
  const ranked = [...perDataset.values()].sort((a, b) => compare(rankOf(a, owner), rankOf(b, owner)));
  const [best, ...others] = ranked;
  if (best === undefined) return null;
  const equals = others.filter((other) => compare(rankOf(best, owner), rankOf(other, owner)) === 0);
  if (equals.length === 0) return asMatch(rule, best);
  return { ambiguous: [best, ...equals].map((candidate) => asMatch(rule, candidate)) };
}

function isEarlierResource(a: Candidate, b: Candidate): boolean {
  return (a.entry.resourceId ?? "") < (b.entry.resourceId ?? "");
}

/** Lower is better: the institution's own, not withdrawn, most recently modified. */
function rankOf({ entry }: Candidate, owner: MatchOwner): [number, number, number] {
  const isOwn = entry.publisherId !== null && owner.publisherIds.includes(entry.publisherId);
  const modified = entry.modifiedAt === null ? 0 : Date.parse(entry.modifiedAt);
  return [isOwn ? 0 : 1, entry.withdrawnAt === null ? 0 : 1, -modified];
}

function compare(a: ReadonlyArray<number>, b: ReadonlyArray<number>): number {
  for (const [index, value] of a.entries()) {
    const difference = value - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function asMatch({ tier, confidence }: TierRule, { entry, typed, level }: Candidate): Match {
  const { resourceId, datasetId, datasetTitle, publisherId, publisherName, declaredFormat, withdrawnAt } =
    entry;
  return {
    ...{ tier, confidence, level, resourceId, datasetId, datasetTitle, typed, matched: entry.url },
    ...{ publisherId, publisherName, declaredFormat, withdrawnAt },
  };
}
