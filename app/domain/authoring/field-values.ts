import { CalendarDateSchema } from "#app/domain/calendar-date.ts";
import type { Bilingual } from "#app/domain/plan.ts";
import type { PlanProblem } from "./check-plan.ts";
import type { PlanDocument, Subject } from "./plan-document.ts";
import type { PlanProblemCode } from "./plan-problems.ts";

type Field = Subject<"field">;

/** Values of the plan's own fields that do not fit their field, and fields of choice without choices. */
export function fieldValueProblems(document: PlanDocument): Array<PlanProblem> {
  const fields = new Map(document.field.map((field) => [field.code, field]));
  const empty = document.field
    .filter(({ kind, choices }) => kind === "choice" && choices.length === 0)
    .map(({ code }): PlanProblem => {
      return { subjectType: "field", subjectCode: code, field: "choices", code: "choices_missing", held: "" };
    });
  const wrong = (["commitment", "action", "milestone", "slot"] as const).flatMap((subjectType) =>
    document[subjectType].flatMap(({ code: subjectCode, values }) =>
      Object.entries(values).flatMap(([name, value]): Array<PlanProblem> => {
        const field = fields.get(name);
        const code = field?.appliesTo === subjectType ? valueProblem(field, value) : "unknown_field";
        return code === null ? [] : [{ subjectType, subjectCode, field: name, code, held: value.id }];
      }),
    ),
  );
  return [...empty, ...wrong];
}

/** What is wrong with a value of a field; null when it fits. */
export function valueProblem(field: Field, value: Bilingual): PlanProblemCode | null {
  switch (field.kind) {
    case "text":
      return null;
    case "choice":
      return field.choices.some(({ id }) => id === value.id) ? null : "value_not_in_choices";
    case "number":
      return /^-?\d+(\.\d+)?$/.test(value.id) ? null : "value_not_a_number";
    case "date":
      return CalendarDateSchema.safeParse(value.id).success ? null : "value_not_a_day";
  }
}
