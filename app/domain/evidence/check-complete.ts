import type { PastObservation } from "./answer.ts";
import type { CheckContext, WantedElement } from "./check-context.ts";
import { labelOf } from "./check-elements.ts";
import { type Coverage, coverageOf, repeatedKeys } from "./elements/key-coverage.ts";
import { type ElementFinding, matchElements } from "./elements/match-elements.ts";
import type { Observation } from "./observation.ts";
import { type CheckCode, type CheckData, type CheckResult, checkResult } from "./outcome.ts";
import type { Profile } from "./profile.ts";
import { percentOf, readableTable } from "./readable-table.ts";

const FULL = 0.95;
const TOO_EMPTY = 0.8;
const ALMOST_ALL_KEYS = 0.9;
const SHRUNK_TO = 0.5;
/** Missing keys a sentence names; all of them stand in `missingKeys`. */
const SHOWN = 10;

/**
 * C7: are the required columns filled, and is every key of the declared set there, once?
 *
 * Only columns that are certain are judged: a probable one waits for a person's word in C6.
 *
 * Source: evidence specification C7.
 *
 * @param previousRows data rows at the observation before this one; null when there was none.
 */
export function checkComplete(
  observation: Observation,
  _history: ReadonlyArray<PastObservation>,
  context: CheckContext,
  previousRows: number | null = null,
): CheckResult {
  const { at, url } = observation;
  const profile = readableTable(observation);
  const isAsked = context.elements.some((element) => element.required || element.isKey);
  if (profile === null || profile.partial) {
    return checkResult(isAsked ? "COMPLETENESS_NOT_READ" : "COMPLETENESS_NOT_ASKED", { at, url });
  }
  const measured = measure(profile, context);
  const [code, ...also] = codesOf(measured, profile.rows, previousRows, isAsked);
  return checkResult(code, { at, url, rows: profile.rows, previousRows, ...factsOf(measured, code), also });
}

type Measured = {
  /** Required elements whose column is certain. */
  filled: ReadonlyArray<ElementFinding>;
  /** The worst covered register; null when none applies. */
  coverage: Coverage | null;
  /** First element whose values name no entry of its register; null when all could be compared. */
  unknownKeys: WantedElement | null;
  repeated: { labels: ReadonlyArray<string>; repeats: number } | null;
};

function measure(profile: Profile, context: CheckContext): Measured {
  const found = matchElements(profile, context.elements, context.columnDecisions);
  const certain = found.filter(({ state }) => state !== "missing" && state !== "probable");
  const asked = certain.filter(({ element }) => element.required || element.isKey);
  const covered = asked
    .map(coverageOf)
    .filter((coverage) => coverage !== null)
    .sort((left, right) => left.ratio - right.ratio);
  return {
    filled: certain.filter(({ element }) => element.required),
    coverage: covered[0] ?? null,
    unknownKeys:
      asked.find((each) => each.element.register !== null && coverageOf(each) === null)?.element ?? null,
    repeated: repeatedKeys(profile, found),
  };
}

function codesOf(
  { filled, coverage, unknownKeys, repeated }: Measured,
  rows: number,
  previousRows: number | null,
  isAsked: boolean,
): [CheckCode, ...Array<CheckCode>] {
  const keys = coverage?.ratio ?? 1;
  const fill = leastFill(filled);
  const remarks: Array<[CheckCode, boolean]> = [
    ["KEYS_MISSING", keys < ALMOST_ALL_KEYS],
    ["FILL_TOO_LOW", fill < TOO_EMPTY],
    ["KEYS_MISSING_FEW", keys >= ALMOST_ALL_KEYS && keys < 1],
    ["FILL_LOW", fill >= TOO_EMPTY && fill < FULL],
    ["KEY_NOT_UNIQUE", repeated !== null],
    ["SHRANK", previousRows !== null && previousRows > 0 && rows <= previousRows * SHRUNK_TO],
  ];
  const [first, ...rest] = remarks.filter(([, holds]) => holds).map(([code]) => code);
  if (first !== undefined) return [first, ...rest];
  if (!isAsked) return ["COMPLETENESS_NOT_ASKED"];
  if (unknownKeys !== null) return ["KEYS_NOT_COMPARED"];
  return [filled.length === 0 ? "COMPLETENESS_NOT_MATCHED" : "COMPLETE"];
}

function leastFill(filled: ReadonlyArray<ElementFinding>): number {
  return Math.min(1, ...filled.map(({ fillRatio }) => fillRatio ?? 1));
}

function factsOf(measured: Measured, code: CheckCode): CheckData {
  const { filled, coverage, unknownKeys, repeated } = measured;
  const low = filled.filter(({ fillRatio }) => (fillRatio ?? 1) < FULL);
  return {
    fillPercent: percentOf(leastFill(filled)),
    lowColumns: low.map(({ element, fillRatio }) => `${labelOf(element)} ${percentOf(fillRatio ?? 1)} %`),
    keyLabel: keyLabelOf(measured, code),
    register: coverage?.register ?? unknownKeys?.register ?? null,
    keysTotal: coverage?.size ?? null,
    keysPresent: coverage === null ? null : coverage.size - coverage.missing.length,
    missingCount: coverage?.missing.length ?? null,
    missingKeys: [...(coverage?.missing ?? [])],
    missingShown: coverage === null ? null : shown(coverage.missing),
    repeats: repeated?.repeats ?? null,
  };
}

/** The element the sentence speaks of. */
function keyLabelOf({ coverage, unknownKeys, repeated }: Measured, code: CheckCode): string | null {
  if (code === "KEY_NOT_UNIQUE") return repeated?.labels.join(" + ") ?? null;
  return coverage?.label ?? (unknownKeys === null ? null : labelOf(unknownKeys));
}

function shown(missing: ReadonlyArray<string>): string {
  const first = missing.slice(0, SHOWN).join(", ");
  return missing.length > SHOWN ? `${first}, …` : first;
}
