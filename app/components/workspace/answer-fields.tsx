import type { ReportForm } from "#app/domain/report-form.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { type FieldProblems, Problems, problemsId } from "./field-problems.tsx";

type Props = { form: ReportForm; errorOf: (field: string) => FieldProblems };
type Helpers = ReadonlyArray<{ slug: string; short: string }>;

/** The story, the next step with its day, and the support asked for. */
export function AnswerFields({ form, errorOf, helpers }: Props & { helpers: Helpers }) {
  const { t } = useI18n();
  return (
    <>
      <TextField name="narrative" rows={4} {...{ form, errorOf }} hint={t("workspace.narrativeHint")} />
      <TextField name="nextStep" rows={2} {...{ form, errorOf }} />
      <div className="fs">
        <label htmlFor="nextStepOn">{t("workspace.nextStepOn")}</label>
        <input
          className={errorOf("nextStepOn").length === 0 ? "in day" : "in day err"}
          id="nextStepOn"
          name="nextStepOn"
          type="date"
          defaultValue={form.nextStepOn}
          aria-invalid={errorOf("nextStepOn").length === 0 ? undefined : true}
          aria-describedby={problemsId("nextStepOn", errorOf("nextStepOn"))}
        />
        <Problems field="nextStepOn" errors={errorOf("nextStepOn")} />
      </div>
      <TextField name="supportAsked" rows={2} {...{ form, errorOf }} />
      <SupportTo form={form} helpers={helpers} />
    </>
  );
}

/** Whom the support is asked of, so that somebody can answer it. */
function SupportTo({ form, helpers }: { form: ReportForm; helpers: Helpers }) {
  const { t } = useI18n();
  return (
    <div className="fs to">
      <label htmlFor="supportTo">{t("owner.supportTo")}</label>
      <select
        className="in"
        id="supportTo"
        name="supportTo"
        defaultValue={form.supportTo}
        aria-describedby="supportTo-petunjuk"
      >
        <option value="">{t("owner.supportToNone")}</option>
        {helpers.map(({ slug, short }) => (
          <option key={slug} value={slug}>
            {short}
          </option>
        ))}
      </select>
      <p className="hint" id="supportTo-petunjuk">
        {t("owner.supportToHint")}
      </p>
    </div>
  );
}

function TextField({
  name,
  rows,
  hint,
  form,
  errorOf,
}: Props & { name: "narrative" | "nextStep" | "supportAsked"; rows: number; hint?: string }) {
  const { t } = useI18n();
  const errors = errorOf(name);
  const described = [hint === undefined ? null : `${name}-petunjuk`, problemsId(name, errors)];
  return (
    <div className="fs">
      <label htmlFor={name}>{t(`workspace.${name}`)}</label>
      {hint === undefined ? null : (
        <p className="hint" id={`${name}-petunjuk`}>
          {hint}
        </p>
      )}
      <textarea
        className={errors.length === 0 ? "in" : "in err"}
        id={name}
        name={name}
        rows={rows}
        defaultValue={form[name]}
        aria-invalid={errors.length === 0 ? undefined : true}
        aria-describedby={described.filter(Boolean).join(" ") || undefined}
      />
      <Problems field={name} errors={errors} />
    </div>
  );
}
