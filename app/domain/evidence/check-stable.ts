import { type Answer, answerOf, type PastObservation } from "./answer.ts";
import type { CheckContext } from "./check-context.ts";
import {
  CONFIRMING_CHECKS,
  CONFIRMING_MS,
  checkReachable,
  GONE_APART_MS,
  NOT_FOUND_APART_MS,
} from "./check-reachable.ts";
import { checkReal } from "./check-real.ts";
import { type Content, type ContentChange, contentChange, contentOf } from "./content.ts";
import { failuresSinceReached, isReached, lastReachedAt, latest, msBetween } from "./history.ts";
import type { Observation } from "./observation.ts";
import { type CheckCode, type CheckData, type CheckResult, CODES, checkResult } from "./outcome.ts";

/** The address opens, or answers, and what it held is not there any more: certain, not a bad moment. */
const VANISHED: ReadonlyArray<string> = [
  ...["NOT_FOUND", "GONE", "NO_SUCH_HOST", "EMPTY_BODY", "SOFT_404", "PARKED_DOMAIN"],
];
/** Another page answered in place of the content: nothing can be said of it today. */
const STANDS_IN: ReadonlyArray<string> = ["LOGIN_WALL", "ERROR_IN_200", "SOFT_404_ONCE"];

/** Most columns named in a result. */
const NAMED_COLUMNS = 20;

const CODE_OF: Record<ContentChange["state"], CheckCode> = {
  unchanged: "CONTENT_UNCHANGED",
  "re-exported": "RE_EXPORTED",
  grew: "CONTENT_GREW",
  changed: "CONTENT_CHANGED",
  shrank: "CONTENT_SHRANK",
  "schema-changed": "SCHEMA_CHANGED",
  replaced: "CONTENT_REPLACED",
};
/** What weighs more once both review steps have accepted the content. */
const CODE_AFTER_ACCEPTANCE: Partial<Record<ContentChange["state"], CheckCode>> = {
  changed: "CHANGED_SINCE_ACCEPTED",
  replaced: "REPLACED_AFTER_ACCEPTANCE",
};

/**
 * C12: is it still what it was?
 *
 * Compared with the content that was accepted, else with the last look. What vanished or was replaced
 * after acceptance fails, and only when that is certain.
 *
 * Source: evidence specification §2.2 C12.
 *
 * @param observation with its known content when the answer was 304.
 * @param previous last observation with content before this one.
 */
export function checkStable(
  observation: Observation,
  history: ReadonlyArray<PastObservation>,
  context: CheckContext,
  previous: Observation | null = null,
): CheckResult {
  const { at, url } = observation;
  const base = context.accepted ?? (previous === null ? null : contentOf(previous));
  const facts = {
    ...{ at, url, acceptedOn: context.accepted?.acceptedOn ?? null, baseAt: base?.at ?? null },
    lastOkAt: lastReachedAt(history),
  };
  const problem = isAsAccepted(observation, context)
    ? []
    : [checkReachable(observation, history), checkReal(observation, history, context)];
  if (problem.some(({ code }) => VANISHED.includes(code))) return vanished(facts, context);
  if (problem.some(({ code }) => STANDS_IN.includes(code))) return checkResult("STABILITY_NOT_READ", facts);
  if (!isReached(answerOf(observation)) && contentOf(observation) === null) {
    return checkResult("STABILITY_NOT_READ", facts);
  }
  const found = compared(base, observation, history, context);
  const data = { ...facts, ...found.data };
  if (!hadVanished(history, context)) return checkResult(found.code, data);
  if (CODES[found.code][1] === "fail")
    return checkResult(found.code, { ...data, also: ["CONTENT_RETURNED"] });
  return checkResult("CONTENT_RETURNED", { ...data, also: [found.code] });
}

/** Changes that people look at again once both review steps have accepted the content. */
const REOPENING: ReadonlyArray<string> = ["CHANGED_SINCE_ACCEPTED", "SCHEMA_CHANGED", "CONTENT_SHRANK"];

/**
 * Whether the results take back what was accepted: it vanished, was replaced or changed. The acceptance is
 * looked at again; nothing is flipped by the machine.
 */
