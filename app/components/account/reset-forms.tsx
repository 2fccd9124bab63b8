import { Form } from "react-router";
import { ErrorSummary } from "#app/components/ui/error-summary.tsx";
import { LocalLink } from "#app/components/ui/local-link.tsx";
import type { AccountProblem } from "#app/i18n/account-problem.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { TextField, useProblems } from "./fields.tsx";

type RequestProps = { sent: boolean; email: string; problems: ReadonlyArray<AccountProblem> };

/** Asks for the address a link for a new password goes to; afterwards says the same to everybody. */
export function ResetRequestForm({ sent, email, problems }: RequestProps) {
  const { t } = useI18n();
  const shown = useProblems(problems);
  if (sent && problems.length === 0) {
    return (
      <div className="acc">
        <h1>{t("account.resetSentTitle")}</h1>
        <p className="lead" role="status">
          {t("account.resetSent")}
        </p>
        <p className="hint">{t("account.resetSentHint")}</p>
        <BackToSignIn />
      </div>
    );
  }
  return (
    <div className="acc">
      <h1>{t("account.resetTitle")}</h1>
      <p className="lead">{t("account.resetLead")}</p>
      <ErrorSummary errors={shown.errors} />
      <Form method="post" noValidate>
        <TextField
          {...{ name: "email", type: "email", autoComplete: "username", required: true, defaultValue: email }}
          label={t("account.email")}
          problems={shown}
        />
        <button className="btn pri" type="submit">
          {t("account.resetSubmit")}
        </button>
      </Form>
      <BackToSignIn />
    </div>
  );
}

type LinkWord = "open" | "unknown" | "used" | "revoked" | "expired";
type PasswordProps = { state: LinkWord; problems: ReadonlyArray<AccountProblem> };

/** Sets a new password by the link that was sent. */
export function NewPasswordForm({ state, problems }: PasswordProps) {
  const { t } = useI18n();
  const shown = useProblems(problems);
  return (
    <div className="acc">
      <h1>{t("account.newPasswordTitle")}</h1>
      {state === "open" ? (
        <>
          <p className="lead">{t("account.newPasswordLead")}</p>
          <ErrorSummary errors={shown.errors} />
          <Form method="post" noValidate>
            <NewPasswordFields problems={shown} />
            <button className="btn pri" type="submit">
              {t("account.savePassword")}
            </button>
          </Form>
        </>
      ) : (
        <p className="lead">{t(`account.link.${state}`)}</p>
      )}
      <BackToSignIn />
    </div>
  );
}

type FieldsProps = { problems: ReturnType<typeof useProblems>; prefix?: string };

/** A new password, twice. */
export function NewPasswordFields({ problems, prefix = "" }: FieldsProps) {
  const { t } = useI18n();
  const secret = {
    type: "password",
    autoComplete: "new-password",
    required: true,
    prefix,
    problems,
  } as const;
  return (
    <>
      <TextField
        {...secret}
        name="password"
        label={t("account.newPassword")}
        hint={t("account.newPasswordHint")}
      />
      <TextField {...secret} name="again" label={t("account.passwordAgain")} />
    </>
  );
}

function BackToSignIn() {
  const { t } = useI18n();
  return (
    <p className="hint">
      <LocalLink to="/masuk" keepDay={false}>
        {t("account.backToSignIn")}
      </LocalLink>
    </p>
  );
}
