import { ACT_KINDS, type Power, powersTable } from "#app/domain/account/powers.ts";
import { ROLES } from "#app/domain/permission.ts";
import { useI18n } from "#app/i18n/i18n.tsx";

const POWERS = powersTable();

/** Every role with every act, as the rule itself answers. */
export function PowersPage() {
  const { t } = useI18n();
  return (
    <div className="rq">
      <h1>{t("roles.title")}</h1>
      <p className="lead">{t("roles.lead")}</p>
      <dl className="powers-about">
        {ROLES.map((role) => (
          <div key={role}>
            <dt>{t(`account.roleOf.${role}`)}</dt>
            <dd>{t(`roles.about.${role}`)}</dd>
          </div>
        ))}
      </dl>
      <table className="queue powers">
        <caption className="vh">{t("roles.caption")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("roles.act")}</th>
            {ROLES.map((role) => (
              <th key={role} scope="col">
                {t(`account.roleOf.${role}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ACT_KINDS.map((act) => (
            <tr key={act}>
              <th scope="row">{t(`roles.acts.${act}`)}</th>
              {POWERS.filter((power) => power.act === act).map((power) => (
                <Cell key={power.role} power={power} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p>{t("roles.office")}</p>
      <p>{t("roles.fourEyes")}</p>
    </div>
  );
}

function Cell({ power: { role, answer } }: { power: Power }) {
  const { t } = useI18n();
  return (
    <td className={answer === "no" ? "mut" : undefined}>
      <span className="col">{t(`account.roleOf.${role}`)}</span> {t(`roles.answer.${answer}`)}
    </td>
  );
}
