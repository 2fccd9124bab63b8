import type { CalendarDate } from "./calendar-date.ts";
import { compareCodes } from "./code-order.ts";
import { groupBy } from "./group-by.ts";
import { type MilestoneCard, milestoneCard } from "./milestone-card.ts";
import type { MilestoneStanding } from "./milestone-standing.ts";
import { MILESTONE_STATUSES, type MilestoneStatus } from "./milestone-status.ts";
import type { Bilingual } from "./plan.ts";
import { type RollUp, rollUp } from "./roll-up.ts";
import { topStageOf } from "./stage-row.ts";
import { type IndexedFacts, standingsAsOf } from "./standings.ts";

/** Which milestones the matrix shows; null or empty shows all. */
export type MatrixFilter = {
  columns: "checkpoints" | "stages";
  status: MilestoneStatus | null;
  owner: string | null;
  stage: string | null;
  /** Words or a code, matched against codes and titles without regard to case. */
  text: string;
};

export type MatrixColumn = { code: string; title: Bilingual; dueOn: CalendarDate | null; total: RollUp };
export type MatrixRow = {
  code: string;
  title: Bilingual;
  summary: Bilingual;
  group: Bilingual;
  total: RollUp;
  /** One list per column, in the order of the columns. */
  cells: ReadonlyArray<ReadonlyArray<MilestoneCard>>;
};

export type Matrix = {
  asOf: CalendarDate;
  columns: ReadonlyArray<MatrixColumn>;
  rows: ReadonlyArray<MatrixRow>;
  shown: number;
  total: number;
  /** Milestones of the whole plan per status, for the filter. */
  perStatus: ReadonlyArray<{ status: MilestoneStatus; count: number }>;
};

/** The matrix as of a day: actions down, checkpoints or stages across. Roll-ups equal the cells shown. */
export function matrixAsOf(indexed: IndexedFacts, asOf: CalendarDate, filter: MatrixFilter): Matrix {
  const all = standingsAsOf(indexed, asOf);
  const shown = all.filter((standing) => matches(standing, filter, indexed));
  const columnOf = (standing: MilestoneStanding) =>
    filter.columns === "checkpoints"
      ? standing.milestone.checkpoint
      : (topStageOf(standing, indexed.schedule) ?? OUTSIDE_STAGES);
  const byColumn = groupBy(shown, columnOf);
  const columns = columnsOf(indexed, filter, byColumn);
  const byAction = groupBy(shown, (standing) => standing.milestone.action);
  const rows = indexed.facts.actions.flatMap((action) => {
    const standings = byAction.get(action.code);
    if (standings === undefined) return [];
    const cells = columns.map((column) =>
      standings
        .filter((standing) => columnOf(standing) === column.code)
        .map((standing) => milestoneCard(standing, indexed.schedule, asOf)),
    );
    const { code, title, summary, group } = action;
    return [{ code, title, summary, group, total: rollUp(standings), cells }];
  });
  const perStatus = MILESTONE_STATUSES.map((status) => ({
    status,
    count: all.filter((standing) => standing.status === status).length,
  }));
  return { asOf, columns, rows, shown: shown.length, total: all.length, perStatus };
}

/** Column code of the milestones that hang on no stage. */
export const OUTSIDE_STAGES = "-";

function columnsOf(
  indexed: IndexedFacts,
  filter: MatrixFilter,
  byColumn: ReadonlyMap<string, ReadonlyArray<MilestoneStanding>>,
): Array<MatrixColumn> {
  const total = (code: string) => rollUp(byColumn.get(code) ?? []);
  if (filter.columns === "checkpoints") {
    return indexed.facts.checkpoints.map(({ code, label, dueOn }) => ({
      code,
      title: label,
      dueOn,
      total: total(code),
    }));
  }
  const stages = indexed.facts.schedule.stages
    .filter((stage) => byColumn.has(stage.key))
    .map((stage) => ({ code: stage.key, title: stage.title, dueOn: null, total: total(stage.key) }));
  if (!byColumn.has(OUTSIDE_STAGES)) return stages;
  const outside = { id: OUTSIDE_STAGES, en: OUTSIDE_STAGES };
  return [...stages, { code: OUTSIDE_STAGES, title: outside, dueOn: null, total: total(OUTSIDE_STAGES) }];
}

function matches(standing: MilestoneStanding, filter: MatrixFilter, indexed: IndexedFacts): boolean {
  const { milestone } = standing;
  if (filter.status !== null && standing.status !== filter.status) return false;
  if (filter.owner !== null && !milestone.owners.some((owner) => owner.organisation === filter.owner))
    return false;
  if (filter.stage !== null && topStageOf(standing, indexed.schedule) !== filter.stage) return false;
  const words = filter.text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  if (words.length === 0) return true;
  const action = indexed.facts.actions.find((each) => each.code === milestone.action);
  const haystack = [
    milestone.code,
    ...milestone.slots.map((slot) => slot.code),
    ...[milestone.title, action?.title].flatMap((title) => [title?.id, title?.en]),
  ]
    .join(" ")
    .toLowerCase();
  return words.every((word) => haystack.includes(word));
}

/** Slot and milestone codes in natural order. */
export function inCodeOrder<Item extends { code: string }>(items: ReadonlyArray<Item>): Array<Item> {
  return [...items].sort((left, right) => compareCodes(left.code, right.code));
}
