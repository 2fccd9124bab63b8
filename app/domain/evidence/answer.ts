import { z } from "zod";
import { parseUrl } from "./canonical-url.ts";
import type { ErrorCode, Observation } from "./observation.ts";
import { simhashDistance } from "./simhash.ts";

/** What one observation says by itself, before earlier ones confirm or excuse it. */
export const ANSWERS = [
  ...(["OK", "UNCHANGED_304", "EMPTY_BODY", "BODY_CUT", "NOT_FOUND", "GONE"] as const),
  ...(["NO_SUCH_HOST", "CERT_INVALID", "CERT_CHAIN_INCOMPLETE", "REDIRECT_LOOP", "URL_FORBIDDEN"] as const),
  ...(["TIMEOUT", "UNREACHABLE", "DNS_FAILED", "SERVER_ERROR", "RATE_LIMITED", "BOT_WALL"] as const),
  ...(["LOGIN_REQUIRED", "REFUSED", "ROBOTS_DISALLOWED", "TOO_LARGE", "DECOMPRESSION_BOMB"] as const),
  ...(["ANSWER_UNREADABLE", "REDIRECT_BROKEN", "LEGAL_BLOCK_451"] as const),
] as const;
export type Answer = (typeof ANSWERS)[number];

/** Short form of an earlier observation: all that confirming a later one needs. */
export const PastObservationSchema = z.object({
  at: z.iso.datetime(),
  code: z.enum(ANSWERS),
  status: z.number().int().nullable(),
  sha256: z.string().nullable(),
  /** The page was the same as the answer to an address nobody can have made. */
  sameAsProbe: z.boolean(),
});
export type PastObservation = z.infer<typeof PastObservationSchema>;

/** Keeps of an observation what later checks of the same target look back at. */
export function pastObservation(observation: Observation): PastObservation {
  const { at, status, sha256 } = observation;
  return { at, code: answerOf(observation), status, sha256, sameAsProbe: isSameAsProbe(observation) };
}

const BY_ERROR: Record<ErrorCode, Answer> = {
  TIMEOUT: "TIMEOUT",
  TOO_SLOW: "TIMEOUT",
  ABORTED: "TIMEOUT",
  NO_SUCH_HOST: "NO_SUCH_HOST",
  DNS_FAILED: "DNS_FAILED",
  CONNECT_FAILED: "UNREACHABLE",
  CONNECTION_RESET: "UNREACHABLE",
  CERT_INVALID: "CERT_INVALID",
  CERT_CHAIN_INCOMPLETE: "CERT_CHAIN_INCOMPLETE",
  TLS_FAILED: "UNREACHABLE",
  REDIRECT_LOOP: "REDIRECT_LOOP",
  TOO_MANY_REDIRECTS: "REDIRECT_LOOP",
  REDIRECT_INVALID: "REDIRECT_BROKEN",
  URL_FORBIDDEN: "URL_FORBIDDEN",
  TOO_LARGE: "TOO_LARGE",
  BODY_CUT: "BODY_CUT",
  HEADERS_TOO_LARGE: "ANSWER_UNREADABLE",
  DECOMPRESSION_BOMB: "DECOMPRESSION_BOMB",
  ENCODING_BROKEN: "ANSWER_UNREADABLE",
  PROTOCOL_ERROR: "ANSWER_UNREADABLE",
  ROBOTS_DISALLOWED: "ROBOTS_DISALLOWED",
};

/**
 * What the server's answer was. A status that refuses counts before whatever then happened to the body:
 * an error page cut short is still an error page.
 */
export function answerOf(observation: Observation): Answer {
  const { status, errorCode } = observation;
  if (status === null) return errorCode === null ? "UNREACHABLE" : BY_ERROR[errorCode];
  if (isBotWall(observation)) return "BOT_WALL";
  if (status >= 400) return refusalOf(status);
  if (errorCode !== null) return BY_ERROR[errorCode];
  if (status === 304) return observation.conditional ? "UNCHANGED_304" : "ANSWER_UNREADABLE";
  if (status >= 300) return "REDIRECT_BROKEN";
  if (isLoginRedirect(observation)) return "LOGIN_REQUIRED";
  return observation.bytesDecoded < 2 ? "EMPTY_BODY" : "OK";
}

function refusalOf(status: number): Answer {
  if (status === 404) return "NOT_FOUND";
  if (status === 410) return "GONE";
  if (status === 401 || status === 407) return "LOGIN_REQUIRED";
  if (status === 408) return "TIMEOUT";
  if (status === 429) return "RATE_LIMITED";
  if (status === 451) return "LEGAL_BLOCK_451";
  return status >= 500 ? "SERVER_ERROR" : "REFUSED";
}

/** A protection service answered. Some answer 200, so the page counts, not the status alone. */
function isBotWall({ status, headers, sniff }: Observation): boolean {
  if (status === 429 || status === 404 || status === 410) return false;
  if (headers["cf-mitigated"] === "challenge") return true;
  return sniff !== null && sniff.challenge !== null && (sniff.textLength ?? 0) < 2_000;
}

/** Short words count as a whole segment only: `/surat-masuk/` is a mailbox and no door. */
const LOGIN_PATH =
  /(^|[/_.-])(log-?in|sign-?in|signon)([/_.-]|$)|(^|\/)(masuk|sso|cas|adfs|oauth2?|openid)([/.]|$)/i;

/** The server sent the visitor from the address asked to a page for signing in. */
function isLoginRedirect({ url, finalUrl, hops }: Observation): boolean {
  if (finalUrl === null || hops.length < 2) return false;
  const asked = parseUrl(url)?.pathname ?? "";
  const reached = parseUrl(finalUrl)?.pathname ?? "";
  return LOGIN_PATH.test(reached) && !LOGIN_PATH.test(asked);
}

/** Bits of 64 in which two pages of one template may differ. */
const SAME_PAGE_BITS = 3;

/** Whether the page and the answer to an invented neighbour address are the same thing. */
export function isSameAsProbe({ probe, sha256, sniff }: Observation): boolean {
  if (probe === null || probe.status === null || probe.status < 200 || probe.status > 299) return false;
  if (sha256 !== null && probe.sha256 === sha256) return true;
  const distance = simhashDistance(sniff?.simhash ?? null, probe.simhash);
  return distance !== null && distance <= SAME_PAGE_BITS;
}
