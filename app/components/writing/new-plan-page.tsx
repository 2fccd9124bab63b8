import { Form } from "react-router";
import { PageMeta } from "#app/components/shell/page-meta.tsx";
import { ErrorSummary } from "#app/components/ui/error-summary.tsx";
import { LocalLink } from "#app/components/ui/local-link.tsx";
import type { PlanProblem } from "#app/domain/authoring/check-plan.ts";
import { FORM_FIELDS } from "#app/domain/authoring/form-fields.ts";
import type { FormProblem } from "#app/domain/authoring/read-form.ts";
import { HOME_ZONE } from "#app/domain/home-zone.ts";
import type { Bilingual } from "#app/domain/plan.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { FieldInput } from "./field-input.tsx";
import { formValues } from "./form-values.ts";
import { problemText } from "./subject-names.ts";

type Refused =
  | { refusal: "not_allowed" | "slug_taken" | "plan_not_found" }
  | { refusal: "plan_problems"; problems: ReadonlyArray<PlanProblem> };

type Props = {
  csrf: string;
  plans: ReadonlyArray<{ slug: string; title: Bilingual }>;
  result: {
    typed: ReadonlyArray<readonly [string, ReadonlyArray<string>]>;
    formProblems: ReadonlyArray<FormProblem>;
    refused: Refused | null;
  } | null;
};

const NOT_ASKED = ["state", "adoptedOn"];
const NOTHING = { organisations: [], stages: [], codes: {} };

/** The form that makes a plan: from nothing, or as a copy or the successor of another. */
export function NewPlanPage({ csrf, plans, result }: Props) {
  const { t, text } = useI18n();
  const values = formValues({ timeZone: HOME_ZONE }, result === null ? null : new Map(result.typed));
  return (
    <div className="wr wr-narrow">
      <PageMeta title={t("writing.newPlan.title")} unlisted />
      <div className="page-head">
        <h1>{t("writing.newPlan.title")}</h1>
        <p className="lead">{t("writing.newPlan.lead")}</p>
        <p>
          <LocalLink to="/impor" keepDay={false}>
            {t("planImport.newTitle")}
          </LocalLink>
        </p>
      </div>
      <ErrorSummary errors={useErrors(result)} />
      <Form method="post" noValidate className="wr-panel">
        <input type="hidden" name="csrf" value={csrf} />
        <p>
          <label htmlFor="from">{t("writing.newPlan.from")}</label>
          <select className="in" id="from" name="from" defaultValue={values.text("from")}>
            <option value="">{t("writing.newPlan.nothing")}</option>
            {(["successor", "copy"] as const).flatMap((kind) =>
              plans.map(({ slug, title }) => (
                <option key={`${kind}${slug}`} value={`${kind}:${slug}`}>
                  {t(`writing.newPlan.${kind}`, { plan: text(title) })}
                </option>
              )),
            )}
          </select>
        </p>
        <p className="hint">{t("writing.newPlan.slugHint")}</p>
        {FORM_FIELDS.plan
          .filter(({ name }) => !NOT_ASKED.includes(name))
          .map((field) => (
            <FieldInput key={field.name} field={field} values={values} choices={NOTHING} />
          ))}
        <p className="wr-acts">
          <button className="btn pri" type="submit">
            {t("writing.newPlan.create")}
          </button>
        </p>
      </Form>
    </div>
  );
}

function useErrors(result: Props["result"]) {
  const { t } = useI18n();
  if (result === null) return [];
  const { formProblems, refused } = result;
  const problems = [...formProblems, ...(refused?.refusal === "plan_problems" ? refused.problems : [])];
  const errors = problems.map((problem) => {
    return { field: problem.field ?? "code", message: problemText(problem, t) };
  });
  if (refused?.refusal === "slug_taken") errors.push({ field: "code", message: t("writing.newPlan.taken") });
  if (refused?.refusal === "not_allowed" || refused?.refusal === "plan_not_found")
    errors.push({ field: "from", message: t(`writing.refusal.${refused.refusal}`) });
  return errors;
}
