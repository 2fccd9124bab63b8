import { useI18n } from "#app/i18n/i18n.tsx";
import { ErrorMessage } from "./error-message.tsx";
import { fieldOf } from "./shell/day-problem.ts";

/** Says that a form's session has ended or is another's, and gives back what was written: nobody types it again. */
export function FormNotTaken({ data }: { data: unknown }) {
  const { t } = useI18n();
  const written = fieldOf(data, "written") ?? "";
  const signInPath = fieldOf(data, "signInPath");
  const ended = fieldOf(data, "code") === "session_ended";
  return (
    <ErrorMessage status={403} title={t(ended ? "errors.titleEnded" : "errors.titleForm")}>
      <p className="lead">{t(ended ? "errors.textEnded" : "errors.textForm")}</p>
      {written === "" ? null : (
        <div className="given-back">
          <label className="lab" htmlFor="tertulis">
            {t("errors.written")}
          </label>
          <textarea className="in" id="tertulis" readOnly rows={8} value={written} />
        </div>
      )}
      {signInPath === null ? null : (
        <p className="err-links">
          <a className="btn pri" href={signInPath} target="_blank" rel="noreferrer">
            {t("errors.signInBeside")}
          </a>
        </p>
      )}
    </ErrorMessage>
  );
}
