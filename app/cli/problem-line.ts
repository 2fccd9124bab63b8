import type { SourceProblem } from "#app/exchange/plan-folder/problem.ts";
import type { Translate } from "#app/i18n/translate.ts";

/** One line for one wrong cell: where it is, what it held, what belongs there. */
export function problemLine(problem: SourceProblem, t: Translate): string {
  return `${problem.file}:${problem.row ?? "-"}:${problem.column ?? "-"} ${t("seed.problem", { held: problem.held ?? "", expected: problem.expected ?? "" })}`;
}
