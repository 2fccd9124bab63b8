import { Form } from "react-router";
import { ErrorSummary } from "#app/components/ui/error-summary.tsx";
import { FieldError } from "#app/components/ui/field-error.tsx";
import { LocalLink } from "#app/components/ui/local-link.tsx";
import { HOME_ZONE } from "#app/domain/home-zone.ts";
import { useI18n } from "#app/i18n/i18n.tsx";

/** What the last attempt came to. The password is never sent back. */
export type SignInResult = {
  email: string;
  problem:
    | { code: "email_missing" | "password_missing" | "not_recognised" }
    | { code: "too_many_attempts"; retryAt: string };
};

type Props = {
  result: SignInResult | null;
  /** Name of the ministry's own sign-in; null where none is set up. */
  openId: string | null;
  /** It led back without having recognised anybody. */
  openIdFailed: boolean;
  /** Where to go on afterwards; null for the usual place. */
  next: string | null;
};

export function SignInForm({ result, openId, openIdFailed, next }: Props) {
  const { t } = useI18n();
  const message = useProblemText()(result?.problem ?? null);
  const field = result?.problem.code === "password_missing" ? "password" : "email";
  const errorOf = (name: string) => (field === name && message !== null ? `${name}-galat` : undefined);
  return (
    <div className="acc">
      <h1>{t("account.signInTitle")}</h1>
      <p className="lead">{t("account.signInLead")}</p>
      {openIdFailed && openId !== null && result === null ? (
        <p className="note s-waiting" role="alert">
          {t("account.openIdFailed", { service: openId })}
        </p>
      ) : null}
      <ErrorSummary errors={message === null ? [] : [{ field, message }]} />
      <Form method="post" noValidate>
        <div className="field">
          <label htmlFor="email">{t("account.email")}</label>
          <input
            className={errorOf("email") === undefined ? "in" : "in err"}
            id="email"
            name="email"
            type="email"
            autoComplete="username"
            required
            defaultValue={result?.email ?? ""}
            aria-invalid={errorOf("email") === undefined ? undefined : true}
            aria-describedby={errorOf("email")}
          />
          <FieldError id="email-galat">{errorOf("email") === undefined ? null : message}</FieldError>
        </div>
        <div className="field">
          <label htmlFor="password">{t("account.password")}</label>
          <input
            className={errorOf("password") === undefined ? "in" : "in err"}
            id="password"
            name="password"
            type="password"
            autoComplete="current-password"
            required
            aria-invalid={errorOf("password") === undefined ? undefined : true}
            aria-describedby={errorOf("password")}
          />
          <FieldError id="password-galat">{errorOf("password") === undefined ? null : message}</FieldError>
        </div>
        <button className="btn pri" type="submit">
          {t("account.submit")}
        </button>
      </Form>
      {openId === null ? null : <OpenIdLink service={openId} next={next} />}
      <p className="hint">
        <LocalLink to="/lupa-sandi" keepDay={false}>
          {t("account.forgotten")}
        </LocalLink>
      </p>
    </div>
  );
}

/** Leads away from the site, so it is a link the browser follows by itself. */
function OpenIdLink({ service, next }: { service: string; next: string | null }) {
  const { t } = useI18n();
  const asked = next === null ? "" : `?${new URLSearchParams({ lanjut: next })}`;
  return (
    <p className="openid">
      <a className="btn" href={`/masuk/lembaga${asked}`}>
        {t("account.openId", { service })}
      </a>
    </p>
  );
}

function useProblemText(): (problem: SignInResult["problem"] | null) => string | null {
  const { t, instant } = useI18n();
  return (problem) => {
    switch (problem?.code) {
      case undefined:
        return null;
      case "email_missing":
        return t("account.emailMissing");
      case "password_missing":
        return t("account.passwordMissing");
      case "not_recognised":
        return t("account.notRecognised");
      case "too_many_attempts":
        return t("account.tooManyAttempts", {
          at: `${instant(problem.retryAt, HOME_ZONE)} ${t(`zone.${HOME_ZONE}`)}`,
        });
    }
  };
}
