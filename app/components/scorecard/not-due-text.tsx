import { MILESTONE_STATUSES } from "#app/domain/milestone-status.ts";
import type { RollUp } from "#app/domain/roll-up.ts";
import { useI18n } from "#app/i18n/i18n.tsx";

/** The milestones that do not count yet, in words: "1 berjalan, 2 belum mulai". */
export function NotDueText({ total }: { total: RollUp }) {
  const { t } = useI18n();
  if (total.totalCount === 0) return <p className="tail">{t("scorecard.noTargets")}</p>;
  const parts = MILESTONE_STATUSES.filter((status) => total.notDue[status] > 0).map(
    (status) => `${total.notDue[status]} ${t(`status.${status}`).toLowerCase()}`,
  );
  if (parts.length === 0) return null;
  return (
    <p className="tail">
      {total.dueCount === 0 ? "" : "+ "}
      {parts.join(", ")}
    </p>
  );
}
