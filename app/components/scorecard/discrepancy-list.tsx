import type { Discrepancy } from "#app/domain/plan.ts";
import { useI18n } from "#app/i18n/i18n.tsx";

/** Where sources contradict each other or say nothing, and what was done about it. */
export function DiscrepancyList({ discrepancies }: { discrepancies: ReadonlyArray<Discrepancy> }) {
  const { t, text } = useI18n();
  return (
    <ul className="rows sm">
      {discrepancies.map((each) => (
        <li key={each.code}>
          <h3>
            {text(each.topic)} <span className="prov">{t(`scorecard.discrepancy.${each.kind}`)}</span>
          </h3>
          <p>{text(each.says)}</p>
          {each.against.id === "" ? null : (
            <p className="ink2">{t("scorecard.discrepancy.against", { against: text(each.against) })}</p>
          )}
          <p className="ink2">{t("scorecard.discrepancy.treatment", { treatment: text(each.treatment) })}</p>
        </li>
      ))}
    </ul>
  );
}
