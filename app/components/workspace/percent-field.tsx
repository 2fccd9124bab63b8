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
  prefix = "",
}: {
  percent: string;
  claim: ReportPageView["claim"];
  errors: FieldProblems;
  /** Begins every name, where a form holds several reports. */
  prefix?: string;
}) {
  const { t, percent: percentText, date } = useI18n();
  const other = useRef<HTMLInputElement>(null);
  const chosen = CHOICES.some((choice) => choice === percent);
  const typed = chosen || percent === OTHER_PERCENT ? "" : percent;
  return (
    <fieldset
      className="fs"
      id={`${prefix}percent`}
      tabIndex={-1}
      aria-describedby={problemsId(`${prefix}percent`, errors)}
    >
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
              name={`${prefix}percent`}
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
            name={`${prefix}percent`}
            value={OTHER_PERCENT}
            defaultChecked={!chosen && percent !== ""}
            ref={other}
          />
          {t("workspace.otherChoice")}
        </label>
      </div>
      <p className="other">
        <label htmlFor={`${prefix}percentOther`}>{t("workspace.otherPercent")}</label>
        <input
          className={errors.length === 0 ? "in" : "in err"}
          id={`${prefix}percentOther`}
          name={`${prefix}percentOther`}
          inputMode="decimal"
          defaultValue={typed}
          aria-invalid={errors.length === 0 ? undefined : true}
          aria-describedby={problemsId(`${prefix}percent`, errors)}
          onInput={() => {
            if (other.current !== null) other.current.checked = true;
          }}
        />
      </p>
      <Problems field={`${prefix}percent`} errors={errors} />
    </fieldset>
  );
}
