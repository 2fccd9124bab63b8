import { useEffect, useRef } from "react";
import { Form } from "react-router";
import { ErrorSummary } from "#app/components/ui/error-summary.tsx";
import { LocalLink } from "#app/components/ui/local-link.tsx";
import type { SubjectType } from "#app/domain/authoring/closed-lists.ts";
import { FORM_FIELDS, type FormField } from "#app/domain/authoring/form-fields.ts";
import type { Subject } from "#app/domain/authoring/plan-document.ts";
import type { FieldValues } from "#app/domain/authoring/plan-edit.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { EndSubject } from "./end-subject.tsx";
import { FieldInput, type FormChoices } from "./field-input.tsx";
import { type FormValues, formValues } from "./form-values.ts";
import { fieldName, problemText, valueText } from "./subject-names.ts";
import { useKindNames } from "./use-kind-names.ts";
import type { WritingResultView } from "./writing-result.ts";

export type OpenSubjectView = { type: SubjectType; code: string | null; fields: FieldValues };

export type SubjectFormProps = {
  open: OpenSubjectView;
  own: ReadonlyArray<Subject<"field">>;
  choices: FormChoices;
  csrf: string;
  /** The plan is adopted: a change needs its reason. */
  adopted: boolean;
  result: WritingResultView | null;
};

/** Fields that stand at once; the others wait under a heading, so that a new target takes a few keys. */
const FIRST: Partial<Record<SubjectType, ReadonlyArray<string>>> = {
  milestone: ["code", "title", "mustBeTrue", "owners", "deadline", "weight"],
  slot: ["milestone", "code", "title", "acceptedKinds", "criteria", "required", "weight"],
  element: ["slot", "key", "label", "type", "required"],
  action: ["code", "commitment", "title", "summary", "group"],
};

/** The form of one subject: what it reads, what was refused, and how to end it. */
export function SubjectForm(props: SubjectFormProps) {
  const { open, own, choices, csrf, adopted, result } = props;
  const { t } = useI18n();
  const { kindName } = useKindNames();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
  }, []);
  const sent = result !== null && result.intent !== "bulk" && result.intent !== "measure";
  const values = formValues(open.fields, sent && result.intent === "save" ? new Map(result.typed) : null);
  const shown = FORM_FIELDS[open.type].filter(({ fixed }) => open.code === null || !fixed);
  const kind = kindName(open.type);
  const isNew = open.code === null;
  return (
    <>
      <h2 ref={heading} tabIndex={-1} id="buka-judul">
        {isNew ? t("writing.fresh", { kind }) : t("writing.edit", { kind, code: open.code ?? "" })}
      </h2>
      {sent ? <Refusals result={result} /> : null}
      <Form method="post" noValidate preventScrollReset>
        <Hidden csrf={csrf} open={open} result={sent ? result : null} />
        <Inputs {...{ shown, own, values, choices }} first={FIRST[open.type] ?? null} />
        {adopted ? <Reason values={values} /> : null}
        <p className="wr-acts">
          <button className="btn pri" type="submit" name="intent" value="save">
            {t(result?.refused?.refusal === "edit_conflict" ? "writing.saveAnyway" : "writing.save")}
          </button>
        </p>
        {isNew ? null : <EndSubject open={open} values={values} />}
      </Form>
    </>
  );
}

function Inputs({
  shown,
  own,
  values,
  choices,
  first,
}: {
  shown: ReadonlyArray<FormField>;
  own: SubjectFormProps["own"];
  values: FormValues;
  choices: FormChoices;
  first: ReadonlyArray<string> | null;
}) {
  const { t } = useI18n();
  const isFirst = ({ name }: FormField) => first === null || first.includes(name);
  const later = shown.filter((field) => !isFirst(field));
  return (
    <>
      {shown.filter(isFirst).map((field) => (
        <FieldInput key={field.name} {...{ field, values, choices }} />
      ))}
      {own.map((field) => (
        <OwnField key={field.code} field={field} values={values} />
      ))}
      {later.length === 0 ? null : (
        <details className="wr-more">
          <summary>{t("writing.more")}</summary>
          {later.map((field) => (
            <FieldInput key={field.name} {...{ field, values, choices }} />
          ))}
        </details>
      )}
    </>
  );
}

