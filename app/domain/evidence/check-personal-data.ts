import type { PastObservation } from "./answer.ts";
import type { CheckContext } from "./check-context.ts";
import type { Observation } from "./observation.ts";
import { type CheckData, type CheckResult, checkResult } from "./outcome.ts";
import type { PiiFinding } from "./profile.ts";

/** Where a finding is, as a release of it names it: kind and column. */
export function placeOf({ kind, column }: Pick<PiiFinding, "kind" | "column">): string {
  return `${kind}:${column}`;
}

/**
 * C10: was personal data published?
 *
 * Judges what reading the file found; it never sees a value. "Not found" names what was looked for and
 * does not say that the file is safe. What could be read only in part, or not at all, is not known.
 *
 * Source: evidence specification §2.2 C10.
 */
export function checkPersonalData(
  { profile }: Observation,
  _history?: ReadonlyArray<PastObservation>,
  _context?: CheckContext,
): CheckResult {
  const found = profile?.pii ?? [];
  const certain = found.filter(({ certainty }) => certainty === "certain");
  if (certain.length > 0) return withFindings("PII_PUBLISHED", certain);
  if (found.length > 0) return withFindings("POSSIBLE_PII", found);
  if (profile === null || !profile.piiSearched) {
    return checkResult("PII_NOT_SEARCHED", { failure: profile?.failure ?? null });
  }
  if (profile.partial) return checkResult("PII_PARTLY_SEARCHED", { rows: profile.rows });
  return checkResult("NO_PII_FOUND", { rows: profile.rows, columns: profile.columns.length });
}

/** Columns come before text: they can be named. */
function withFindings(
  code: "PII_PUBLISHED" | "POSSIBLE_PII",
  findings: ReadonlyArray<PiiFinding>,
): CheckResult {
  const inColumns = findings.filter(({ column }) => column !== "");
  return inColumns.length > 0
    ? checkResult(code, dataOf(inColumns, findings))
    : checkResult(`${code}_TEXT`, dataOf(findings, findings));
}

function dataOf(named: ReadonlyArray<PiiFinding>, all: ReadonlyArray<PiiFinding>): CheckData {
  const unique = (texts: ReadonlyArray<string>) => [...new Set(texts)];
  return {
    piiKinds: unique(all.map(({ kind }) => kind)),
    columns: unique(named.map(({ column }) => column)),
    cells: Math.max(...named.map(({ count }) => count)),
    firstRow: Math.min(...named.map(({ firstRow }) => firstRow)),
    lastRow: Math.max(...named.map(({ lastRow }) => lastRow)),
    mask: named.find(({ mask }) => mask !== null)?.mask ?? null,
    places: unique(all.map(placeOf)),
  };
}
