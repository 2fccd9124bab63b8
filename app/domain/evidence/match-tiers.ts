import { hostKey, keysOf, parseUrl } from "./canonical-url.ts";
import type { CatalogueEntry, CatalogueIndex } from "./catalogue.ts";
import { byFingerprint, byHash } from "./match-content.ts";
import { byOnlyLink, bySimilarTitle } from "./match-suggest.ts";
import { structuralId } from "./provider-id.ts";

/** M0 is a person's word; the others are the machine's. */
export const MATCH_TIERS = ["M0", "M1", "M2", "M3", "M4", "M5", "M6", "M7", "M8", "M9", "M10"] as const;
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
  /** What was read behind the address; absent where nothing was. */
  content?: SeenContent | null;
};

export type SeenContent = {
  sha256: string | null;
  /** Length of the decoded body. */
  bytes: number;
  /** Fingerprint of the whole table; null for no table or a part of one. */
  tableFp: string | null;
  rows: number;
  columns: number;
  /** Files of data a page links to. */
  links: ReadonlyArray<string>;
  title: string | null;
};

/** The commitment's institution, for choosing between datasets and for trusting redirects. */
export type MatchOwner = {
  publisherIds: ReadonlyArray<string>;
  hosts: ReadonlyArray<string>;
};

/** A catalogue entry that answers to an address of the subject. */
export type Candidate = {
  entry: CatalogueEntry;
  /** Address, digest or words of ours that matched. */
  typed: string;
  /** What of the catalogue it matched; the entry's address unless told. */
  matched?: string;
  level: MatchLevel;
  /** 0–1, where the candidates of a tier differ; the tier's own unless told. */
  confidence?: number;
};

export type TierRule = {
  tier: MatchTier;
  confidence: number;
  find: (subject: MatchSubject, index: CatalogueIndex, owner: MatchOwner) => Array<Candidate>;
};

/** The tiers, most certain first; the first that finds anything decides. Source: docs/rules/matching.md. */
export const TIER_RULES: ReadonlyArray<TierRule> = [
  { tier: "M1", confidence: 1, find: byTypedUrl },
  { tier: "M2", confidence: 0.99, find: byTypedKey },
  { tier: "M6", confidence: 0.97, find: byHash },
  { tier: "M3", confidence: 0.95, find: byRedirect },
  { tier: "M4", confidence: 0.95, find: byStructuralId },
  { tier: "M7", confidence: 0.92, find: byFingerprint },
  { tier: "M5", confidence: 0.9, find: byDatasetPage },
  { tier: "M8", confidence: 0.85, find: byLooseKey },
  { tier: "M9", confidence: 0.6, find: byOnlyLink },
  { tier: "M10", confidence: 0.5, find: bySimilarTitle },
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

/** The id the catalogue's own software gives, in an address on a host of that catalogue. */
function byStructuralId(subject: MatchSubject, index: CatalogueIndex, owner: MatchOwner): Array<Candidate> {
  const { typed, finalUrl } = subject;
  const known = structuralCandidates(typed, index);
  if (known.length > 0 || finalUrl === null) return known;
  const reached = [...subject.hops, finalUrl].flatMap((address) => structuralCandidates(address, index));
  return reached.filter(({ entry }) => isTrustedHost(finalUrl, entry, owner));
}

function structuralCandidates(address: string, index: CatalogueIndex): Array<Candidate> {
  const url = parseUrl(address);
  const found = url === null ? null : structuralId(url, withoutWww(hostKey(url)));
  if (found === null) return [];
  const entries = index.byStructuralId(found.id).filter((entry) => hostsOf(entry).includes(found.host));
  return entries.map((entry) => ({
    ...{ entry, typed: address, level: entry.resourceId === null ? "dataset" : "resource" },
  }));
}

/** Addresses that usually mean the same thing: a person confirms it. */
function byLooseKey({ typed }: MatchSubject, index: CatalogueIndex): Array<Candidate> {
  const keys = keysOf(typed);
  if (keys === null) return [];
  return index
    .byK2(keys.k2)
    .filter(isResourceAddress)
    .map((entry) => ({ entry, typed, level: "resource" }));
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
  return (
    final !== null && [...hostsOf(entry), ...owner.hosts].map(withoutWww).includes(withoutWww(hostKey(final)))
  );
}

/** Hosts that belong to an entry: its catalogue's and its own. */
function hostsOf(entry: CatalogueEntry): Array<string> {
  const own = parseUrl(entry.url);
  return [entry.catalogueHost, own === null ? "" : hostKey(own)]
    .map(withoutWww)
    .filter((host) => host !== "");
}

function withoutWww(host: string): string {
  return host.replace(/^www\./, "");
}
