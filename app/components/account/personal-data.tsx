import { Form } from "react-router";
import { Section } from "#app/components/ui/section.tsx";
import { useI18n } from "#app/i18n/i18n.tsx";
import { HiddenFields, type Problems, TextField } from "./fields.tsx";

type Props = {
  person: { id: string; name: string };
  csrf: string;
  self: boolean;
  problems: Problems;
  typed: Readonly<Record<string, string>>;
};

/** A copy of what is held of a person, and the erasure of it, when they ask. */
export function PersonalData({ person, csrf, self, problems, typed }: Props) {
  const { t } = useI18n();
  return (
    <Section id="data-pribadi" title={t("people.held")} hint={t("people.heldLead")}>
      <Form method="post" action={`/orang/${person.id}/data.json`} reloadDocument>
        <HiddenFields csrf={csrf} intent="export" />
        <button className="btn" type="submit">
          {t("people.heldExport")}
        </button>
      </Form>
      {self ? (
        <p>{t("account.problem.own_account")}</p>
      ) : (
        <details className="office-act" open={Object.keys(typed).length > 0}>
          <summary>{t("people.erase")}</summary>
          <p className="hint">{t("people.eraseLead")}</p>
          <Form method="post" className="narrow" noValidate>
            <HiddenFields csrf={csrf} intent="erase" />
            <TextField
              {...{ name: "reason", prefix: "erase-", required: true, problems }}
              label={t("people.reason")}
              defaultValue={typed.reason ?? ""}
            />
            <TextField
              {...{ name: "confirm", prefix: "erase-", type: "email", required: true, problems }}
              autoComplete="off"
              label={t("people.eraseConfirm")}
              defaultValue={typed.confirm ?? ""}
            />
            <button className="btn" type="submit">
              {t("people.erase")}
            </button>
          </Form>
        </details>
      )}
    </Section>
  );
}
