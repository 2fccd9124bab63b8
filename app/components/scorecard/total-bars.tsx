import { custom } from "#app/components/ui/share.ts";
import { StatusLegend } from "#app/components/ui/status-legend.tsx";
import { UnitBar } from "#app/components/ui/unit-bar.tsx";
import type { MilestoneStatus } from "#app/domain/milestone-status.ts";
import type { RollUp } from "#app/domain/roll-up.ts";
import { useI18n } from "#app/i18n/i18n.tsx";

/** All milestones: those due, and beside them those that do not count yet. Widths follow the counts. */
export function TotalBars({ plan, total }: { plan: string; total: RollUp }) {
  const { t } = useI18n();
  const rest = total.totalCount - total.dueCount;
  const hrefOf = (status: MilestoneStatus) => `/${plan}/matriks?status=${status}`;
  const widths = custom({ "--due": Math.max(total.dueCount, 4), "--rest": Math.max(rest, 4) });
  return (
    <div className="tot">
      <div className="two" style={widths}>
        {total.dueCount === 0 ? null : (
          <div className="due-bar">
            <p className="h b">{t("scorecard.dueBar", { count: total.dueCount })}</p>
            <UnitBar counts={total.due} hrefOf={hrefOf} full />
            <StatusLegend counts={total.due} />
          </div>
        )}
        {rest === 0 ? null : (
          <div className="rest-bar">
            <p className="h b mut">{t("scorecard.restBar", { count: rest })}</p>
            <UnitBar counts={total.notDue} hrefOf={hrefOf} full />
            <StatusLegend counts={total.notDue} />
          </div>
        )}
      </div>
    </div>
  );
}
