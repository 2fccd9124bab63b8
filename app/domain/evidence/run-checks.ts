import type { PastObservation } from "./answer.ts";
import { checkCatalogued } from "./check-catalogued.ts";
import type { CheckContext } from "./check-context.ts";
import { checkFormat } from "./check-format.ts";
import { checkReachable } from "./check-reachable.ts";
import { checkReal } from "./check-real.ts";
import { type Observation, withKnownContent } from "./observation.ts";
import type { CheckResult } from "./outcome.ts";

type Check = (
  observation: Observation,
  history: ReadonlyArray<PastObservation>,
  context: CheckContext,
) => CheckResult;

/** The checks there are, in the order they are shown. */
const CHECKS: ReadonlyArray<Check> = [
  checkReachable,
  checkReal,
  (observation, _history, context) => checkCatalogued(observation, context),
  (observation, _history, context) => checkFormat(observation, context),
];

/**
 * Judges one stored observation. Pure: a changed rule judges old observations again without asking
 * any host.
 *
 * @param history earlier observations of the same target, without this one.
 * @param lastFull last observation with a body, for when the server answered 304.
 */
export function runChecks(
  observation: Observation,
  history: ReadonlyArray<PastObservation>,
  context: CheckContext,
  lastFull: Observation | null = null,
): Array<CheckResult> {
  const known = withKnownContent(observation, lastFull);
  return CHECKS.map((check) => check(known, history, context));
}
