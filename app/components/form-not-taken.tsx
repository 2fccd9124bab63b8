import { useI18n } from "#app/i18n/i18n.tsx";
import { ErrorMessage } from "./error-message.tsx";
import { GivenBack } from "./given-back.tsx";
import { fieldOf } from "./shell/day-problem.ts";

/** Says that a form's session has ended or is another's, and gives back what was written. */
export function FormNotTaken({ data }: { data: unknown }) {
  const { t } = useI18n();
  const signInPath = fieldOf(data, "signInPath");
  const ended = fieldOf(data, "code") === "session_ended";
  return (
    <ErrorMessage status={403} title={t(ended ? "errors.titleEnded" : "errors.titleForm")}>
      <p className="lead">{t(ended ? "errors.textEnded" : "errors.textForm")}</p>
      <GivenBack written={fieldOf(data, "written") ?? ""} />
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
