import type { SubjectType } from "./closed-lists.ts";
import type { PlanDocument } from "./plan-document.ts";
import { editOf, type FieldValues, type PlanEdit, saysSame } from "./plan-edit.ts";

/** A field that reads otherwise than the person who edits it saw. */
export type EditConflict = {
  subjectType: SubjectType;
  subjectCode: string;
  /** Null when the whole subject is meant: it is there already, or no more. */
  field: string | null;
  /** What the editor saw. */
  seen: unknown;
  /** What it reads now. */
  now: unknown;
  /** What the editor wanted. */
  wanted: unknown;
};

/**
 * Edits as they apply to the plan as it reads now, and the conflicts that stand in their way.
 *
 * A field that reads already as wanted is nobody's conflict and is left out.
 */
export function settleEdits(
  document: PlanDocument,
  edits: ReadonlyArray<PlanEdit>,
): { edits: Array<PlanEdit>; conflicts: Array<EditConflict> } {
  const subjects = new Map<string, FieldValues>();
  for (const [type, list] of Object.entries(document)) {
    for (const subject of list) subjects.set(`${type} ${subject.code}`, subject);
  }
  const settled: Array<PlanEdit> = [];
  const conflicts: Array<EditConflict> = [];
  for (const edit of edits) {
    const key = `${edit.subjectType} ${edit.subjectCode}`;
    const now = subjects.get(key) ?? null;
    const found = conflictsOf(edit, now);
    conflicts.push(...found);
    if (found.length > 0) continue;
    const after = edit.after === null ? null : { ...now, ...edit.after };
    const effective = editOf(edit.subjectType, edit.subjectCode, now, after);
    if (effective !== null) settled.push(effective);
    if (after === null) subjects.delete(key);
    else subjects.set(key, after);
  }
  return { edits: settled, conflicts };
}

function conflictsOf(edit: PlanEdit, now: FieldValues | null): Array<EditConflict> {
  const { subjectType, subjectCode, before, after } = edit;
  const whole = { subjectType, subjectCode, field: null, seen: before, now, wanted: after };
  if (before === null) return now === null || saysSame(now, after) ? [] : [whole];
  if (now === null) return after === null ? [] : [whole];
  return Object.keys(before).flatMap((field) => {
    const wanted = after?.[field] ?? null;
    const [seen, reads] = [before[field] ?? null, now[field] ?? null];
    if (saysSame(reads, seen) || (after !== null && saysSame(reads, wanted))) return [];
    return [{ subjectType, subjectCode, field, seen, now: reads, wanted }];
  });
}
