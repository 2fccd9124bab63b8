import { LocalLink } from "#app/components/ui/local-link.tsx";
import { ROLES } from "#app/domain/permission.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import type { Translate } from "#app/i18n/translate.ts";
import { ErrorMessage } from "./error-message.tsx";
import { FormNotTaken } from "./form-not-taken.tsx";
import { fieldOf } from "./shell/day-problem.ts";

/** Says which office a page asks for, or what became of the session a form was opened in. */
export function Forbidden({ data }: { data: unknown }) {
  const { t } = useI18n();
  const code = fieldOf(data, "code");
  if (code === "form_not_ours" || code === "session_ended") return <FormNotTaken data={data} />;
  return (
    <ErrorMessage status={403} title={t("errors.title403")}>
      <p className="lead">{reasonIn(data, t)}</p>
      <p className="err-links">
        <LocalLink className="btn pri" to="/masuk" keepDay={false}>
          {t("errors.signIn")}
        </LocalLink>
        <LocalLink to="/kewenangan" keepDay={false}>
          {t("roles.title")}
        </LocalLink>
      </p>
    </ErrorMessage>
  );
}

function reasonIn(data: unknown, t: Translate): string {
  const code = fieldOf(data, "code");
  const role = ROLES.find((known) => known === fieldOf(data, "role"));
  if (code === "office_in_every_plan") return t("errors.officeInEveryPlan");
  if (code !== "office_required" || role === undefined) return t("errors.text403");
  return t("errors.officeRequired", { role: t(`account.roleOf.${role}`) });
}
