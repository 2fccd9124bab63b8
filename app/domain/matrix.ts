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
  /** Which part of the actions, from 1. */
  page: number;
};

/** Actions on one page: a plan of hundreds of actions would make a page nobody can open on a phone. */
export const ACTIONS_PER_PAGE = 16;

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
  /** Milestones the filter leaves, on all pages, and those of the whole plan. */
  shown: number;
  total: number;
  /** Actions the filter leaves, on all pages. */
  actions: number;
  page: number;
  pages: number;
  /** Milestones of the whole plan per status, for the filter. */
  perStatus: ReadonlyArray<{ status: MilestoneStatus; count: number }>;
};

/**
 * The matrix as of a day: actions down, checkpoints or stages across. Roll-ups of columns count the actions of
 * all pages. A page beyond the last is empty.
 *
 * @param all where every milestone stands on that day, when it is known already.
 */
export function matrixAsOf(
  indexed: IndexedFacts,
  asOf: CalendarDate,
  filter: MatrixFilter,
  all: ReadonlyArray<MilestoneStanding> = standingsAsOf(indexed, asOf),
): Matrix {
  const shown = matrixStandings(indexed, filter, all);
  const columnOf = (standing: MilestoneStanding) =>
    filter.columns === "checkpoints"
      ? standing.milestone.checkpoint
      : (topStageOf(standing, indexed.schedule) ?? OUTSIDE_STAGES);
  const byColumn = groupBy(shown, columnOf);
  const columns = columnsOf(indexed, filter, byColumn);
  const byAction = groupBy(shown, (standing) => standing.milestone.action);
  const actions = indexed.facts.actions.filter(({ code }) => byAction.has(code));
  const from = (filter.page - 1) * ACTIONS_PER_PAGE;
  const rows = actions.slice(from, from + ACTIONS_PER_PAGE).map((action) => {
    const standings = byAction.get(action.code) ?? [];
    const cells = columns.map((column) =>
      standings
        .filter((standing) => columnOf(standing) === column.code)
        .map((standing) => milestoneCard(standing, indexed.schedule, asOf)),
    );
    const { code, title, summary, group } = action;
    return { code, title, summary, group, total: rollUp(standings), cells };
  });
  const perStatus = MILESTONE_STATUSES.map((status) => ({
    status,
    count: all.filter((standing) => standing.status === status).length,
  }));
  return {
    ...{ asOf, columns, rows, shown: shown.length, total: all.length, perStatus },
    ...{ actions: actions.length, page: filter.page },
    pages: Math.max(1, Math.ceil(actions.length / ACTIONS_PER_PAGE)),
  };
}

/** Where the milestones stand that a filter leaves, on all its pages. */
export function matrixStandings(
  indexed: IndexedFacts,
  filter: MatrixFilter,
  all: ReadonlyArray<MilestoneStanding>,
): Array<MilestoneStanding> {
  return all.filter((standing) => matches(standing, filter, indexed));
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
