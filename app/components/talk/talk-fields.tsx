import type { ReactNode } from "react";
import { Field } from "#app/components/remark/remark-field.tsx";
import { ErrorSummary } from "#app/components/ui/error-summary.tsx";
import type { FieldProblem, Typed } from "#app/domain/talk/said.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import type { MessageKey } from "#app/i18n/messages.ts";

/** Codes of refusals that have a sentence of their own. */
export type TalkRefusal =
  | ("not_found" | "not_allowed" | "own_organisation" | "own_submission" | "already_decided")
  | ("changed_meanwhile" | "too_many_attempts" | "too_many_contacts");

/** What an action answered: what was typed, and why it was refused. */
export type TalkResult = {
  typed: Typed;
  problems: ReadonlyArray<FieldProblem>;
  refusal: TalkRefusal | null;
  /** Instant from which a form is taken again; null where it is not a matter of time. */
  retryAt: string | null;
};

export type FieldSpec = {
  name: string;
  label: string;
  hint?: string | undefined;
  kind: "line" | "text" | "date" | "url" | "select";
  required?: boolean;
  options?: ReadonlyArray<{ value: string; label: string }>;
  /** Id of a list of suggestions. */
  list?: string;
  /** What stands in the field before anything was typed. */
  value?: string;
};

/** The fields of a form, each tied to what is wrong with it. */
export function TalkFields({
  fields,
  result,
}: {
  fields: ReadonlyArray<FieldSpec>;
  result: TalkResult | null;
}) {
  const { t } = useI18n();
  return fields.map((field) => {
    const problem = result?.problems.find((each) => each.field === field.name)?.problem ?? null;
    const label = field.required === false ? t("talk.optional", { label: field.label }) : field.label;
    const error = problem === null ? null : t(`talk.problem.${problem}`);
    return (
      <Field key={field.name} name={field.name} label={label} hint={field.hint} error={error}>
        {(attributes) => <Input field={field} attributes={attributes} typed={result?.typed ?? null} />}
      </Field>
    );
  });
}

type Attributes = { id: string; name: string; className: string };

function Input({
  field,
  attributes,
  typed,
}: {
  field: FieldSpec;
  attributes: Attributes;
  typed: Typed | null;
}) {
  const { t } = useI18n();
  const value = typed?.[field.name] ?? field.value ?? "";
  if (field.kind === "text") return <textarea {...attributes} rows={4} defaultValue={value} />;
  if (field.kind === "select") {
    return (
      <select {...attributes} defaultValue={value}>
        <option value="">{t(field.required === false ? "talk.none" : "talk.choose")}</option>
        {(field.options ?? []).map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    );
  }
  const type = field.kind === "line" ? "text" : field.kind;
  return <input {...attributes} type={type} list={field.list} defaultValue={value} />;
}

type ErrorsProps = {
  fields: ReadonlyArray<FieldSpec>;
  result: TalkResult | null;
  /** Field that a refusal of the whole form leads to. */
  anchor: string;
  timeZone: string;
};

/** Everything that kept a form from being taken. */
export function TalkErrors({ fields, result, anchor, timeZone }: ErrorsProps) {
  const { t, instant } = useI18n();
  if (result === null) return null;
  const refusal = result.refusal;
  const at = result.retryAt === null ? "" : instant(result.retryAt, timeZone);
  return (
    <ErrorSummary
      errors={[
        ...(refusal === null ? [] : [{ field: anchor, message: t(`talk.refusal.${refusal}`, { at }) }]),
        ...result.problems.map(({ field, problem }) => ({
          field,
          message: t("talk.problemOf", {
            label: fields.find(({ name }) => name === field)?.label ?? field,
            problem: t(`talk.problem.${problem}`),
          }),
        })),
      ]}
    />
  );
}

/** What was done, said once. */
export function Saved({ done, message }: { done: boolean; message: MessageKey }) {
  const { t } = useI18n();
  if (!done) return null;
  return (
    <p className="note s-verified" role="status">
      {t(message)}
    </p>
  );
}

/** Marks what only those in office may read. */
export function AudienceMark({ audience }: { audience: "internal" | "public" }) {
  const { t } = useI18n();
  if (audience === "public") return null;
  return <span className="prov talk-internal">{t("talk.audienceMark.internal")}</span>;
}

/** A made-up row says so. */
export function MadeUp({ illustration }: { illustration: boolean }): ReactNode {
  const { t } = useI18n();
  return illustration ? <span className="illus-mark">{t("illustration.mark")}</span> : null;
}
