import type { PastObservation } from "./answer.ts";
import { checkCatalogued } from "./check-catalogued.ts";
import { checkClosure } from "./check-closure.ts";
import { checkComplete } from "./check-complete.ts";
import type { CheckContext } from "./check-context.ts";
import { checkDeclared } from "./check-declared.ts";
import { checkElements } from "./check-elements.ts";
import { checkFormat } from "./check-format.ts";
import { checkLicence } from "./check-licence.ts";
import { checkParse } from "./check-parse.ts";
import { checkPersonalData } from "./check-personal-data.ts";
import { checkReachable } from "./check-reachable.ts";
import { checkReal } from "./check-real.ts";
import { checkStable } from "./check-stable.ts";
import { checkTimely } from "./check-timely.ts";
import { checkUsable } from "./check-usable.ts";
import { type Observation, withKnownContent } from "./observation.ts";
import type { CheckResult } from "./outcome.ts";

type Check = (
  observation: Observation,
  history: ReadonlyArray<PastObservation>,
  context: CheckContext,
  /** Last observation with a body before this one. */
  previous: Observation | null,
) => CheckResult;

/** The checks there are, in the order they are shown: C1 to C14. */
const CHECKS: ReadonlyArray<Check> = [
  checkReachable,
  checkReal,
  (observation, _history, context) => checkCatalogued(observation, context),
  (observation, _history, context) => checkFormat(observation, context),
  checkParse,
  checkElements,
  (observation, history, context, previous) =>
    checkComplete(observation, history, context, previous?.profile?.rows ?? null),
  checkTimely,
  checkLicence,
  checkPersonalData,
  checkUsable,
  checkStable,
  checkClosure,
  checkDeclared,
];

/**
 * Judges one stored observation. Pure: a changed rule judges old observations again without asking
 * any host.
 *
 * @param history earlier observations of the same target, without this one.
 * @param lastFull last observation with a body, for when the server answered 304 and to tell what changed.
 */
export function runChecks(
  observation: Observation,
  history: ReadonlyArray<PastObservation>,
  context: CheckContext,
  lastFull: Observation | null = null,
): Array<CheckResult> {
  const known = withKnownContent(observation, lastFull);
  return CHECKS.map((check) => check(known, history, context, lastFull));
}
