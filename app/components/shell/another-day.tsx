import { useLocation } from "react-router";
import { FieldError } from "#app/components/ui/field-error.tsx";
import { useI18n } from "#app/i18n/i18n.tsx";
import type { DayProblem } from "./day-problem.ts";

/** Says why a day cannot be shown and lets the reader choose another. */
export function AnotherDay({ problem }: { problem: DayProblem }) {
  const { t } = useI18n();
  const { pathname } = useLocation();
  const sentence = useSentence(problem);
  return (
    <form className="asof" action={pathname} method="get">
      <label htmlFor="per">{t("asOf.label")}</label>
      <input
        className="in err"
        type="date"
        id="per"
        name="per"
        min={problem.code === "as_of_before_plan" ? problem.knownFrom : undefined}
        max={problem.code === "as_of_future" ? problem.today : undefined}
        required
        aria-invalid="true"
        aria-describedby="per-error"
      />
      <button className="btn pri" type="submit">
        {t("asOf.show")}
      </button>
      <a href={pathname}>{t("asOf.latest")}</a>
      <div className="asof-error">
        <FieldError id="per-error">{sentence}</FieldError>
      </div>
    </form>
  );
}

function useSentence(problem: DayProblem): string {
  const { t, date } = useI18n();
  switch (problem.code) {
    case "as_of_invalid":
      return t("asOf.invalid", { value: problem.value });
    case "as_of_future":
      return t("asOf.future", { date: date(problem.date), today: date(problem.today) });
    case "as_of_before_plan":
      return t("asOf.beforePlan", { date: date(problem.knownFrom) });
  }
}
