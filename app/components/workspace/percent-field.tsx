import { useRef } from "react";
import { OTHER_PERCENT } from "#app/domain/report-form.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { type FieldProblems, Problems, problemsId } from "./field-problems.tsx";
import type { ReportPageView } from "./report-page.ts";

const CHOICES = ["0", "25", "50", "75", "100"] as const;

/** The owner's claim: one of five, or a number typed beside the sixth choice, which typing chooses. */
export function PercentField({
  percent,
  claim,
  errors,
}: {
  percent: string;
  claim: ReportPageView["claim"];
  errors: FieldProblems;
}) {
  const { t, percent: percentText, date } = useI18n();
  const other = useRef<HTMLInputElement>(null);
  const chosen = CHOICES.some((choice) => choice === percent);
  const typed = chosen || percent === OTHER_PERCENT ? "" : percent;
  return (
    <fieldset className="fs" id="percent" tabIndex={-1} aria-describedby={problemsId("percent", errors)}>
      <legend>{t("workspace.howFar")}</legend>
      <p className="hint">
        {t("workspace.howFarHint")}{" "}
        {claim === null
          ? null
          : t("workspace.before", { percent: percentText(claim.percentDone), date: date(claim.submittedOn) })}
      </p>
      <div className="pc">
        {CHOICES.map((choice) => (
          <label key={choice}>
            <input
              className="vh"
              type="radio"
              name="percent"
              value={choice}
              defaultChecked={percent === choice}
            />
            {percentText(Number(choice))}
          </label>
        ))}
        <label>
          <input
            className="vh"
            type="radio"
            name="percent"
            value={OTHER_PERCENT}
            defaultChecked={!chosen && percent !== ""}
            ref={other}
          />
          {t("workspace.otherChoice")}
        </label>
      </div>
      <p className="other">
        <label htmlFor="percentOther">{t("workspace.otherPercent")}</label>
        <input
          className={errors.length === 0 ? "in" : "in err"}
          id="percentOther"
          name="percentOther"
          inputMode="decimal"
          defaultValue={typed}
          aria-invalid={errors.length === 0 ? undefined : true}
          aria-describedby={problemsId("percent", errors)}
          onInput={() => {
            if (other.current !== null) other.current.checked = true;
          }}
        />
      </p>
      <Problems field="percent" errors={errors} />
    </fieldset>
  );
}
