import { useLocation } from "react-router";
import { useI18n } from "#app/i18n/i18n.tsx";
import { ErrorMessage } from "./error-message.tsx";
import { GivenBack } from "./given-back.tsx";
import { useLastWritten } from "./last-written.ts";
import { useServerDrawn } from "./server-drawn.ts";

/** What the server puts here becomes the number a person can report. */
const FAULT_NUMBER = "__FAULT__";

/** Says that something broke, under the number it has in the log when the server drew the page. */
export function Fault() {
  const { t } = useI18n();
  const written = useLastWritten();
  if (!useServerDrawn()) {
    return (
      <ErrorMessage status={500} title={t("errors.title500")}>
        <p className="lead">{t("errors.text500Unnumbered")}</p>
        <GivenBack written={written} />
      </ErrorMessage>
    );
  }
  const [before, after] = t("errors.text500", { id: FAULT_NUMBER }).split(FAULT_NUMBER);
  return (
    <ErrorMessage status={500} title={t("errors.title500")}>
      <p className="lead">
        {before}
        <span className="b" suppressHydrationWarning>
          {FAULT_NUMBER}
        </span>
        {after}
      </p>
    </ErrorMessage>
  );
}

/** Says that the database does not answer, and gives back what was being sent. Only a browser draws this. */
export function Down() {
  const { t } = useI18n();
  const { pathname, search } = useLocation();
  const written = useLastWritten();
  return (
    <ErrorMessage status={503} title={t("errors.titleDown")}>
      <p className="lead">{t(written === "" ? "errors.textDown" : "errors.textDownWritten")}</p>
      <GivenBack written={written} />
      <p className="err-links">
        <a className="btn pri" href={`${pathname}${search}`} target={written === "" ? undefined : "_blank"}>
          {t(written === "" ? "errors.again" : "errors.againBeside")}
        </a>
      </p>
    </ErrorMessage>
  );
}
