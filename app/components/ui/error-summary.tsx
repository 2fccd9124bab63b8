import { useEffect, useRef } from "react";
import { useI18n } from "#app/i18n/i18n.tsx";

type FieldProblem = {
  /** Id of the field the message speaks of. */
  field: string;
  message: string;
};

/** Everything that keeps a form from being sent, above it; takes the focus when it appears. */
export function ErrorSummary({ errors }: { errors: ReadonlyArray<FieldProblem> }) {
  const { t } = useI18n();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (errors.length > 0) box.current?.focus();
  }, [errors]);
  if (errors.length === 0) return null;
  return (
    <div className="errs" role="alert" tabIndex={-1} ref={box}>
      <h2>{t("form.problems", { count: errors.length })}</h2>
      <ul>
        {errors.map(({ field, message }) => (
          <li key={`${field} ${message}`}>
            <a href={`#${field}`}>{message}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}