export function reopensAcceptance(results: ReadonlyArray<CheckResult>): boolean {
  const found = results.find(({ check }) => check === "C12");
  if (found === undefined) return false;
  const acceptedBefore = typeof found.data.acceptedOn === "string";
  return found.outcome === "fail" || (acceptedBefore && REOPENING.includes(found.code));
}

type Facts = CheckData & { acceptedOn: string | null; lastOkAt: string | null };
type Finding = { code: CheckCode; data: CheckData };

/** The bytes people accepted are there, whatever a rule thinks of them. */
function isAsAccepted(observation: Observation, { accepted }: CheckContext): boolean {
  const sha256 = contentOf(observation)?.sha256 ?? null;
  return sha256 !== null && sha256 === accepted?.sha256;
}

/** What never opened cannot vanish. */
function vanished(facts: Facts, { accepted }: CheckContext): CheckResult {
  if (accepted !== null) return checkResult("VANISHED_AFTER_ACCEPTANCE", facts);
  return checkResult(facts.lastOkAt === null ? "STABILITY_NOT_READ" : "CONTENT_VANISHED", facts);
}

function compared(
  base: Content | null,
  observation: Observation,
  history: ReadonlyArray<PastObservation>,
  { accepted }: CheckContext,
): Finding {
  const now = contentOf(observation);
  if (base === null || now === null) {
    const sha256 = now?.sha256 ?? knownDigest(observation, history);
    return { code: byDigestAlone(sha256, accepted?.sha256 ?? null, accepted !== null, history), data: {} };
  }
  const change = contentChange(base, now);
  if (change === null) return { code: "STABILITY_NOT_READ", data: {} };
  const code = (accepted === null ? null : CODE_AFTER_ACCEPTANCE[change.state]) ?? CODE_OF[change.state];
  const columns = change.state === "schema-changed" ? change : { lost: [], gained: [] };
  const data = {
    ...{ state: change.state, expected: base.kind, found: now.kind },
    ...{ rows: now.profile?.rows ?? null, rowsBefore: base.profile?.rows ?? null },
    ...{ lost: columns.lost.slice(0, NAMED_COLUMNS), gained: columns.gained.slice(0, NAMED_COLUMNS) },
  };
  return { code, data };
}

/** Digest of what "not modified" refers to: the last content that was read. */
function knownDigest(observation: Observation, history: ReadonlyArray<PastObservation>): string | null {
  if (answerOf(observation) !== "UNCHANGED_304") return null;
  return latest(history.filter((past) => past.sha256 !== null && isReached(past.code)))?.sha256 ?? null;
}

function byDigestAlone(
  sha256: string | null,
  acceptedSha256: string | null,
  isAccepted: boolean,
  history: ReadonlyArray<PastObservation>,
): CheckCode {
  const before = latest(history.filter((past) => isReached(past.code)));
  if (before === null && !isAccepted) return "FIRST_SEEN";
  const known = isAccepted ? acceptedSha256 : (before?.sha256 ?? null);
  if (sha256 === null || known === null) return "STABILITY_NOT_READ";
  if (sha256 === known) return "CONTENT_UNCHANGED";
  return isAccepted ? "CHANGED_SINCE_ACCEPTED" : "CONTENT_CHANGED";
}

/** Whether the looks since it last opened had proven it gone. */
function hadVanished(history: ReadonlyArray<PastObservation>, { accepted }: CheckContext): boolean {
  if (accepted === null && lastReachedAt(history) === null) return false;
  const looks = (...answers: ReadonlyArray<Answer>) => failuresSinceReached(history, answers);
  return (
    isConfirmed(looks("GONE"), 2, GONE_APART_MS) ||
    isConfirmed(looks("NOT_FOUND", "GONE"), 2, NOT_FOUND_APART_MS) ||
    isConfirmed(looks("NO_SUCH_HOST"), CONFIRMING_CHECKS, CONFIRMING_MS) ||
    looks("EMPTY_BODY").length > 0
  );
}

function isConfirmed(looks: ReadonlyArray<PastObservation>, times: number, apartMs: number): boolean {
  const [first, last] = [looks[0], looks.at(-1)];
  if (first === undefined || last === undefined || looks.length < times) return false;
  return msBetween(first.at, last.at) >= apartMs;
}
