import { OWNER_ROLES, WORD_KEYS } from "#app/domain/authoring/closed-lists.ts";
import { MARKS } from "#app/domain/authoring/form-fields.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import type { FormChoices, InputProps } from "./field-input.tsx";
import type { FormValues } from "./form-values.ts";
import { fieldName, optionName } from "./subject-names.ts";

/** Who owns a target: for each organisation its role, or none. */
export function OwnersInput({ values, choices }: InputProps) {
  const { t } = useI18n();
  return (
    <fieldset className="wr-owners" id="owners">
      <legend className="lab">{t("writing.field.owners")}</legend>
      {choices.organisations.map(({ slug, name }) => (
        <p key={slug}>
          <label htmlFor={`owners.${slug}`}>{name}</label>
          <select
            className="in"
            id={`owners.${slug}`}
            name={`owners.${slug}`}
            defaultValue={values.text(`owners.${slug}`)}
          >
            <option value="">{t("writing.noOwner")}</option>
            {OWNER_ROLES.map((role) => (
              <option key={role} value={role}>
                {optionName(role, t)}
              </option>
            ))}
          </select>
        </p>
      ))}
    </fieldset>
  );
}

type DeadlineProps = {
  values: FormValues;
  choices: Pick<FormChoices, "stages">;
  /** Begins the ids of the inputs where two forms of a page have them. */
  prefix?: string;
};

/** How a deadline is reckoned: from a stage's edge, or a fixed day, or not yet. */
export function DeadlineInput({ values, choices, prefix = "" }: DeadlineProps) {
  const { t } = useI18n();
  const kind = values.text("deadline.kind");
  return (
    <fieldset className="wr-deadline" id={`${prefix}deadline`}>
      <legend className="lab">{t("writing.field.deadline")}</legend>
      <p>
        <label htmlFor={`${prefix}deadline.kind`}>{t("writing.deadlineKind")}</label>
        <select
          className="in"
          id={`${prefix}deadline.kind`}
          name="deadline.kind"
          defaultValue={kind || "none"}
        >
          <option value="none">{t("writing.deadlineNone")}</option>
          <option value="stage">{t("writing.option.stage")}</option>
          <option value="fixed">{t("writing.option.fixed")}</option>
        </select>
      </p>
      <StageInputs values={values} choices={choices} prefix={prefix} />
      <p>
        <label htmlFor={`${prefix}deadline.on`}>{t("writing.on")}</label>
        <input
          className="in"
          type="date"
          id={`${prefix}deadline.on`}
          name="deadline.on"
          defaultValue={values.text("deadline.on")}
        />
      </p>
      <p>
        <label htmlFor={`${prefix}deadline.reason.id`}>{t("writing.deadlineReason")}</label>
        <input
          className="in"
          id={`${prefix}deadline.reason.id`}
          name="deadline.reason.id"
          defaultValue={values.text("deadline.reason.id")}
        />
      </p>
      <input type="hidden" name="deadline.reason.en" value={values.text("deadline.reason.en")} />
    </fieldset>
  );
}

function StageInputs({ values, choices, prefix = "" }: DeadlineProps) {
  const { t } = useI18n();
  return (
    <>
      <p>
        <label htmlFor={`${prefix}deadline.stage`}>{t("writing.stage")}</label>
        <select
          className="in"
          id={`${prefix}deadline.stage`}
          name="deadline.stage"
          defaultValue={values.text("deadline.stage")}
        >
          <option value="">{t("writing.pick")}</option>
          {choices.stages.map(({ key, name }) => (
            <option key={key} value={key}>
              {name}
            </option>
          ))}
        </select>
      </p>
      <p className="wr-pair">
        <span>
          <label htmlFor={`${prefix}deadline.edge`}>{t("writing.edge")}</label>
          <select
            className="in"
            id={`${prefix}deadline.edge`}
            name="deadline.edge"
            defaultValue={values.text("deadline.edge") || "end"}
          >
            <option value="end">{t("writing.option.end")}</option>
            <option value="start">{t("writing.option.start")}</option>
          </select>
        </span>
        <span>
          <label htmlFor={`${prefix}deadline.offsetDays`}>{t("writing.offsetDays")}</label>
          <input
            className="in"
            id={`${prefix}deadline.offsetDays`}
            name="deadline.offsetDays"
            inputMode="numeric"
            defaultValue={values.text("deadline.offsetDays")}
          />
        </span>
        <span>
          <label htmlFor={`${prefix}deadline.dayKind`}>{t("writing.dayKind")}</label>
          <select
            className="in"
            id={`${prefix}deadline.dayKind`}
            name="deadline.dayKind"
            defaultValue={values.text("deadline.dayKind") || "calendar"}
          >
            <option value="calendar">{t("calendarTables.form.unit.d")}</option>
            <option value="working">{t("calendarTables.form.unit.w")}</option>
          </select>
        </span>
      </p>
    </>
  );
}

/** Where the content comes from: a mark, and of what is stated its quote and lines. */
export function ProvenanceInput({ values }: InputProps) {
  const { t } = useI18n();
  const text = (part: "quote" | "lines") => (
    <p key={part}>
      <label htmlFor={`provenance.${part}`}>{t(`writing.${part}`)}</label>
      <input
        className="in"
        id={`provenance.${part}`}
        name={`provenance.${part}`}
        defaultValue={values.text(`provenance.${part}`)}
      />
    </p>
  );
  return (
    <fieldset className="wr-prov">
      <legend className="lab">{t("writing.field.provenance")}</legend>
      <p>
        <label htmlFor="provenance.mark">{t("writing.mark")}</label>
        <select
          className="in"
          id="provenance.mark"
          name="provenance.mark"
          defaultValue={values.text("provenance.mark")}
        >
          <option value="">{t("writing.markNone")}</option>
          {MARKS.map((mark) => (
            <option key={mark} value={mark}>
              {optionName(mark, t)}
            </option>
          ))}
        </select>
      </p>
      {(["quote", "lines"] as const).map(text)}
      <input type="hidden" name="provenance.note.id" value={values.text("provenance.note.id")} />
      <input type="hidden" name="provenance.note.en" value={values.text("provenance.note.en")} />
    </fieldset>
  );
}

/** The plan's own words for the four terms every page uses. */
export function WordsInput({ field, values }: InputProps) {
  const { t } = useI18n();
  return (
    <fieldset className="wr-words">
      <legend className="lab">{fieldName(field.name, t)}</legend>
      <p className="hint">{t("writing.hint.words")}</p>
      {WORD_KEYS.map((key) => (
        <p key={key} className="wr-pair">
          {(["id", "en"] as const).map((lang) => {
            const name = `words.${key}.${lang}`;
            const label = t(`writing.word.${key}`);
            return (
              <span key={lang}>
                <label htmlFor={name}>{lang === "id" ? label : t("writing.inEnglish", { label })}</label>
                <input className="in" id={name} name={name} lang={lang} defaultValue={values.text(name)} />
              </span>
            );
          })}
        </p>
      ))}
    </fieldset>
  );
}
