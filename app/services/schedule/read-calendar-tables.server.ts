import { z } from "zod";
import {
  CALENDAR_TABLE_NAMES,
  type CalendarRow,
  type CalendarRows,
  type CalendarTableName,
  calendarRowKey,
} from "#app/domain/calendar-tables.ts";
import {
  type CalendarFile,
  readCalendarFile,
} from "#app/exchange/calendar-workbook/read-calendar-file.server.ts";
import { columnsOfTable, type WrittenCalendar } from "#app/exchange/plan-folder/parse-calendar.ts";
import { errorAt } from "#app/exchange/plan-workbook/import-problem.ts";

export type SentCalendar =
  /** A file, or a table that was pasted and is said to be of a kind. */
  | { bytes: Uint8Array; name: string; table: CalendarTableName | null }
  /** Rows that were looked at and are sent back, as {@link keptRows} wrote them. */
  | { kept: string };

const Kept = z.partialRecord(z.enum(CALENDAR_TABLE_NAMES), z.array(z.record(z.string(), z.string())));

/** The tables that somebody sent, and what in their file cannot be read. */
export async function readCalendarTables(sent: SentCalendar): Promise<CalendarFile> {
  if (!("kept" in sent)) return readCalendarFile({ bytes: sent.bytes }, sent);
  const kept = Kept.safeParse(jsonOf(sent.kept));
  if (!kept.success) return { tables: {}, problems: [errorAt("file_corrupt")] };
  return { tables: writtenTables(kept.data), problems: [] };
}

/** Rows by table, as they are parsed: a cell left out is empty. */
export function writtenTables(rows: Partial<CalendarRows>): WrittenCalendar {
  return Object.fromEntries(
    CALENDAR_TABLE_NAMES.flatMap((name) => {
      const table = rows[name]?.map((cells, index) => ({ row: index + 1, cells: wholeRow(name, cells) }));
      return table === undefined ? [] : [[name, { place: name, rows: table }]];
    }),
  );
}

/** Tables whose rows keep what is held of them in the columns that are not there. */
export function completed(tables: WrittenCalendar, held: CalendarRows): WrittenCalendar {
  return Object.fromEntries(
    CALENDAR_TABLE_NAMES.flatMap((name) => {
      const table = tables[name];
      if (table === undefined) return [];
      const known = new Map(held[name].map((row) => [calendarRowKey(name, row), row]));
      const rows = table.rows.map(({ row, cells }) => {
        const before = known.get(calendarRowKey(name, cells)) ?? {};
        return { row, cells: wholeRow(name, { ...before, ...cells }) };
      });
      return [[name, { ...table, rows }]];
    }),
  );
}

function wholeRow(name: CalendarTableName, cells: CalendarRow): CalendarRow {
  const columns = columnsOfTable(name);
  return Object.fromEntries(columns.map((column) => [column, cells[column] ?? ""]));
}

/** Rows as they are kept in a page until they are applied. */
export function keptRows(rows: CalendarRows): string {
  const filled = CALENDAR_TABLE_NAMES.filter((name) => rows[name].length > 0).map((name) => [
    name,
    rows[name].map((row) => Object.fromEntries(Object.entries(row).filter(([, cell]) => cell !== ""))),
  ]);
  return JSON.stringify(Object.fromEntries(filled));
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
