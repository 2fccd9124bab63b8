import { Breadcrumb } from "#app/components/ui/breadcrumb.tsx";
import { ErrorSummary } from "#app/components/ui/error-summary.tsx";
import { Section } from "#app/components/ui/section.tsx";
import type { ClosureErrors, ClosureFields } from "#app/domain/evidence/closure-form.ts";
import type { LawPage } from "#app/domain/evidence/law-page.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { ClosureForm } from "./closure-form.tsx";
import { ClosureList } from "./closure-list.tsx";
import { PrinciplesForm, PrinciplesTable } from "./principles.tsx";

/** What an action answered: which form, what was typed, and why it was refused. */
export type LawResult = {
  form: "closure" | "decision" | "principles";
  refusal:
    | ("not_found" | "not_allowed" | "own_organisation" | "own_submission" | "reason_required")
    | ("already_decided" | "not_an_owner" | "form_unreadable" | "decision_missing" | "personal_data")
    | null;
  closure: string | null;
  fields: ClosureFields | null;
  errors: ClosureErrors;
  reason: string;
};

type Props = { page: LawPage; csrf: string | null; result: LawResult | null; saved: string | null };

const ANCHOR = { closure: "ajukan", decision: "pengecualian", principles: "prinsip" } as const;

/** One slot before the law: what is closed and why, and how it meets the nine principles. */
export function LawPageView({ page, csrf, result, saved }: Props) {
  const { t, text } = useI18n();
  const errors = [
    ...(result === null || result.refusal === null
      ? []
      : [{ field: ANCHOR[result.form], message: t(`law.refusal.${result.refusal}`) }]),
    ...(result?.errors ?? []).map(({ field, problem }) => ({
      field: `tutup-${field}`,
      message: t(`law.closureProblem.${problem}`),
    })),
  ];
  return (
    <>
      <Breadcrumb
        items={[
          { label: t("milestone.allEvidence"), to: `/${page.plan}/bukti` },
          { label: page.slot, to: `/${page.plan}/bukti/${page.slot}` },
          { label: t("law.closures") },
        ]}
      />
      <div className="page-head">
        <h1>
          {page.slot} {text(page.title)}
        </h1>
      </div>
      {saved === null ? null : (
        <p className="note s-verified" role="status">
          {t(saved === "prinsip" ? "law.principlesSaved" : saved === "putusan" ? "law.decided" : "law.filed")}
        </p>
      )}
      <ErrorSummary errors={errors} />
      <Section id="pengecualian" title={t("law.closures")} hint={t("law.closuresLead")}>
        <ClosureList page={page} csrf={csrf} result={result?.form === "decision" ? result : null} />
      </Section>
      {page.mayFile && csrf !== null ? (
        <Section id="ajukan" title={t("law.fileClosure")}>
          <ClosureForm page={page} csrf={csrf} result={result?.form === "closure" ? result : null} />
        </Section>
      ) : null}
      <Section id="prinsip" title={t("law.principles")} hint={t("law.principlesLead")}>
        {page.mayJudge && csrf !== null ? (
          <PrinciplesForm page={page} csrf={csrf} reason={result?.reason ?? ""} />
        ) : (
          <PrinciplesTable page={page} editing={false} />
        )}
      </Section>
    </>
  );
}
