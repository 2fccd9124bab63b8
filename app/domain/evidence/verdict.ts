import { DAY_MS, msBetween } from "./history.ts";
import type { CheckName, CheckResult } from "./outcome.ts";

export const ITEM_VERDICTS = [
  "supported",
  "supported_with_remarks",
  "partly_supported",
  "not_supported",
  "not_checkable",
  "withheld",
] as const;
export type ItemVerdict = (typeof ITEM_VERDICTS)[number];

export type DatedVerdict = { verdict: ItemVerdict; at: string };

export type VerdictDecision = {
  verdict: ItemVerdict;
  /** Codes of the results that decided, for the question *mengapa?*. */
  decidedBy: Array<string>;
  /** When not checkable now: the verdict that stood before, at most 30 days old; else null. */
  standing: DatedVerdict | null;
};

const STANDING_MS = 30 * DAY_MS;
/** Checks that pass in one word today and in another tomorrow: "first seen", "unchanged", "grew". */
const PASSING_NEWS: ReadonlyArray<CheckName> = ["C8", "C12", "C14"];

/**
 * Verdict on one evidence item from whatever checks were made; the first rule that fits decides.
 *
 * A failing check that no rule names (format, licence, stability…) still keeps the item from being
 * fully supported. `unknown` of a check other than C1 and C2 counts neither way.
 *
 * Source: evidence specification §2.3.
 *
 * @param lastGood last verdict reached while the address could be checked.
 * @param at ISO instant of the decision.
 */
export function itemVerdict(
  results: ReadonlyArray<CheckResult>,
  lastGood: DatedVerdict | null,
  at: string,
): VerdictDecision {
  const decide = (verdict: ItemVerdict, by: ReadonlyArray<CheckResult>): VerdictDecision => ({
    verdict,
    decidedBy: by.toSorted(byCheck).map((result) => result.code),
    standing: null,
  });
  const personal = failing(results, ["C10"]);
  if (personal.length > 0) return decide("withheld", personal);
  const broken = failing(results, ["C1", "C2"]);
  if (broken.length > 0) return decide("not_supported", broken);
  const unopened = results.filter(isUnopened);
  if (unopened.length > 0) return { ...decide("not_checkable", unopened), standing: standing(lastGood, at) };
  if (!results.some((result) => result.check === "C1")) {
    return { verdict: "not_checkable", decidedBy: ["NOT_CHECKED"], standing: standing(lastGood, at) };
  }
  const elements = failing(results, ["C6"]);
  if (elements.length > 0) {
    return decide(hasAnyElement(elements) ? "partly_supported" : "not_supported", elements);
  }
  const partly = results.filter((result) => result.outcome === "fail" || result.code === "AMBIGUOUS");
  if (partly.length > 0) return decide("partly_supported", partly);
  const remarks = results.filter((result) => result.outcome === "warn");
  if (remarks.length > 0) return decide("supported_with_remarks", remarks);
  return decide(
    "supported",
    results.filter(({ outcome, check }) => outcome === "pass" && !PASSING_NEWS.includes(check)),
  );
}

/**
 * Whether a verdict says for certain that the evidence fails. What cannot be checked today does not
 * fail, and what proves a part proves that part.
 */
export function verdictClaimsFailure(verdict: ItemVerdict): boolean {
  return verdict === "not_supported" || verdict === "withheld";
}

function byCheck(left: CheckResult, right: CheckResult): number {
  return Number(left.check.slice(1)) - Number(right.check.slice(1));
}

function failing(results: ReadonlyArray<CheckResult>, checks: ReadonlyArray<CheckName>): Array<CheckResult> {
  return results.filter((result) => result.outcome === "fail" && checks.includes(result.check));
}

/** Two weeks without an answer are a warning to people, and still no proof that anything opens. */
function isUnopened(result: CheckResult): boolean {
  if (result.code === "LONG_UNVERIFIABLE") return true;
  return result.outcome === "unknown" && (result.check === "C1" || result.check === "C2");
}

function hasAnyElement(results: ReadonlyArray<CheckResult>): boolean {
  return results.some((result) => Number(result.data.presentCount ?? 0) > 0);
}

function standing(lastGood: DatedVerdict | null, at: string): DatedVerdict | null {
  return lastGood !== null && msBetween(lastGood.at, at) <= STANDING_MS ? lastGood : null;
}
