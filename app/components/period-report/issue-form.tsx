import { FieldError } from "#app/components/ui/field-error.tsx";
import { useI18n } from "#app/i18n/i18n.tsx";
import type { PreparationView, PrepareResult } from "./prepare-page.tsx";

type Props = { page: PreparationView; csrf: string; result: PrepareResult | null };

/** Issues what was read. A person who may not is told who may. */
export function IssueForm({ page, csrf, result }: Props) {
  const { t } = useI18n();
  const { seen, preflight, inForce, issueRefusal, asOf } = page;
  if (issueRefusal === "not_allowed") return <p>{t("report.prepare.mayNotIssue")}</p>;
  if (seen === null) return <p>{t("report.prepare.refusal.blocked")}</p>;
  if (issueRefusal !== null) return <p>{t(`report.prepare.refusal.${issueRefusal}`)}</p>;
  const typed = result?.intent === "issue" ? result : null;
  return (
    <form method="post" className="rform">
      <input type="hidden" name="csrf" value={csrf} />
      <input type="hidden" name="intent" value="issue" />
      <input type="hidden" name="asOf" value={asOf} />
      <input type="hidden" name="seen" value={seen} />
      <p>
        {inForce === null
          ? t("report.prepare.issueHint")
          : t("report.prepare.correctHint", { version: inForce })}
      </p>
      {inForce === null ? null : (
        <>
          <label className="lab" htmlFor="alasan">
            {t("report.prepare.correctionReason")}
          </label>
          <textarea
            className="in"
            id="alasan"
            name="reason"
            rows={2}
            maxLength={5000}
            required
            defaultValue={typed?.reason ?? ""}
          />
        </>
      )}
      <label className="rread">
        <input type="checkbox" id="dibaca" name="read" value="yes" required />
        {t("report.prepare.read", { count: preflight.remarks.length })}
      </label>
      <FieldError id="terbit-galat">
        {typed === null ? null : t(`report.prepare.refusal.${typed.refusal}`)}
      </FieldError>
      <button className="btn pri" type="submit">
        {inForce === null ? t("report.prepare.submit") : t("report.prepare.submitCorrection")}
      </button>
    </form>
  );
}
