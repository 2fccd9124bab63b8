import type { CalendarDate } from "#app/domain/calendar-date.ts";
import { PERMANENT_TYPES } from "./closed-lists.ts";
import { inverseOf, type PlanEdit } from "./plan-edit.ts";

/**
 * The edits that take a batch back. A permanent code that the batch made is retired instead of removed: it
 * may have been read and cited meanwhile, and is never used again for something else.
 */
export function undoEdits(
  edits: ReadonlyArray<PlanEdit>,
  reason: string,
  today: CalendarDate,
): Array<PlanEdit> {
  return inverseOf(edits).map((edit) => {
    if (edit.after !== null || !PERMANENT_TYPES.includes(edit.subjectType)) return edit;
    const retired = { on: today, reason, successor: null };
    return { ...edit, kind: "retired", before: { retired: null }, after: { retired } };
  });
}
