import type { CalendarDate } from "./calendar-date.ts";
import { groupBy } from "./group-by.ts";
import { MILESTONE_STATUSES, type MilestoneStatus } from "./milestone-status.ts";
import type { Bilingual } from "./plan.ts";
import { type RollUpItem, rollUp, type StatusCounts } from "./roll-up.ts";
import type { IndexedFacts } from "./standings.ts";

/** One target of the heat map: its code is its address, its status its look. */
export type HeatCell = { code: string; status: MilestoneStatus };

export type HeatRow = {
  code: string;
  title: Bilingual;
  group: Bilingual;
  /** One list per checkpoint, in their order; empty where the action has no target. */
  cells: ReadonlyArray<ReadonlyArray<HeatCell>>;
};

/** The matrix in small (*peta warna matriks*): actions down, checkpoints across, a status in each cell. */
export type HeatMap = {
  columns: ReadonlyArray<{ code: string; dueOn: CalendarDate }>;
  rows: ReadonlyArray<HeatRow>;
  /** Targets per status, due or not. */
  counts: StatusCounts;
  total: number;
};

type HeatItem = RollUpItem & { milestone: { action: string; checkpoint: string } };

/** Lays the milestones of a day out as the heat map. Actions without a target stay out. */
export function heatMapOf({ facts }: Pick<IndexedFacts, "facts">, items: ReadonlyArray<HeatItem>): HeatMap {
  const byAction = groupBy(items, (item) => item.milestone.action);
  const columns = facts.checkpoints.map(({ code, dueOn }) => ({ code, dueOn }));
  const rows = facts.actions.flatMap(({ code, title, group }) => {
    const own = byAction.get(code);
    if (own === undefined) return [];
    const byCheckpoint = groupBy(own, (item) => item.milestone.checkpoint);
    const cells = columns.map((column) =>
      (byCheckpoint.get(column.code) ?? []).map((item) => ({ code: item.code, status: item.status })),
    );
    return [{ code, title, group, cells }];
  });
  return { columns, rows, counts: countsOf(items), total: items.length };
}

function countsOf(items: ReadonlyArray<RollUpItem>): StatusCounts {
  const { due, notDue } = rollUp(items);
  const counts = { ...due };
  for (const status of MILESTONE_STATUSES) counts[status] += notDue[status];
  return counts;
}
