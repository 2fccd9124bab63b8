import { Form } from "react-router";
import { LocalLink } from "#app/components/ui/local-link.tsx";
import { useI18n } from "#app/i18n/i18n.tsx";

type Props = {
  state: "open" | "unknown" | "used" | "revoked" | "expired" | "taken";
  email: string | null;
  /** It was just done. */
  done: boolean;
};

/** Makes a new address the account's own; a button, because mail programs open links to look at them. */
export function ConfirmEmailPage({ state, email, done }: Props) {
  const { t } = useI18n();
  return (
    <div className="acc">
      <h1>{t("account.confirmEmailTitle")}</h1>
      {state === "open" ? (
        <>
          <p className="lead">{t("account.confirmEmailLead", { email })}</p>
          <Form method="post">
            <button className="btn pri" type="submit">
              {t("account.confirmEmail")}
            </button>
          </Form>
        </>
      ) : (
        <p className="lead" role="status">
          {done ? t("account.confirmEmailDone") : t(`account.link.${state}`)}
        </p>
      )}
      <p className="hint">
        <LocalLink to="/akun" keepDay={false}>
          {t("account.pageTitle")}
        </LocalLink>
      </p>
    </div>
  );
}
