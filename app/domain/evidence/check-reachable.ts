import { type Answer, answerOf, type PastObservation } from "./answer.ts";
import {
  DAY_MS,
  failuresSinceReached,
  HOUR_MS,
  isUncertain,
  lastReachedAt,
  msBetween,
  uncertainSince,
} from "./history.ts";
import type { Hop, Observation } from "./observation.ts";
import { type CheckCode, type CheckData, type CheckResult, checkResult } from "./outcome.ts";

export const NOT_FOUND_APART_MS = 24 * HOUR_MS;
export const GONE_APART_MS = HOUR_MS;
/** A name or a certificate is broken for certain after this many checks over this time. */
export const CONFIRMING_CHECKS = 3;
export const CONFIRMING_MS = 72 * HOUR_MS;
const LONG_UNVERIFIABLE_MS = 14 * DAY_MS;
const CERT_SOON_MS = 14 * DAY_MS;

/**
 * C1: does the address open?
 *
 * Only what is broken for certain fails; one bad answer is `unknown` until time confirms it. Fourteen
 * days of answers that prove nothing make a warning and work for a person.
 *
 * @param history earlier observations of the same target, in any order.
 */
export function checkReachable(
  observation: Observation,
  history: ReadonlyArray<PastObservation>,
): CheckResult {
  const answer = answerOf(observation);
  const facts = factsOf(observation, history);
  if (isUncertain(answer)) return uncertain(answer, observation, history, facts);
  switch (answer) {
    case "OK":
      return reached("OK", observation, facts);
    case "UNCHANGED_304":
      return reached("UNCHANGED_304", observation, facts);
    case "NOT_FOUND":
    case "GONE":
      return missing(answer, history, facts);
    case "NO_SUCH_HOST":
      return repeated(answer, "NO_SUCH_HOST_UNCONFIRMED", history, facts);
    case "CERT_INVALID":
      return repeated(answer, "CERT_INVALID_UNCONFIRMED", history, facts);
    case "BODY_CUT": {
      const before = failuresSinceReached(history, ["BODY_CUT"]);
      return checkResult(before.length > 0 ? "BODY_CUT" : "BODY_CUT_ONCE", facts);
    }
    default:
      return checkResult(answer, facts);
  }
}

type Facts = CheckData & { at: string };

function factsOf(observation: Observation, history: ReadonlyArray<PastObservation>): Facts {
  return {
    at: observation.at,
    url: observation.url,
    host: hostOf(observation),
    status: observation.status,
    bytes: observation.bytesWire,
    hops: observation.hops.length,
    lastOkAt: lastReachedAt(history),
    detail: observation.errorDetail,
  };
}

/** Host the observation ended at: the one a certificate, a refusal or an error belongs to. */
function hostOf({ url, finalUrl, hops }: Observation): string {
  const address = finalUrl ?? hops.at(-1)?.url ?? url;
  return URL.canParse(address) ? new URL(address).host : "";
}

function reached(code: "OK" | "UNCHANGED_304", observation: Observation, facts: CheckData): CheckResult {
  const remarks = remarksOn(observation);
  const first = remarks[0];
  const extra = { newUrl: observation.finalUrl ?? observation.url, tlsExpiresAt: observation.tlsExpiry };
  if (first === undefined) return checkResult(code, facts);
  return checkResult(first, { ...facts, ...extra, also: remarks.slice(1) });
}

/** Remarks on an address that opens, the gravest first. */
function remarksOn({ at, hops, tlsExpiry }: Observation): Array<CheckCode> {
  const remarks: Array<CheckCode> = [];
  if (isDowngraded(hops)) remarks.push("HTTPS_DOWNGRADED");
  if (tlsExpiry !== null && msBetween(at, tlsExpiry) < CERT_SOON_MS) remarks.push("CERT_EXPIRES_SOON");
  const redirects = hops.slice(0, -1);
  if (redirects.length > 0 && redirects.every((hop) => hop.status === 301 || hop.status === 308)) {
    remarks.push("MOVED_PERMANENTLY");
  }
  return remarks;
}

function isDowngraded(hops: ReadonlyArray<Hop>): boolean {
  return hops.some((hop, index) => {
    const next = hops[index + 1];
    return hop.url.startsWith("https:") && next?.url.startsWith("http:") === true;
  });
}

function missing(
  answer: "NOT_FOUND" | "GONE",
  history: ReadonlyArray<PastObservation>,
  facts: Facts,
): CheckResult {
  const firstGone = failuresSinceReached(history, ["GONE"])[0];
  if (answer === "GONE" && firstGone && msBetween(firstGone.at, facts.at) >= GONE_APART_MS) {
    return checkResult("GONE", { ...facts, firstAt: firstGone.at });
  }
  const first = failuresSinceReached(history, ["NOT_FOUND", "GONE"])[0];
  if (first && msBetween(first.at, facts.at) >= NOT_FOUND_APART_MS) {
    return checkResult("NOT_FOUND", { ...facts, firstAt: first.at });
  }
  return checkResult(answer === "GONE" ? "GONE_ONCE" : "NOT_FOUND_ONCE", facts);
}

function repeated(
  answer: "NO_SUCH_HOST" | "CERT_INVALID",
  tentative: CheckCode,
  history: ReadonlyArray<PastObservation>,
  facts: Facts,
): CheckResult {
  const before = failuresSinceReached(history, [answer]);
  const firstAt = before[0]?.at ?? facts.at;
  const times = before.length + 1;
  const confirmed = times >= CONFIRMING_CHECKS && msBetween(firstAt, facts.at) >= CONFIRMING_MS;
  return checkResult(confirmed ? answer : tentative, { ...facts, firstAt, times });
}

function uncertain(
  answer: Answer,
  observation: Observation,
  history: ReadonlyArray<PastObservation>,
  facts: CheckData,
): CheckResult {
  const since = uncertainSince(history);
  if (since !== null && msBetween(since, observation.at) >= LONG_UNVERIFIABLE_MS) {
    const days = Math.floor(msBetween(since, observation.at) / DAY_MS);
    return checkResult("LONG_UNVERIFIABLE", { ...facts, sinceAt: since, days, lastCode: answer });
  }
  return checkResult(answer, { ...facts, retryAfter: observation.headers["retry-after"] ?? null });
}
