import { MILESTONE_STATUSES, type MilestoneStatus } from "#app/domain/milestone-status.ts";
import type { StatusCounts } from "#app/domain/roll-up.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { Icon } from "./icon.tsx";
import { LocalLink } from "./local-link.tsx";
import { custom } from "./share.ts";
import { STATUS_LOOK } from "./status-chip.tsx";

type Props = {
  counts: StatusCounts;
  /** Path of the milestones of a status; without it the segments are not links. */
  hrefOf?: ((status: MilestoneStatus) => string) | undefined;
  /** Fills the width it is given; otherwise one milestone is one fixed width. */
  full?: boolean | undefined;
};

/** Milestones per status, in the order of the vocabulary. Length means count. */
export function UnitBar({ counts, hrefOf, full = false }: Props) {
  const shown = MILESTONE_STATUSES.filter((status) => counts[status] > 0);
  const units = shown.reduce((sum, status) => sum + counts[status], 0);
  return (
    <div className={full ? "bar full" : "bar"} style={full ? custom({ "--units": units }) : undefined}>
      {shown.map((status) => (
        <Segment key={status} status={status} count={counts[status]} to={hrefOf?.(status) ?? null} />
      ))}
    </div>
  );
}

type SegmentProps = { status: MilestoneStatus; count: number; to: string | null };

function Segment({ status, count, to }: SegmentProps) {
  const { t } = useI18n();
  const { icon, className } = STATUS_LOOK[status];
  const word = t(`status.${status}`);
  const look = { className: `seg ${className}`, style: custom({ "--n": count }), title: `${count} ${word}` };
  const content = (
    <b>
      <Icon name={icon} />
      {count} <span className="vh">{word}</span>
    </b>
  );
  if (to === null) return <span {...look}>{content}</span>;
  return (
    <LocalLink to={to} {...look}>
      {content}
    </LocalLink>
  );
}
