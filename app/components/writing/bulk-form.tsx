import { Form } from "react-router";
import { useI18n } from "#app/i18n/i18n.tsx";
import type { FormChoices } from "./field-input.tsx";
import { formValues } from "./form-values.ts";
import { DeadlineInput } from "./special-inputs.tsx";
import { Refusals } from "./subject-form.tsx";
import { optionName } from "./subject-names.ts";
import { BULK_FORM } from "./writing-grid.tsx";
import type { WritingResultView } from "./writing-result.ts";

type Props = {
  csrf: string;
  fingerprint: string;
  choices: FormChoices;
  adopted: boolean;
  result: WritingResultView | null;
};

/** Owner, weight and deadline for every cell that is marked. */
export function BulkForm({ csrf, fingerprint, choices, adopted, result }: Props) {
  const { t } = useI18n();
  const sent = result?.intent === "bulk" ? result : null;
  const values = formValues({}, sent === null ? null : new Map(sent.typed));
  return (
    <details className="wr-more wr-bulk" open={sent !== null}>
      <summary>{t("writing.bulk")}</summary>
      {sent === null ? null : <Refusals result={sent} />}
      <Form method="post" id={BULK_FORM} noValidate preventScrollReset>
        <input type="hidden" name="csrf" value={csrf} />
        <input type="hidden" name="fingerprint" value={fingerprint} />
        <p className="hint">{t("writing.bulkHint")}</p>
        <p className="wr-pair">
          <span>
            <label htmlFor="massal-lembaga">{t("writing.bulkOwner")}</label>
            <select
              className="in"
              id="massal-lembaga"
              name="organisation"
              defaultValue={values.text("organisation")}
            >
              <option value="">{t("writing.pick")}</option>
              {choices.organisations.map(({ slug, name }) => (
                <option key={slug} value={slug}>
                  {name}
                </option>
              ))}
            </select>
          </span>
          <span>
            <label htmlFor="massal-peran">{t("writing.bulkRole")}</label>
            <select className="in" id="massal-peran" name="role" defaultValue={values.text("role") || "lead"}>
              <option value="lead">{optionName("lead", t)}</option>
              <option value="support">{optionName("support", t)}</option>
              <option value="none">{t("writing.bulkRemove")}</option>
            </select>
          </span>
          <span>
            <label htmlFor="massal-bobot">{t("writing.field.weight")}</label>
            <input
              className="in"
              id="massal-bobot"
              name="weight"
              inputMode="decimal"
              defaultValue={values.text("weight")}
            />
          </span>
        </p>
        <DeadlineInput values={values} choices={choices} prefix="massal-" />
        {adopted ? (
          <p>
            <label htmlFor="massal-alasan">{t("writing.reason")}</label>
            <input className="in" id="massal-alasan" name="reason" defaultValue={values.text("reason")} />
          </p>
        ) : null}
        <button className="btn" type="submit" name="intent" value="bulk">
          {t("writing.bulkApply")}
        </button>
      </Form>
    </details>
  );
}
