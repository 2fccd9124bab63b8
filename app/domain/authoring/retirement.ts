import type { CalendarDate } from "#app/domain/calendar-date.ts";
import type { PlanProblem } from "./check-plan.ts";
import { RetiredSchema } from "./plan-document.ts";
import type { PlanEdit } from "./plan-edit.ts";

/** The same edits, with what they retire retired on the day they are made. */
export function datedRetirements(edits: ReadonlyArray<PlanEdit>, today: CalendarDate): Array<PlanEdit> {
  return edits.map((edit) => {
    const retired = RetiredSchema.safeParse(edit.after?.retired);
    const isNew = edit.before === null || (edit.before.retired ?? null) === null;
    if (!retired.success || !isNew) return edit;
    return { ...edit, after: { ...edit.after, retired: { ...retired.data, on: today } } };
  });
}

/** Indicators that edits would remove although they have been measured: measurements are kept. */
export function keptMeasured(
  edits: ReadonlyArray<PlanEdit>,
  measured: ReadonlySet<string>,
): Array<PlanProblem> {
  return edits
    .filter(({ subjectType, after }) => subjectType === "indicator" && after === null)
    .filter(({ subjectCode }) => measured.has(subjectCode))
    .map(({ subjectType, subjectCode }) => {
      return {
        subjectType,
        subjectCode,
        field: null,
        code: "indicator_measured" as const,
        held: subjectCode,
      };
    });
}
