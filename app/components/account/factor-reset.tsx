import { Form } from "react-router";
import { Section } from "#app/components/ui/section.tsx";
import { useI18n } from "#app/i18n/i18n.tsx";
import { HiddenFields, type Problems, TextField } from "./fields.tsx";

type Props = {
  person: { manageable: boolean };
  csrf: string;
  /** The administrator looks at themselves. */
  self: boolean;
  typed: string;
  problems: Problems;
};

/** Takes the second factor off somebody who lost it. */
export function FactorReset({ person, csrf, self, typed, problems }: Props) {
  const { t } = useI18n();
  const lead = self ? "people.factorOwn" : person.manageable ? "people.factorResetLead" : null;
  return (
    <Section id="lepas-langkah-kedua" title={t("people.factorReset")}>
      {lead === null ? <p>{t("people.notManageable")}</p> : <p className="prose">{t(lead)}</p>}
      {self || !person.manageable ? null : (
        <Form method="post" className="narrow" noValidate>
          <HiddenFields csrf={csrf} intent="reset_factor" />
          <TextField
            {...{ name: "reason", prefix: "factor-", required: true, problems, defaultValue: typed }}
            label={t("people.reason")}
            hint={t("people.factorResetHint")}
          />
          <button className="btn" type="submit">
            {t("people.factorResetSubmit")}
          </button>
        </Form>
      )}
    </Section>
  );
}
