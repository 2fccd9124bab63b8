import { hostKey, keysOf, parseUrl } from "./canonical-url.ts";
import type { CatalogueEntry, CatalogueIndex } from "./catalogue.ts";

export const MATCH_TIERS = ["M1", "M2", "M3", "M4", "M5", "M6", "M7", "M8", "M9", "M10"] as const;
export type MatchTier = (typeof MATCH_TIERS)[number];
export type MatchLevel = "resource" | "dataset" | "content" | "suggest";

/** What is to be found in the catalogue. */
export type MatchSubject = {
  /** Address as parsed when it was typed. */
  typed: string;
  /** Every address of the redirect chain after the first. */
  hops: ReadonlyArray<string>;
  finalUrl: string | null;
  /** `rel=canonical` and the identifiers in the page's JSON-LD. */
  pageIds: ReadonlyArray<string>;
};

/** The commitment's institution, for choosing between datasets and for trusting redirects. */
export type MatchOwner = {
  publisherIds: ReadonlyArray<string>;
  hosts: ReadonlyArray<string>;
};

/** A catalogue entry that answers to an address of the subject. */
export type Candidate = { entry: CatalogueEntry; typed: string; level: MatchLevel };

export type TierRule = {
  tier: MatchTier;
  confidence: number;
  find: (subject: MatchSubject, index: CatalogueIndex, owner: MatchOwner) => Array<Candidate>;
};

/**
 * The tiers, most certain first; the first that finds anything decides.
 * M4 (structural id), M6 and M7 (content), M8 (K2) and M9, M10 (suggestions) take their places by
 * confidence: 0.95, 0.97, 0.92, 0.85, 0.60, 0.50.
 */
export const TIER_RULES: ReadonlyArray<TierRule> = [
  { tier: "M1", confidence: 1, find: byTypedUrl },
  { tier: "M2", confidence: 0.99, find: byTypedKey },
  { tier: "M3", confidence: 0.95, find: byRedirect },
  { tier: "M5", confidence: 0.9, find: byDatasetPage },
];

function byTypedUrl(subject: MatchSubject, index: CatalogueIndex): Array<Candidate> {
  return index
    .byUrl(subject.typed)
    .filter(isResourceAddress)
    .map((entry) => ({ entry, typed: subject.typed, level: "resource" }));
}

function byTypedKey(subject: MatchSubject, index: CatalogueIndex): Array<Candidate> {
  const keys = keysOf(subject.typed);
  if (keys === null) return [];
  return index
    .byK1(keys.k1)
    .filter(isResourceAddress)
    .map((entry) => ({ entry, typed: subject.typed, level: "resource" }));
}

/**
 * A redirect leads to a resource. The final host must belong to the catalogue, the resource or the
 * institution: passing an open redirector confers nothing.
 */
function byRedirect(subject: MatchSubject, index: CatalogueIndex, owner: MatchOwner): Array<Candidate> {
  const { typed, hops, finalUrl } = subject;
  const recorded = candidatesAt([typed], index, (entry) => entry.via === "final", "resource");
  if (finalUrl === null) return recorded;
  const reached = candidatesAt([...hops, finalUrl], index, (entry) => entry.resourceId !== null, "resource");
  return [...recorded, ...reached].filter(({ entry }) => isTrustedHost(finalUrl, entry, owner));
}

function byDatasetPage(subject: MatchSubject, index: CatalogueIndex, owner: MatchOwner): Array<Candidate> {
  const isPage = (entry: CatalogueEntry) => entry.resourceId === null;
  const typed = pageCandidates([subject.typed], index, isPage);
  const { finalUrl } = subject;
  if (typed.length > 0 || finalUrl === null) return typed;
  const claimed = pageCandidates([...subject.hops, finalUrl, ...subject.pageIds], index, isPage);
  return claimed.filter(({ entry }) => isTrustedHost(finalUrl, entry, owner));
}

function candidatesAt(
  addresses: ReadonlyArray<string>,
  index: CatalogueIndex,
  accept: (entry: CatalogueEntry) => boolean,
  level: MatchLevel,
): Array<Candidate> {
  return addresses.flatMap((address) => {
    const keys = keysOf(address);
    if (keys === null) return [];
    const entries = index.byK1(keys.k1).filter(accept);
    return entries.map((entry) => ({ entry, typed: address, level }));
  });
}

function pageCandidates(
  addresses: ReadonlyArray<string>,
  index: CatalogueIndex,
  isPage: (entry: CatalogueEntry) => boolean,
): Array<Candidate> {
  const strict = candidatesAt(addresses, index, isPage, "dataset");
  if (strict.length > 0) return strict;
  return addresses.flatMap((address) => {
    const entries = index.byK2(keysOf(address)?.k2 ?? "").filter(isPage);
    return entries.map((entry): Candidate => ({ entry, typed: address, level: "dataset" }));
  });
}

function isResourceAddress(entry: CatalogueEntry): boolean {
  return entry.resourceId !== null && entry.via !== "final";
}

function isTrustedHost(finalUrl: string, entry: CatalogueEntry, owner: MatchOwner): boolean {
  const final = parseUrl(finalUrl);
  const own = parseUrl(entry.url);
  if (final === null) return false;
  const trusted = [entry.catalogueHost, own === null ? "" : hostKey(own), ...owner.hosts];
  return trusted.includes(hostKey(final));
}
