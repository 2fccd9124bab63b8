import type { AsOfProblem } from "#app/domain/as-of.ts";
import { createFormats } from "#app/i18n/formats.ts";
import type { Output } from "./command.ts";

/** Why a day cannot be shown, in one line. */
export function asOfLine(problem: AsOfProblem, value: string, { t, language }: Output): string {
  return t("cli.scorecard.badDay", { value, reason: reasonOf(problem, t, createFormats(language).longDate) });
}

function reasonOf(
  problem: AsOfProblem,
  t: Output["t"],
  date: ReturnType<typeof createFormats>["longDate"],
): string {
  switch (problem.code) {
    case "as_of_invalid":
      return t("asOf.invalid", { value: problem.value });
    case "as_of_future":
      return t("asOf.future", { date: date(problem.date), today: date(problem.today) });
    case "as_of_before_plan":
      return t("asOf.beforePlan", { date: date(problem.knownFrom) });
  }
}
