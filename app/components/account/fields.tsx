import type { ReactNode } from "react";
import { FieldError } from "#app/components/ui/field-error.tsx";
import { HOME_ZONE } from "#app/domain/home-zone.ts";
import type { AccountProblem } from "#app/i18n/account-problem.ts";
import { useI18n } from "#app/i18n/i18n.tsx";

export type Problems = {
  /** For the summary above the form. */
  errors: ReadonlyArray<{ field: string; message: string }>;
  messageOf: (field: string) => string | null;
};

/** What is wrong with a form, in words; `prefix` tells the fields of several forms on a page apart. */
export function useProblems(problems: ReadonlyArray<AccountProblem>, prefix = ""): Problems {
  const { t, instant } = useI18n();
  const errors = problems.map(({ field, code, at }) => ({
    field: `${prefix}${field}`,
    message: t(`account.problem.${code}`, {
      at: at === undefined ? "" : `${instant(at, HOME_ZONE)} ${t(`zone.${HOME_ZONE}`)}`,
    }),
  }));
  return { errors, messageOf: (field) => errors.find((each) => each.field === field)?.message ?? null };
}

type FieldProps = {
  /** Also the field's id, after the prefix. */
  name: string;
  prefix?: string;
  label: string;
  hint?: string;
  problems: Problems;
};

type TextProps = FieldProps & {
  type?: "text" | "email" | "password" | "date";
  autoComplete?: string;
  inputMode?: "numeric" | "text";
  required?: boolean;
  defaultValue?: string;
  min?: string;
};

/** One line to fill in, with its label, hint and what is wrong with it. */
export function TextField({ name, prefix = "", label, hint, problems, ...input }: TextProps) {
  const id = `${prefix}${name}`;
  const message = problems.messageOf(id);
  return (
    <Field id={id} label={label} hint={hint} message={message}>
      <input
        className={message === null ? "in" : "in err"}
        name={name}
        {...attributesOf(id, hint, message)}
        {...input}
      />
    </Field>
  );
}

type ChoiceProps = FieldProps & {
  options: ReadonlyArray<{ value: string; label: string }>;
  defaultValue?: string;
  required?: boolean;
};

/** A choice of one from a list. */
export function ChoiceField({ name, prefix = "", label, hint, problems, options, ...select }: ChoiceProps) {
  const id = `${prefix}${name}`;
  const message = problems.messageOf(id);
  return (
    <Field id={id} label={label} hint={hint} message={message}>
      <select
        className={message === null ? "in" : "in err"}
        name={name}
        {...attributesOf(id, hint, message)}
        {...select}
      >
        {options.map(({ value, label: words }) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </Field>
  );
}

function attributesOf(id: string, hint: string | undefined, message: string | null) {
  const described = [hint === undefined ? null : `${id}-petunjuk`, message === null ? null : `${id}-galat`];
  const ids = described.filter((each) => each !== null).join(" ");
  return {
    id,
    "aria-invalid": message === null ? undefined : true,
    "aria-describedby": ids === "" ? undefined : ids,
  } as const;
}

type FrameProps = {
  id: string;
  label: string;
  hint: string | undefined;
  message: string | null;
  children: ReactNode;
};

function Field({ id, label, hint, message, children }: FrameProps) {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint === undefined ? null : (
        <p className="hint tight" id={`${id}-petunjuk`}>
          {hint}
        </p>
      )}
      {children}
      <FieldError id={`${id}-galat`}>{message}</FieldError>
    </div>
  );
}

/** What proves that a form was given to this session, and which form it is. */
export function HiddenFields({
  csrf,
  intent,
  ...more
}: {
  csrf: string;
  intent: string;
  [name: string]: string;
}) {
  return (
    <>
      <input type="hidden" name="csrf" value={csrf} />
      <input type="hidden" name="intent" value={intent} />
      {Object.entries(more).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
    </>
  );
}
