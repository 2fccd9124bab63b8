import type { PlanProblem } from "#app/domain/authoring/check-plan.ts";
import type { EditConflict } from "#app/domain/authoring/conflicts.ts";
import type { FormProblem } from "#app/domain/authoring/read-form.ts";

/** What a form of the writing page answered when nothing was written. */
export type WritingResultView = {
  intent: string;
  typed: ReadonlyArray<readonly [string, ReadonlyArray<string>]>;
  formProblems: ReadonlyArray<FormProblem>;
  refused:
    | {
        refusal: "plan_not_found" | "not_allowed" | "reason_needed" | "plan_changed" | "nothing_to_change";
      }
    | { refusal: "edit_conflict"; conflicts: ReadonlyArray<EditConflict> }
    | { refusal: "plan_problems"; problems: ReadonlyArray<PlanProblem> }
    | null;
  measure: "indicator_not_found" | "not_allowed" | "not_a_day" | "day_to_come" | "not_a_number" | null;
};
