import type { CheckOutcome, CheckResult } from "./outcome.ts";
import { type ItemVerdict, itemVerdict } from "./verdict.ts";

/** One look at an item, in one word. */
export type PastCheck = { at: string; outcome: CheckOutcome };

/** What the machine knows of one piece of evidence as of a day. */
export type CheckedItem = {
  /** Instant of the latest look; null when nobody has looked yet. */
  checkedAt: string | null;
  /** Instant of the next look; null for a past day. */
  nextCheckAt: string | null;
  /** Of the latest look, in the order of the checks. */
  checks: ReadonlyArray<CheckResult>;
  /** Every look, oldest first. */
  history: ReadonlyArray<PastCheck>;
  finalUrl: string | null;
  bytes: number | null;
  /** What the bytes are, such as `csv`. */
  kind: string | null;
  /** Dataset of a catalogue the address belongs to. */
  match: { title: string; url: string | null } | null;
};

export const NEVER_CHECKED: CheckedItem = {
  checkedAt: null,
  nextCheckAt: null,
  checks: [],
  history: [],
  finalUrl: null,
  bytes: null,
  kind: null,
  match: null,
};

const OUTCOME_OF: Readonly<Record<ItemVerdict, CheckOutcome>> = {
  supported: "pass",
  supported_with_remarks: "warn",
  partly_supported: "warn",
  not_supported: "fail",
  withheld: "fail",
  not_checkable: "unknown",
};

/** One look in one word: what its results say together. */
export function lookOutcome(results: ReadonlyArray<CheckResult>, at: string): CheckOutcome {
  return OUTCOME_OF[itemVerdict(results, null, at).verdict];
}

/** How many looks ended in each word. */
export function countOutcomes(
  history: ReadonlyArray<PastCheck>,
): Readonly<Record<"pass" | "warn" | "fail" | "unknown", number>> {
  const counts = { pass: 0, warn: 0, fail: 0, unknown: 0 };
  for (const { outcome } of history) {
    if (outcome === "pass" || outcome === "warn" || outcome === "fail") counts[outcome] += 1;
    else counts.unknown += 1;
  }
  return counts;
}

/** The same without anything that names the address: what pages show while it is hidden for personal data. */
export function withoutAddress(checked: CheckedItem): CheckedItem {
  const checks = checked.checks.filter(({ check }) => check === "C10");
  return { ...checked, checks, finalUrl: null, match: null };
}
