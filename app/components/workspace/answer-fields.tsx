import type { ReportForm } from "#app/domain/report-form.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { type FieldProblems, Problems, problemsId } from "./field-problems.tsx";

type Props = {
  form: ReportForm;
  errorOf: (field: string) => FieldProblems;
  /** Begins every name, where a form holds several reports. */
  prefix?: string;
};
type Helpers = ReadonlyArray<{ slug: string; short: string }>;

/** The story, the next step with its day, and the support asked for. */
export function AnswerFields({ helpers, ...fields }: Props & { helpers: Helpers }) {
  const { t } = useI18n();
  return (
    <>
      <TextField name="narrative" rows={4} {...fields} hint={t("workspace.narrativeHint")} />
      <LaterFields helpers={helpers} {...fields} />
    </>
  );
}

/** What comes next, by when, and what help it takes. */
export function LaterFields({ helpers, ...fields }: Props & { helpers: Helpers }) {
  const { t } = useI18n();
  const { form, errorOf, prefix = "" } = fields;
  const day = `${prefix}nextStepOn`;
  const errors = errorOf("nextStepOn");
  return (
    <>
      <TextField name="nextStep" rows={2} {...fields} />
      <div className="fs">
        <label htmlFor={day}>{t("workspace.nextStepOn")}</label>
        <input
          className={errors.length === 0 ? "in day" : "in day err"}
          id={day}
          name={day}
          type="date"
          defaultValue={form.nextStepOn}
          aria-invalid={errors.length === 0 ? undefined : true}
          aria-describedby={problemsId(day, errors)}
        />
        <Problems field={day} errors={errors} />
      </div>
      <TextField name="supportAsked" rows={2} {...fields} />
      <SupportTo form={form} helpers={helpers} prefix={prefix} />
    </>
  );
}

/** Whom the support is asked of, so that somebody can answer it. */
function SupportTo({ form, helpers, prefix }: { form: ReportForm; helpers: Helpers; prefix: string }) {
  const { t } = useI18n();
  const id = `${prefix}supportTo`;
  return (
    <div className="fs to">
      <label htmlFor={id}>{t("owner.supportTo")}</label>
      <select
        className="in"
        id={id}
        name={id}
        defaultValue={form.supportTo}
        aria-describedby={`${id}-petunjuk`}
      >
        <option value="">{t("owner.supportToNone")}</option>
        {helpers.map(({ slug, short }) => (
          <option key={slug} value={slug}>
            {short}
          </option>
        ))}
      </select>
      <p className="hint" id={`${id}-petunjuk`}>
        {t("owner.supportToHint")}
      </p>
    </div>
  );
}

type TextProps = {
  name: "narrative" | "nextStep" | "supportAsked";
  rows: number;
  hint?: string;
  label?: string;
};

/** One answer in words. */
export function TextField({ name, rows, hint, label, form, errorOf, prefix = "" }: Props & TextProps) {
  const { t } = useI18n();
  const errors = errorOf(name);
  const id = `${prefix}${name}`;
  const described = [hint === undefined ? null : `${id}-petunjuk`, problemsId(id, errors)];
  return (
    <div className="fs">
      <label htmlFor={id}>{label ?? t(`workspace.${name}`)}</label>
      {hint === undefined ? null : (
        <p className="hint" id={`${id}-petunjuk`}>
          {hint}
        </p>
      )}
      <textarea
        className={errors.length === 0 ? "in" : "in err"}
        id={id}
        name={id}
        rows={rows}
        defaultValue={form[name]}
        aria-invalid={errors.length === 0 ? undefined : true}
        aria-describedby={described.filter(Boolean).join(" ") || undefined}
      />
      <Problems field={id} errors={errors} />
    </div>
  );
}
