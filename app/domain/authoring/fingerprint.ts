import { canonicalJson } from "#app/domain/canonical-json.ts";
import { compareCodes } from "#app/domain/code-order.ts";
import { SUBJECT_TYPES } from "./closed-lists.ts";
import type { PlanDocument } from "./plan-document.ts";

/**
 * One text for one plan, whatever order its subjects stand in: what a digest is made over, to tell whether a
 * plan changed since it was looked at.
 */
export function fingerprintText(document: PlanDocument): string {
  const sorted = SUBJECT_TYPES.map((type) => {
    const subjects: ReadonlyArray<{ code: string }> = document[type];
    return [type, subjects.toSorted((left, right) => compareCodes(left.code, right.code))];
  });
  return canonicalJson(Object.fromEntries(sorted));
}
