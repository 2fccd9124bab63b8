import { DueText } from "#app/components/ui/due-text.tsx";
import { LocalLink } from "#app/components/ui/local-link.tsx";
import { StatusChip } from "#app/components/ui/status-chip.tsx";
import type { MilestoneCard } from "#app/domain/milestone-card.ts";
import type { TaskGroup } from "#app/domain/task.ts";
import { useI18n } from "#app/i18n/i18n.tsx";

type Row = { plan: string; card: MilestoneCard; hasDraft: boolean };

type Props = {
  groups: ReadonlyArray<{ group: TaskGroup; rows: ReadonlyArray<Row> }>;
  /** The milestone whose form is open. */
  open: { plan: string; code: string };
};

/** The person's other tasks beside an open form, where there is room for both. */
export function TaskRail({ groups, open }: Props) {
  const { t, text } = useI18n();
  return (
    <nav className="rail" aria-label={t("workspace.tasks")}>
      <p className="h">
        <LocalLink to="/tugas" keepDay={false}>
          {t("workspace.tasks")}
        </LocalLink>
      </p>
      {groups.map(({ group, rows }) => (
        <div className="grp" key={group}>
          <h2>
            <span>{t(`workspace.group.${group}`)}</span>
            <span className="mut">{rows.length}</span>
          </h2>
          <ul>
            {rows.map(({ plan, card, hasDraft }) => {
              const isOpen = plan === open.plan && card.code === open.code;
              return (
                <li key={`${plan}/${card.code}`}>
                  <LocalLink
                    className="tk"
                    to={`/tugas/${plan}/${card.code}`}
                    keepDay={false}
                    aria-current={isOpen ? "page" : undefined}
                  >
                    <span className="l1">
                      <StatusChip status={card.status} />
                      <DueText due={card.due} lateByDays={card.lateByDays} />
                    </span>
                    <span className="l2">
                      {card.action} × {card.checkpoint} {text(card.title)}
                    </span>
                    {hasDraft ? <span className="l3">{t("owner.tasks.draft")}</span> : null}
                  </LocalLink>
                </li>
              );
            })}
          </ul>
        </div>
      ))}
    </nav>
  );
}
