import { z } from "zod";
import { FollowedLinkSchema, MOST_PAGE_LINKS } from "./page-links.ts";
import { ProfileSchema } from "./profile.ts";
import { SniffSchema } from "./sniff.ts";

/** Version of the rules in this folder; stored with every observation and result. */
export const RULE_VERSION = "3";

/** What stopped an observation. A remote host never makes the client throw: it makes one of these. */
export const ERROR_CODES = [
  "TIMEOUT",
  "TOO_SLOW",
  "NO_SUCH_HOST",
  "DNS_FAILED",
  "CONNECT_FAILED",
  "CONNECTION_RESET",
  "CERT_INVALID",
  "CERT_CHAIN_INCOMPLETE",
  "TLS_FAILED",
  "REDIRECT_LOOP",
  "TOO_MANY_REDIRECTS",
  "REDIRECT_INVALID",
  "URL_FORBIDDEN",
  "TOO_LARGE",
  "BODY_CUT",
  "HEADERS_TOO_LARGE",
  "DECOMPRESSION_BOMB",
  "ENCODING_BROKEN",
  "PROTOCOL_ERROR",
  "ROBOTS_DISALLOWED",
  "ABORTED",
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

/** The only answer headers kept. */
export const KEPT_HEADERS = [
  "cache-control",
  "cf-mitigated",
  "content-disposition",
  "content-encoding",
  "content-language",
  "content-length",
  "content-type",
  "date",
  "etag",
  "last-modified",
  "link",
  "retry-after",
  "server",
  "www-authenticate",
] as const;

const Instant = z.iso.datetime();
const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);

export const HopSchema = z.object({
  url: z.string(),
  status: z.number().int().nullable(),
  /** Address that answered. */
  ip: z.string().nullable(),
  ms: z.number().min(0),
});
export type Hop = z.infer<typeof HopSchema>;

/** Answer of the same directory to a name nobody can have made. */
export const ProbeSchema = z.object({
  url: z.string(),
  status: z.number().int().nullable(),
  finalUrl: z.string().nullable(),
  sha256: Sha256.nullable(),
  simhash: z.string().nullable(),
  at: Instant,
});
export type Probe = z.infer<typeof ProbeSchema>;

/** One look at one target: append-only, and all that checks may judge. */
export const ObservationSchema = z.object({
  /** Address asked, in parsed form. */
  url: z.string(),
  at: Instant,
  durationMs: z.number().min(0),
  ruleVersion: z.string(),
  /** Whether validators were sent, so that 304 was possible. */
  conditional: z.boolean(),
  hops: z.array(HopSchema),
  /** Status of the final answer; null when there was none. */
  status: z.number().int().nullable(),
  finalUrl: z.string().nullable(),
  headers: z.partialRecord(z.enum(KEPT_HEADERS), z.string()),
  /** When the certificate of the final host ends. */
  tlsExpiry: Instant.nullable(),
  bytesWire: z.number().int().min(0),
  bytesDecoded: z.number().int().min(0),
  /** Digest of the decoded body; null when it was not read to its end. */
  sha256: Sha256.nullable(),
  sniff: SniffSchema.nullable(),
  probe: ProbeSchema.nullable(),
  profile: ProfileSchema.nullable(),
  /** What the links a page offers came to; left out where they were not followed. */
  followed: z.array(FollowedLinkSchema).max(MOST_PAGE_LINKS).optional(),
  errorCode: z.enum(ERROR_CODES).nullable(),
  /** Detail for a person: a refusal, the system's own error name. */
  errorDetail: z.string().nullable(),
});
export type Observation = z.infer<typeof ObservationSchema>;

/** Answer to the probe as it came, before its text is read. */
export type RawProbe = Omit<Probe, "simhash"> & { contentType: string | null; head: Uint8Array };

/** File that holds the decoded body, or its first `bytes` when it is not whole; whoever asked removes it. */
export type SpooledBody = { path: string; bytes: number; whole: boolean };

/** What the client saw, with the first bytes instead of what they mean. */
export type RawObservation = Omit<Observation, "sniff" | "probe" | "profile" | "followed"> & {
  head: Uint8Array;
  /** Null when the whole body is in `head`, when there is none, and when it was not to be kept. */
  body: SpooledBody | null;
  rawProbe: RawProbe | null;
};

/** An observation of something that was not asked at all: refused by policy or by the host's robots.txt. */
export function unaskedObservation(
  url: string,
  at: Date,
  errorCode: "URL_FORBIDDEN" | "ROBOTS_DISALLOWED",
  errorDetail: string | null,
): Observation {
  return {
    ...{ url, at: at.toISOString(), durationMs: 0, ruleVersion: RULE_VERSION, conditional: false },
    ...{ hops: [], status: null, finalUrl: null, headers: {}, tlsExpiry: null },
    ...{ bytesWire: 0, bytesDecoded: 0, sha256: null, sniff: null, probe: null, profile: null },
    ...{ errorCode, errorDetail },
  };
}

/**
 * The observation with the content of the last full one, when the server said nothing had changed.
 *
 * Checks of content judge this; a 304 without a full observation before it stays without content.
 */
export function withKnownContent(observation: Observation, lastFull: Observation | null): Observation {
  if (observation.status !== 304 || lastFull === null) return observation;
  const { sniff, probe, profile, sha256, bytesDecoded, followed } = lastFull;
  const known = { ...observation, sniff, probe, profile, sha256, bytesDecoded };
  return followed === undefined ? known : { ...known, followed };
}
