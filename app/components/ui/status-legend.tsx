import { MILESTONE_STATUSES } from "#app/domain/milestone-status.ts";
import type { StatusCounts } from "#app/domain/roll-up.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { Icon } from "./icon.tsx";
import { STATUS_LOOK } from "./status-chip.tsx";

/** What the segments of a bar stand for, in words. */
export function StatusLegend({ counts }: { counts: StatusCounts }) {
  const { t } = useI18n();
  return (
    <ul className="leg">
      {MILESTONE_STATUSES.filter((status) => counts[status] > 0).map((status) => (
        <li key={status}>
          <span className={`sw ${STATUS_LOOK[status].className}`} />
          <b>{counts[status]}</b> <Icon name={STATUS_LOOK[status].icon} />
          <span>{t(`status.${status}`)}</span>
        </li>
      ))}
    </ul>
  );
}
