import type { MilestoneStatus } from "#app/domain/milestone-status.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { Icon, type IconName } from "./icon.tsx";

/** How each status looks; the word always stands beside it. */
export const STATUS_LOOK = {
  verified: { icon: "badge-check", className: "s-verified" },
  reported: { icon: "send", className: "s-reported" },
  unproven: { icon: "file-question-mark", className: "s-unproven" },
  contested: { icon: "shield-alert", className: "s-contested" },
  late: { icon: "clock-alert", className: "s-late" },
  in_progress: { icon: "circle-dot", className: "s-progress" },
  waiting: { icon: "hourglass", className: "s-waiting" },
  not_started: { icon: "circle", className: "s-notstarted" },
  cancelled: { icon: "ban", className: "s-cancelled" },
} as const satisfies Record<MilestoneStatus, { icon: IconName; className: string }>;

/** A status as icon, word and colour. */
export function StatusChip({ status, label }: { status: MilestoneStatus; label?: string | undefined }) {
  const { t } = useI18n();
  const { icon, className } = STATUS_LOOK[status];
  return (
    <span className={`st ${className}`} data-status={status}>
      <Icon name={icon} />
      {label ?? t(`status.${status}`)}
    </span>
  );
}
