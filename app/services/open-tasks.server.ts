import { draftsOf } from "#app/data/drafts.server.ts";
import { listPlanSlugs, type SupportAskedRow, supportAskedBy } from "#app/data/reports.server.ts";
import { type CalendarDate, calendarDateAt } from "#app/domain/calendar-date.ts";
import type { Closure } from "#app/domain/facts.ts";
import { type MilestoneCard, milestoneCard } from "#app/domain/milestone-card.ts";
import type { MilestoneStanding } from "#app/domain/milestone-standing.ts";
import type { Actor } from "#app/domain/permission.ts";
import { type IndexedFacts, standingsAsOf } from "#app/domain/standings.ts";
import {
  type SlotTask,
  slotTasks,
  TASK_GROUPS,
  type Task,
  type TaskGroup,
  taskOf,
} from "#app/domain/task.ts";
import type { Deps } from "./deps.server.ts";
import { openPlan } from "./open-plan.server.ts";
import { ownOrganisations } from "./owner/own-milestone.server.ts";

export type TaskRow = Task & {
  plan: string;
  card: MilestoneCard;
  by: string;
  /** Its required slots that lack something, where the next act is the person's. */
  slots: ReadonlyArray<SlotTask>;
  /** The person has typed something that is not submitted. */
  hasDraft: boolean;
};

/** A milestone that asks nothing of its owner any more, and why. */
export type ClosedRow = {
  plan: string;
  card: MilestoneCard;
  /** Null for one that both reviews have accepted. */
  closed: Pick<Closure, "kind" | "into" | "reason" | "knownOn"> | null;
};

/** Support that was asked for, and what became of it. */
export type SupportRow = SupportAskedRow & { plan: string };

export type Tasks = {
  groups: ReadonlyArray<{ group: TaskGroup; rows: ReadonlyArray<TaskRow> }>;
  /** The latest day among the plans, each in its own zone. */
  asOf: CalendarDate;
  /** Milestones the person's organisations own. */
  owned: number;
  closed: ReadonlyArray<ClosedRow>;
  support: ReadonlyArray<SupportRow>;
  /** Plans in which several milestones can be reported together. */
  plans: ReadonlyArray<string>;
};

/** What is asked of a person: the milestones their organisations own, in every plan their offices reach. */
export async function openTasks(actor: Actor, deps: Pick<Deps, "db" | "now">): Promise<Tasks> {
  const rows: Array<TaskRow> = [];
  const closed: Array<ClosedRow> = [];
  const support: Array<SupportRow> = [];
  const drafts = await draftsOf(deps.db, actor.userId);
  let owned = 0;
  let asOf = calendarDateAt(deps.now(), "UTC");
  for (const slug of await listPlanSlugs(deps.db)) {
    const indexed = await openPlan(slug, deps);
    if (indexed === null) continue;
    const today = calendarDateAt(deps.now(), indexed.facts.plan.timeZone);
    if (today > asOf) asOf = today;
    const mine = ownStandings(indexed, actor, today);
    owned += mine.length;
    for (const standing of mine) {
      const task = taskOf(standing, indexed.reportsOf(standing.code), today);
      const card = milestoneCard(standing, indexed.schedule, today);
      if (task === null) closed.push({ plan: slug, card, closed: standing.closure });
      else
        rows.push(rowOf(indexed, standing, { ...task, card, hasDraft: drafts.has(`${slug}/${card.code}`) }));
    }
    const own = ownOrganisations(actor, slug, today);
    for (const asked of await supportAskedBy(deps.db, { plan: slug, organisations: own, until: today })) {
      support.push({ ...asked, plan: slug });
    }
  }
  rows.sort(byUrgency);
  const groups = TASK_GROUPS.map((group) => ({ group, rows: rows.filter((row) => row.group === group) }));
  const plans = [...new Set(rows.map(({ plan }) => plan))];
  const some = groups.filter((group) => group.rows.length > 0);
  return { groups: some, asOf, owned, closed, support, plans };
}

function ownStandings(indexed: IndexedFacts, actor: Actor, today: CalendarDate): Array<MilestoneStanding> {
  const mine = ownOrganisations(actor, indexed.facts.plan.slug, today);
  if (mine.length === 0) return [];
  return standingsAsOf(indexed, today).filter((standing) =>
    standing.milestone.owners.some((owner) => mine.includes(owner.organisation)),
  );
}

function rowOf(
  indexed: IndexedFacts,
  standing: MilestoneStanding,
  task: Task & Pick<TaskRow, "card" | "hasDraft">,
): TaskRow {
  const { plan, organisations } = indexed.facts;
  const returnedBy = task.act.kind === "mend_returned" ? task.act.by : null;
  const by = organisations.find((organisation) => organisation.slug === returnedBy)?.short ?? "";
  const isMine = task.group !== "others" && task.group !== "later";
  return { ...task, plan: plan.slug, by, slots: isMine ? slotTasks(standing) : [] };
}

/** The longest overdue first; what has no day comes last. */
function byUrgency(left: TaskRow, right: TaskRow): number {
  return dueOf(left).localeCompare(dueOf(right)) || left.card.code.localeCompare(right.card.code);
}

function dueOf({ card }: TaskRow): string {
  return card.due.kind === "dated" ? card.due.dueOn : "9999-12-31";
}
