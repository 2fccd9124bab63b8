import type { z } from "zod";
import type { CalendarTableName } from "#app/domain/calendar-tables.ts";
import { regulationsOf, scheduleOf } from "./build-schedule.ts";
import { makeUnique } from "./check-codes.ts";
import { type PlanFiles, parseRows, type Row, readIfThere, type WrittenTable } from "./csv-table.ts";
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

/** Tables of a calendar that were not read from text: sheets of a workbook, or the fields of a form. */
export type WrittenCalendar = { readonly [Name in CalendarTableName]?: WrittenTable };

export type CalendarSource = { regulations: ReadonlyArray<SourceRegulation>; schedule: SourceSchedule };
export type ParsedCalendar = ({ ok: true } & CalendarSource) | { ok: false; problems: Array<SourceProblem> };

type ReadOne = <Shape extends z.ZodRawShape>(
  name: CalendarTableName,
  schema: z.ZodObject<Shape>,
) => Array<Row<z.output<z.ZodObject<Shape>>>>;

/** Reads the tables of a calendar, in the columns of a plan folder; every cell that is wrong is told. */
export function parseCalendar(files: PlanFiles): ParsedCalendar {
  const problems: Array<SourceProblem> = [];
  const place = (name: CalendarTableName) => `${name}.csv`;
  return parseTables((name, schema) => readIfThere(files, place(name), schema, problems), place, problems);
}

/** As {@link parseCalendar}, of tables whose rows were read before. */
export function parseWrittenCalendar(tables: WrittenCalendar): ParsedCalendar {
  const problems: Array<SourceProblem> = [];
  const read: ReadOne = (name, schema) => {
    const table = tables[name];
    return table === undefined ? [] : parseRows(table, schema, problems);
  };
  return parseTables(read, (name) => tables[name]?.place ?? name, problems);
}

function parseTables(
  read: ReadOne,
  placeOf: (name: CalendarTableName) => string,
  problems: Array<SourceProblem>,
): ParsedCalendar {
  const tables = {
    regulations: read("regulations", columns.Regulations),
    calendars: read("calendars", columns.Calendars),
    stages: read("stages", columns.Stages),
    stageVersions: read("stage_versions", columns.StageVersions),
    events: read("events", columns.Events),
    occurrences: read("occurrences", columns.Occurrences),
    holidays: read("holidays", columns.Holidays),
  };
  const unique = makeUnique(problems);
  unique(placeOf("regulations"), "code", tables.regulations, ({ code }) => code);
  unique(placeOf("calendars"), "code", tables.calendars, ({ code }) => code);
  unique(placeOf("stages"), "code", tables.stages, ({ calendar, code }) => `${calendar}/${code}`);
  unique(placeOf("events"), "code", tables.events, ({ calendar, code }) => `${calendar}/${code}`);
  const dated = { versions: placeOf("stage_versions"), occurrences: placeOf("occurrences") };
  unique(dated.versions, "known_on", tables.stageVersions, (row) =>
    [row.calendar, row.stage, row.planned_or_actual, row.known_on].join("/"),
  );
  unique(dated.occurrences, "known_on", tables.occurrences, (row) =>
    [row.calendar, row.event, row.known_on].join("/"),
  );
  unique(placeOf("holidays"), "known_on", tables.holidays, ({ day, known_on }) => `${day}/${known_on}`);
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, regulations: regulationsOf(tables), schedule: scheduleOf(tables) };
}

/** Names of the columns of a table, in order. */
export function columnsOfTable(table: CalendarTableName): Array<string> {
  return Object.keys(CALENDAR_TABLES[table].shape);
}
