import type { FormField } from "#app/domain/authoring/form-fields.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import type { FormValues } from "./form-values.ts";
import { DeadlineInput, OwnersInput, ProvenanceInput, WordsInput } from "./special-inputs.tsx";
import { fieldName, optionName } from "./subject-names.ts";

/** What the inputs of a form offer to choose from. */
export type FormChoices = {
  organisations: ReadonlyArray<{ slug: string; name: string }>;
  stages: ReadonlyArray<{ key: string; name: string }>;
  /** Codes of subjects a reference may name, by kind. */
  codes: Readonly<Record<string, ReadonlyArray<string>>>;
};

export type InputProps = { field: FormField; values: FormValues; choices: FormChoices };

/** One field of a subject's form, for whatever it is filled in with. */
export function FieldInput(props: InputProps) {
  const { field, values } = props;
  const { t } = useI18n();
  const { name, input } = field;
  const label = fieldName(name, t);
  switch (input.kind) {
    case "text":
    case "long":
    case "number":
    case "whole":
    case "day":
      return <Plain {...props} label={label} />;
    case "both":
    case "bothLong":
      return <Both {...props} label={label} />;
    case "choice":
      return <Choice name={name} label={label} value={values.text(name)} options={input.options} />;
    case "reference":
      return <Reference {...props} label={label} />;
    case "many":
      return <Many {...props} label={label} options={input.options} />;
    case "yes":
      return (
        <label className="wr-yes">
          <input type="checkbox" name={name} value="1" defaultChecked={values.checked(name)} /> {label}
        </label>
      );
    case "lines":
    case "choices":
      return <Lines {...props} label={label} hint={input.kind === "lines" ? "aliases" : "choices"} />;
    case "owners":
      return <OwnersInput {...props} />;
    case "deadline":
      return <DeadlineInput {...props} />;
    case "provenance":
      return <ProvenanceInput {...props} />;
    case "words":
      return <WordsInput {...props} />;
  }
}

type Labelled = InputProps & { label: string };

function Plain({ field: { name, input }, values, label }: Labelled) {
  const { t } = useI18n();
  const isCode = name === "code" || name === "key";
  return (
    <p>
      <label htmlFor={name}>{label}</label>
      {isCode ? (
        <span className="hint" id={`${name}-petunjuk`}>
          {t("writing.hint.code")}
        </span>
      ) : null}
      <input
        className="in"
        id={name}
        name={name}
        type={input.kind === "day" ? "date" : "text"}
        inputMode={input.kind === "number" ? "decimal" : input.kind === "whole" ? "numeric" : undefined}
        defaultValue={values.text(name)}
        aria-describedby={isCode ? `${name}-petunjuk` : undefined}
        autoComplete="off"
      />
    </p>
  );
}

function Both({ field: { name, input }, values, label }: Labelled) {
  const { t } = useI18n();
  const long = input.kind === "bothLong";
  const pair = [
    { lang: "id", label, key: `${name}.id` },
    { lang: "en", label: t("writing.inEnglish", { label }), key: `${name}.en` },
  ];
  return pair.map(({ lang, label: said, key }) => (
    <p key={key}>
      <label htmlFor={key}>{said}</label>
      {long ? (
        <textarea className="in" id={key} name={key} lang={lang} rows={3} defaultValue={values.text(key)} />
      ) : (
        <input className="in" id={key} name={key} lang={lang} defaultValue={values.text(key)} />
      )}
    </p>
  ));
}

type ChoiceProps = { name: string; label: string; value: string; options: ReadonlyArray<string> };

function Choice({ name, label, value, options }: ChoiceProps) {
  const { t } = useI18n();
  return (
    <p>
      <label htmlFor={name}>{label}</label>
      <select className="in" id={name} name={name} defaultValue={value === "" ? options[0] : value}>
        {options.map((option) => (
          <option key={option} value={option}>
            {optionName(option, t)}
          </option>
        ))}
      </select>
    </p>
  );
}

function Reference({ field: { name, input }, values, choices, label }: Labelled) {
  const { t } = useI18n();
  const codes = input.kind === "reference" ? (choices.codes[input.to] ?? []) : [];
  return (
    <p>
      <label htmlFor={name}>{label}</label>
      <select className="in" id={name} name={name} defaultValue={values.text(name)}>
        <option value="">{t("writing.pick")}</option>
        {codes.map((code) => (
          <option key={code}>{code}</option>
        ))}
      </select>
    </p>
  );
}

function Many({ field: { name }, values, label, options }: Labelled & { options: ReadonlyArray<string> }) {
  const { t } = useI18n();
  const chosen = values.list(name);
  return (
    <fieldset className="wr-many">
      <legend className="lab">{label}</legend>
      {options.map((option) => (
        <label key={option} className="wr-yes">
          <input type="checkbox" name={name} value={option} defaultChecked={chosen.includes(option)} />{" "}
          {optionName(option, t)}
        </label>
      ))}
    </fieldset>
  );
}

function Lines({ field: { name }, values, label, hint }: Labelled & { hint: "aliases" | "choices" }) {
  const { t } = useI18n();
  return (
    <p>
      <label htmlFor={name}>{label}</label>
      <span className="hint" id={`${name}-petunjuk`}>
        {t(`writing.hint.${hint}`)}
      </span>
      <textarea
        className="in"
        id={name}
        name={name}
        rows={3}
        defaultValue={values.text(name)}
        aria-describedby={`${name}-petunjuk`}
      />
    </p>
  );
}
