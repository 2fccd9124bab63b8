import type { ReactNode } from "react";
import { FieldError } from "#app/components/ui/field-error.tsx";

type Attributes = {
  className: string;
  id: string;
  name: string;
  "aria-invalid": true | undefined;
  "aria-describedby": string | undefined;
};

type Props = {
  name: string;
  label: string;
  hint?: string | undefined;
  error: string | null;
  children: (attributes: Attributes) => ReactNode;
};

/** A field with its label, what helps to fill it in, and what is wrong with it, tied together. */
export function Field({ name, label, hint, error, children }: Props) {
  const described = [
    hint === undefined ? null : `${name}-petunjuk`,
    error === null ? null : `${name}-galat`,
  ].filter((id) => id !== null);
  return (
    <div className="field">
      <label htmlFor={name}>{label}</label>
      {hint === undefined ? null : (
        <p className="hint tight" id={`${name}-petunjuk`}>
          {hint}
        </p>
      )}
      {children({
        className: error === null ? "in" : "in err",
        id: name,
        name,
        "aria-invalid": error === null ? undefined : true,
        "aria-describedby": described.length === 0 ? undefined : described.join(" "),
      })}
      <FieldError id={`${name}-galat`}>{error}</FieldError>
    </div>
  );
}
