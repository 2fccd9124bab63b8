import { listPlanSlugs } from "#app/data/reports.server.ts";
import { type CalendarDate, calendarDateAt } from "#app/domain/calendar-date.ts";
import { type MilestoneCard, milestoneCard } from "#app/domain/milestone-card.ts";
import type { MilestoneStanding } from "#app/domain/milestone-standing.ts";
import { type Actor, officesOn } from "#app/domain/permission.ts";
import { type IndexedFacts, standingsAsOf } from "#app/domain/standings.ts";
import { TASK_GROUPS, type Task, type TaskGroup, taskOf } from "#app/domain/task.ts";
import type { Deps } from "./deps.server.ts";
import { openPlan } from "./open-plan.server.ts";

export type TaskRow = Task & { plan: string; card: MilestoneCard; by: string };

export type Tasks = {
  groups: ReadonlyArray<{ group: TaskGroup; rows: ReadonlyArray<TaskRow> }>;
  /** The latest day among the plans, each in its own zone. */
  asOf: CalendarDate;
  /** Milestones the person's organisations own. */
  owned: number;
};

/** What is asked of a person: the milestones their organisations own, in every plan their offices reach. */
export async function openTasks(actor: Actor, deps: Pick<Deps, "db" | "now">): Promise<Tasks> {
  const rows: Array<TaskRow> = [];
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
      if (task !== null) rows.push(rowOf(indexed, standing, task, today));
    }
  }
  rows.sort(byUrgency);
  const groups = TASK_GROUPS.map((group) => ({ group, rows: rows.filter((row) => row.group === group) }));
  return { groups: groups.filter((group) => group.rows.length > 0), asOf, owned };
}

function ownStandings(indexed: IndexedFacts, actor: Actor, today: CalendarDate): Array<MilestoneStanding> {
  const offices = officesOn(actor, indexed.facts.plan.slug, today);
  const mine = offices.filter((office) => office.role === "owner").map((office) => office.organisation);
  if (mine.length === 0) return [];
  return standingsAsOf(indexed, today).filter((standing) =>
    standing.milestone.owners.some((owner) => mine.includes(owner.organisation)),
  );
}

function rowOf(indexed: IndexedFacts, standing: MilestoneStanding, task: Task, today: CalendarDate): TaskRow {
  const { plan, organisations } = indexed.facts;
  const returnedBy = task.act.kind === "mend_returned" ? task.act.by : null;
  const by = organisations.find((organisation) => organisation.slug === returnedBy)?.short ?? "";
  return { ...task, plan: plan.slug, card: milestoneCard(standing, indexed.schedule, today), by };
}

/** The longest overdue first; what has no day comes last. */
function byUrgency(left: TaskRow, right: TaskRow): number {
  return dueOf(left).localeCompare(dueOf(right)) || left.card.code.localeCompare(right.card.code);
}

function dueOf({ card }: TaskRow): string {
  return card.due.kind === "dated" ? card.due.dueOn : "9999-12-31";
}
