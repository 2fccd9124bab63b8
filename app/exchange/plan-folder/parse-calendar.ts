import { regulationsOf, scheduleOf } from "./build-schedule.ts";
import { type PlanFiles, readIfThere } from "./csv-table.ts";
import type { SourceRegulation, SourceSchedule } from "./plan-source.ts";
import type { SourceProblem } from "./problem.ts";
import * as columns from "./schedule-tables.ts";

/** The tables a calendar can be written in, each optional, and the columns of each. */
export const CALENDAR_TABLES = {
  regulations: columns.Regulations,
  calendars: columns.Calendars,
  stages: columns.Stages,
  stage_versions: columns.StageVersions,
  events: columns.Events,
  occurrences: columns.Occurrences,
  holidays: columns.Holidays,
} as const;
export type CalendarTable = keyof typeof CALENDAR_TABLES;

export type ParsedCalendar =
  | { ok: true; regulations: ReadonlyArray<SourceRegulation>; schedule: SourceSchedule }
  | { ok: false; problems: Array<SourceProblem> };

/** Reads the tables of a calendar, in the columns of a plan folder; every cell that is wrong is told. */
export function parseCalendar(files: PlanFiles): ParsedCalendar {
  const problems: Array<SourceProblem> = [];
  const tables = {
    regulations: readIfThere(files, "regulations.csv", columns.Regulations, problems),
    calendars: readIfThere(files, "calendars.csv", columns.Calendars, problems),
    stages: readIfThere(files, "stages.csv", columns.Stages, problems),
    stageVersions: readIfThere(files, "stage_versions.csv", columns.StageVersions, problems),
    events: readIfThere(files, "events.csv", columns.Events, problems),
    occurrences: readIfThere(files, "occurrences.csv", columns.Occurrences, problems),
    holidays: readIfThere(files, "holidays.csv", columns.Holidays, problems),
  };
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, regulations: regulationsOf(tables), schedule: scheduleOf(tables) };
}

/** Names of the columns of a table, in order. */
export function columnsOfTable(table: CalendarTable): Array<string> {
  return Object.keys(CALENDAR_TABLES[table].shape);
}
