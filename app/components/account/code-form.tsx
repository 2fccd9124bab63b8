import { Form } from "react-router";
import { ErrorSummary } from "#app/components/ui/error-summary.tsx";
import type { AccountProblem } from "#app/i18n/account-problem.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { HiddenFields, TextField, useProblems } from "./fields.tsx";

type Props = { csrf: string; problems: ReadonlyArray<AccountProblem> };

/** Asks for the code of the authenticator, after the password. */
export function CodeForm({ csrf, problems }: Props) {
  const { t } = useI18n();
  const shown = useProblems(problems);
  return (
    <div className="acc">
      <h1>{t("account.codeTitle")}</h1>
      <p className="lead">{t("account.codeLead")}</p>
      <ErrorSummary errors={shown.errors} />
      <Form method="post" noValidate>
        <HiddenFields csrf={csrf} intent="code" />
        <TextField
          name="code"
          label={t("account.code")}
          hint={t("account.codeHint")}
          problems={shown}
          autoComplete="one-time-code"
          required
        />
        <button className="btn pri" type="submit">
          {t("account.codeSubmit")}
        </button>
      </Form>
    </div>
  );
}
