import { FieldError } from "#app/components/ui/field-error.tsx";
import { useI18n } from "#app/i18n/i18n.tsx";
import type { ReviewResult } from "./case-view.ts";

type Props = {
  step: "check" | "accept";
  result: ReviewResult | null;
  problem: string | null;
  /** Id of the list of prepared reasons. */
  reasonList: string;
};

/** The one decision on the whole report; a return says why. */
export function OverallDecision({ step, result, problem, reasonList }: Props) {
  const { t } = useI18n();
  const forward = t(step === "check" ? "workspace.forward" : "workspace.acceptWhole");
  return (
    <div className="sub overall">
      <fieldset
        className="dec"
        id="keputusan"
        tabIndex={-1}
        aria-describedby={problem === null ? undefined : "keputusan-galat"}
      >
        <legend>{t("workspace.overall")}</legend>
        {(["accepted", "returned"] as const).map((decision) => (
          <label className="btn" key={decision}>
            <input
              type="radio"
              name="decision"
              value={decision}
              defaultChecked={result?.decision === decision}
            />
            {decision === "accepted" ? forward : t("workspace.returnWhole")}
          </label>
        ))}
        <label className="vh" htmlFor="alasan">
          {t("workspace.reason")}
        </label>
        <input
          className={problem === null ? "in" : "in err"}
          id="alasan"
          name="reason"
          list={reasonList}
          autoComplete="off"
          placeholder={t("workspace.reason")}
          defaultValue={result?.reason ?? ""}
        />
        <span className="hint">
          {t("review.reasonStart")} {t("workspace.reasonPublic")}
        </span>
        <FieldError id="keputusan-galat">{problem}</FieldError>
      </fieldset>
      <button className="btn pri" type="submit">
        {t(step === "check" ? "workspace.sendCheck" : "workspace.sendAccept")}
      </button>
    </div>
  );
}
