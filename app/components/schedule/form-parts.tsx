import type { ReactNode } from "react";
import { FieldError } from "#app/components/ui/field-error.tsx";
import type { Bilingual } from "#app/domain/plan.ts";
import type { RowReference } from "#app/domain/schedule-form.ts";
import { useI18n } from "#app/i18n/i18n.tsx";

export type RowOptions = Readonly<Record<RowReference, ReadonlyArray<{ value: string; label: Bilingual }>>>;

export type Attributes = {
  className: string;
  id: string;
  name: string;
  "aria-invalid": true | undefined;
  "aria-describedby": string | undefined;
};

type LabelledProps = {
  name: string;
  label: string;
  hint?: string | undefined;
  error: string | null;
  /** Ways of telling an edge that the field belongs to. */
  ways?: string;
  children: (attributes: Attributes) => ReactNode;
};

/** A field with its label, what helps to fill it in, and what is wrong with it. */
export function Labelled({ name, label, hint, error, ways, children }: LabelledProps) {
  const described = [hint === undefined ? null : `${name}-petunjuk`, error === null ? null : `${name}-galat`];
  const ids = described.filter((id) => id !== null).join(" ");
  return (
    <div className="fs" data-ways={ways}>
      <label className="lab" htmlFor={name}>
        {label}
      </label>
      {hint === undefined ? null : (
        <p className="hint" id={`${name}-petunjuk`}>
          {hint}
        </p>
      )}
      {children({
        ...{ className: error === null ? "in" : "in err", id: name, name },
        "aria-invalid": error === null ? undefined : true,
        "aria-describedby": ids === "" ? undefined : ids,
      })}
      <FieldError id={`${name}-galat`}>{error}</FieldError>
    </div>
  );
}

export function Group({ legend, children }: { legend: string; children: ReactNode }) {
  return (
    <fieldset className="fs edge">
      <legend className="lab">{legend}</legend>
      {children}
    </fieldset>
  );
}

type ChooseProps = Attributes & { value: string; options: RowOptions[RowReference]; empty: string };

/** A choice among what has a name in both languages. */
export function Choose({ options, ...rest }: ChooseProps) {
  const { text } = useI18n();
  return <Select {...rest} options={options.map(({ value, label }) => ({ value, label: text(label) }))} />;
}

type SelectProps = Attributes & {
  value: string;
  options: ReadonlyArray<{ value: string; label: string }>;
  /** What the empty choice is called; null where there is none. */
  empty: string | null;
};

export function Select({ value, options, empty, ...attributes }: SelectProps) {
  return (
    <select {...attributes} defaultValue={value}>
      {empty === null ? null : <option value="">{empty}</option>}
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}