/** A field the plan added itself. */
function OwnField({ field, values }: { field: Subject<"field">; values: FormValues }) {
  const { t, text } = useI18n();
  const name = `values.${field.code}.id`;
  const label = `${text(field.label)}${field.unit === null ? "" : ` (${field.unit})`}`;
  const hint = field.help === null ? null : text(field.help);
  return (
    <p>
      <label htmlFor={name}>{label}</label>
      {hint === null ? null : <span className="hint">{hint}</span>}
      {field.kind === "choice" ? (
        <select className="in" id={name} name={name} defaultValue={values.text(name)}>
          <option value="">{t("writing.pick")}</option>
          {field.choices.map((choice) => (
            <option key={choice.id} value={choice.id}>
              {text(choice)}
            </option>
          ))}
        </select>
      ) : (
        <input
          className="in"
          id={name}
          name={name}
          type={field.kind === "date" ? "date" : "text"}
          inputMode={field.kind === "number" ? "decimal" : undefined}
          defaultValue={values.text(name)}
        />
      )}
      <input type="hidden" name={`values.${field.code}.en`} value={values.text(`values.${field.code}.en`)} />
    </p>
  );
}

function Reason({ values }: { values: FormValues }) {
  const { t } = useI18n();
  return (
    <p>
      <label htmlFor="reason">{t("writing.reason")}</label>
      <span className="hint" id="reason-petunjuk">
        {t("writing.reasonHint")}
      </span>
      <input
        className="in"
        id="reason"
        name="reason"
        defaultValue={values.text("reason")}
        aria-describedby="reason-petunjuk"
      />
    </p>
  );
}

/** What the form showed goes with it; after a conflict, what stands there now, so that saving again is knowing. */
function Hidden({
  csrf,
  open,
  result,
}: {
  csrf: string;
  open: OpenSubjectView;
  result: WritingResultView | null;
}) {
  const conflicts = result?.refused?.refusal === "edit_conflict" ? result.refused.conflicts : [];
  const now = Object.fromEntries(
    conflicts.flatMap(({ field, now: reads }) => (field === null ? [] : [[field, reads]])),
  );
  const seen = open.code === null ? "" : JSON.stringify({ ...open.fields, ...now });
  return (
    <>
      <input type="hidden" name="csrf" value={csrf} />
      <input type="hidden" name="type" value={open.type} />
      <input type="hidden" name="seen" value={seen} />
    </>
  );
}

/** Why nothing was written, with the place of each problem and both values of each conflict. */
export function Refusals({ result }: { result: WritingResultView }) {
  const { t } = useI18n();
  const { refused, formProblems } = result;
  const errors = formProblems.map((problem) => {
    return { field: problem.field, message: problemText(problem, t) };
  });
  if (refused?.refusal === "plan_problems") {
    for (const problem of refused.problems) {
      errors.push({ field: problem.field ?? "buka-judul", message: problemText(problem, t) });
    }
  } else if (refused !== null) {
    errors.push({
      field: refused.refusal === "reason_needed" ? "reason" : "buka-judul",
      message: t(`writing.refusal.${refused.refusal}`),
    });
  }
  const conflicts = refused?.refusal === "edit_conflict" ? refused.conflicts : [];
  return (
    <>
      <ErrorSummary errors={errors} />
      {conflicts.length === 0 ? null : (
        <div className="wr-conflict">
          <ul>
            {conflicts.map(({ field, now, wanted, subjectCode }) => (
              <li key={`${subjectCode} ${field}`}>
                {t("writing.conflict", {
                  field: field === null ? t("writing.whole") : fieldName(field, t),
                  now: valueText(now, t),
                  wanted: valueText(wanted, t),
                })}
              </li>
            ))}
          </ul>
          <p>{t("writing.conflictHint")}</p>
        </div>
      )}
    </>
  );
}

export function CloseLink({ to }: { to: string }) {
  const { t } = useI18n();
  return (
    <LocalLink to={to} className="btn" preventScrollReset data-tutup="">
      {t("writing.close")}
    </LocalLink>
  );
}
