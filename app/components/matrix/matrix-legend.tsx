import { Icon } from "#app/components/ui/icon.tsx";
import { StatusChip } from "#app/components/ui/status-chip.tsx";
import { VERDICT_LOOK } from "#app/components/ui/verdict-label.tsx";
import { MILESTONE_STATUSES } from "#app/domain/milestone-status.ts";
import { useI18n } from "#app/i18n/i18n.tsx";

const VERDICTS = ["supported", "partly_supported", "not_supported", "not_checkable", "none"] as const;

/** What squares, chips and signs mean. */
export function MatrixLegend() {
  const { t } = useI18n();
  return (
    <section className="lg" aria-label={t("matrix.legend")}>
      <span className="num rep">{t("numbers.reported")}</span>
      <span className="num prv">{t("numbers.proven")}</span>
      <span className="dv" />
      {MILESTONE_STATUSES.map((status) => (
        <StatusChip key={status} status={status} />
      ))}
      <span className="dv" />
      {VERDICTS.map((verdict) => (
        <span key={verdict} className={`k ${VERDICT_LOOK[verdict].className}`}>
          <Icon name={VERDICT_LOOK[verdict].icon} />
          {t(`verdict.${verdict}`)}
        </span>
      ))}
    </section>
  );
}
