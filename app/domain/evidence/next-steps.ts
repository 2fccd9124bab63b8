import type { CheckName, CheckResult } from "./outcome.ts";

/** Gravest first: what is hidden, then what does not open, what is not there, what cannot be used. */
const GRAVITY: ReadonlyArray<CheckName> = [
  ...(["C10", "C1", "C2", "C12", "C5", "C6", "C7", "C13", "C3", "C8", "C4", "C11", "C9", "C14"] as const),
];

/**
 * What the publisher of a piece of evidence does next, most pressing first: of the failing checks, then of
 * those with a remark. A result that could not tell asks nothing of the publisher.
 */
export function nextSteps(results: ReadonlyArray<CheckResult>): Array<CheckResult> {
  const open = results.filter(({ outcome }) => outcome === "fail" || outcome === "warn");
  return open.toSorted((left, right) => rankOf(left) - rankOf(right));
}

function rankOf({ check, outcome }: CheckResult): number {
  return (outcome === "fail" ? 0 : GRAVITY.length) + GRAVITY.indexOf(check);
}
