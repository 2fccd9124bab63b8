import type { ComponentProps } from "react";
import { DueText } from "#app/components/ui/due-text.tsx";
import { LocalLink } from "#app/components/ui/local-link.tsx";
import { StatusChip } from "#app/components/ui/status-chip.tsx";
import type { CalendarDate } from "#app/domain/calendar-date.ts";
import type { MilestoneCard } from "#app/domain/milestone-card.ts";
import type { SlotTask, Task, TaskGroup } from "#app/domain/task.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { ClosedTasks, SupportTasks } from "./task-rest.tsx";

type TaskRow = Task & {
  plan: string;
  card: MilestoneCard;
  by: string;
  slots: ReadonlyArray<SlotTask>;
  hasDraft: boolean;
};

type Props = {
  groups: ReadonlyArray<{ group: TaskGroup; rows: ReadonlyArray<TaskRow> }>;
  organisation: string;
  asOf: CalendarDate;
  owned: number;
  closed: ComponentProps<typeof ClosedTasks>["rows"];
  support: ComponentProps<typeof SupportTasks>["rows"];
  plans: ReadonlyArray<string>;
};

/** What is asked of the person signed in, the most pressing first; each row says the next act. */
export function TaskList({ groups, organisation, asOf, owned, closed, support, plans }: Props) {
  const { t, date } = useI18n();
  const mine = groups.filter(({ group }) => group !== "others" && group !== "later");
  const count = mine.reduce((sum, { rows }) => sum + rows.length, 0);
  return (
    <div className="tasks">
      <h1>{t("workspace.tasks")}</h1>
      <p className="sm mut">{t("workspace.tasksLead", { organisation, date: date(asOf), count })}</p>
      {owned === 0 ? <p className="lead">{t("workspace.notOwner")}</p> : null}
      {owned > 0 && groups.length === 0 ? <p className="lead">{t("workspace.noTasks")}</p> : null}
      {plans.map((plan) => (
        <p className="sm" key={plan}>
          <LocalLink to={`/tugas/${plan}/bersama`} keepDay={false}>
            {t("owner.tasks.together")}
          </LocalLink>
        </p>
      ))}
      {groups.map(({ group, rows }) => (
        <section className="grp" key={group} aria-labelledby={`grup-${group}`}>
          <h2 id={`grup-${group}`}>
            <span>{t(`workspace.group.${group}`)}</span>
            <span className="mut">{rows.length}</span>
          </h2>
          <ul>
            {rows.map((row) => (
              <li key={`${row.plan}/${row.card.code}`}>
                <TaskLink row={row} />
                <SlotList row={row} />
                <MoreTime row={row} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      <SupportTasks rows={support} />
      <ClosedTasks rows={closed} />
    </div>
  );
}

function TaskLink({ row }: { row: TaskRow }) {
  const { t, text } = useI18n();
  const { card, plan } = row;
  return (
    <LocalLink className="tk" to={`/tugas/${plan}/${card.code}`} keepDay={false}>
      <span className="l1">
        <StatusChip status={card.status} />
        <DueText due={card.due} lateByDays={card.lateByDays} />
      </span>
      <span className="l2">
        {card.action} × {card.checkpoint} {text(card.title)}
      </span>
      <span className="l3">
        <NextAct row={row} />
        {row.hasDraft ? ` · ${t("owner.tasks.draft")}` : null}
      </span>
    </LocalLink>
  );
}

/** Where more time is asked for, and what became of it. */
function MoreTime({ row: { plan, card, group } }: { row: TaskRow }) {
  const { t } = useI18n();
  if (card.due.kind !== "dated" || group === "others") return null;
  return (
    <p className="xs">
      <LocalLink className="apart" to={`/${plan}/target/${card.code}/perpanjangan`} keepDay={false}>
        {t("schedule.extension.link")}
      </LocalLink>
    </p>
  );
}

/** What each slot still lacks; each leads to its place in the form. */
function SlotList({ row: { plan, card, slots } }: { row: TaskRow }) {
  const { text } = useI18n();
  if (slots.length === 0) return null;
  return (
    <ul className="tks">
      {slots.map((slot) => (
        <li key={slot.code}>
          <LocalLink to={`/tugas/${plan}/${card.code}#slot-${slot.code}`} keepDay={false}>
            {slot.code} {text(slot.title)}
          </LocalLink>{" "}
          <SlotLack slot={slot} />
        </li>
      ))}
    </ul>
  );
}

function SlotLack({ slot: { lack, missing, reason } }: { slot: SlotTask }) {
  const { t, text, list } = useI18n();
  if (lack === "returned" && reason === null) return t("owner.tasks.slot.returned_plain");
  const names = list(missing.map((label) => text(label)));
  return t(`owner.tasks.slot.${lack}`, { names, reason: reason ?? "" });
}

function NextAct({ row: { act, by } }: { row: TaskRow }) {
  const { t } = useI18n();
  switch (act.kind) {
    case "mend_returned":
      return act.reason === null
        ? t("workspace.act.mend_returned_plain", { by })
        : t("workspace.act.mend_returned", { by, reason: act.reason });
    case "replace_link":
    case "file_evidence":
      return t(`workspace.act.${act.kind}`, { slots: act.slots.join(", ") });
    default:
      return t(`workspace.act.${act.kind}`);
  }
}
