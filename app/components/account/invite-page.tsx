import { Form } from "react-router";
import { ErrorSummary } from "#app/components/ui/error-summary.tsx";
import { LocalLink } from "#app/components/ui/local-link.tsx";
import type { ShownInvitation } from "#app/domain/account/link.ts";
import type { AccountProblem } from "#app/i18n/account-problem.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { ChoiceField, HiddenFields, TextField, useProblems } from "./fields.tsx";
import { InvitationLink } from "./invitation-link.tsx";
import { type OfficeChoices, OfficeFields } from "./office-fields.tsx";

type Props = {
  choices: OfficeChoices;
  csrf: string;
  fields: Readonly<Record<string, string>> | null;
  problems: ReadonlyArray<AccountProblem>;
  shown: ShownInvitation | null;
};

/** Invites somebody by mail to an office. */
export function InvitePage({ choices, csrf, fields, problems, shown: invitation }: Props) {
  const { t, language } = useI18n();
  const shown = useProblems(problems);
  const typed = fields ?? {};
  return (
    <div className="acc acc-wide">
      <p className="sm">
        <LocalLink to="/orang" keepDay={false}>
          {t("people.back")}
        </LocalLink>
      </p>
      <h1>{t("people.inviteTitle")}</h1>
      <p className="lead">{t("people.inviteLead")}</p>
      {invitation === null ? null : <InvitationLink invitation={invitation} />}
      <ErrorSummary errors={shown.errors} />
      <Form method="post" noValidate key={invitation?.path}>
        <HiddenFields csrf={csrf} intent="invite" />
        <TextField
          {...{ name: "name", required: true, problems: shown, defaultValue: typed.name ?? "" }}
          label={t("account.name")}
        />
        <TextField
          {...{
            name: "email",
            type: "email",
            required: true,
            problems: shown,
            defaultValue: typed.email ?? "",
          }}
          label={t("account.email")}
        />
        <ChoiceField
          {...{ name: "language", problems: shown, defaultValue: typed.language ?? language }}
          label={t("account.language")}
          options={(["id", "en"] as const).map((value) => ({
            value,
            label: t(`account.languageOf.${value}`),
          }))}
        />
        <OfficeFields choices={choices} typed={typed} problems={shown} />
        <button className="btn pri" type="submit">
          {t("people.inviteSubmit")}
        </button>
      </Form>
      <p className="hint">
        <LocalLink to="/kewenangan" keepDay={false}>
          {t("people.powers")}
        </LocalLink>
      </p>
    </div>
  );
}
