import type { CalendarTableName } from "#app/domain/calendar-tables.ts";
import type { WrittenTable } from "#app/exchange/plan-folder/csv-table.ts";
import { columnsOfTable, type WrittenCalendar } from "#app/exchange/plan-folder/parse-calendar.ts";
import { kindByHeader } from "#app/exchange/plan-workbook/find-header.ts";
import { errorAt, type ImportProblem } from "#app/exchange/plan-workbook/import-problem.ts";
import { FileRefused, type RawSheet, readRawFile } from "#app/exchange/plan-workbook/raw-sheets.server.ts";
import type { CellValue } from "#app/exchange/plan-workbook/read-cell.ts";
import { readSheet, rowLimit, sheetsByKind } from "#app/exchange/plan-workbook/read-sheet.ts";
import type { KindRows } from "#app/exchange/plan-workbook/sheet-rows.ts";
import type { FileSource } from "#app/exchange/read-file/archive-source.server.ts";
import { CALENDAR_SHEETS } from "./calendar-sheets.ts";

/** A column that is not there is left out of its cells. `problems` with an error among them: nothing may be taken in. Notices alone tell what was left out. */
export type CalendarFile = { tables: WrittenCalendar; problems: ReadonlyArray<ImportProblem> };

/**
 * Reads the tables of a calendar from a workbook, a sheet each, or from one delimited text, whose headings or name
 * say which table it is. Tolerance and limits are those of a plan's workbook.
 *
 * @param table which table a text is, where that was said; null leaves it to its headings.
 */
export async function readCalendarFile(
  source: FileSource,
  { name, table }: { name: string; table: CalendarTableName | null },
): Promise<CalendarFile> {
  try {
    const { kind, sheets } = await readRawFile(source, () => {});
    const hasLetters = kind !== "csv";
    return readSheets(hasLetters ? sheets : sheets.map((sheet) => named(sheet, name, table)), hasLetters);
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error;
    return { tables: {}, problems: [errorAt(error.problem)] };
  }
}

/** A text has no sheet name: that of its table stands for one, or its file's where nothing says which it is. */
function named(sheet: RawSheet, name: string, table: CalendarTableName | null): RawSheet {
  const kind = table ?? kindByHeader(sheet.rows, CALENDAR_SHEETS);
  const known = CALENDAR_SHEETS.find((each) => each.kind === kind);
  return { ...sheet, name: known?.name.id ?? name.replace(/\.[a-z0-9]+$/i, "") };
}

function readSheets(sheets: ReadonlyArray<RawSheet>, hasLetters: boolean): CalendarFile {
  const problems: Array<ImportProblem> = [];
  const known = sheetsByKind(sheets, CALENDAR_SHEETS, problems);
  const tables: { [Name in CalendarTableName]?: WrittenTable } = {};
  const read: Array<KindRows> = [];
  for (const table of CALENDAR_SHEETS) {
    const sheet = known.get(table.kind);
    const rows = sheet === undefined ? null : readSheet(sheet, table, { hasLetters }, problems);
    if (rows === null) continue;
    read.push(rows);
    tables[table.kind] = writtenTable(table.kind, rows);
  }
  problems.push(...rowLimit(read));
  return { tables, problems };
}

function writtenTable(kind: CalendarTableName, { sheet, headings, rows }: KindRows): WrittenTable {
  const columns = columnsOfTable(kind).filter((column) => headings.has(column));
  return {
    place: sheet,
    headings: new Map([...headings].map(([key, { heading }]) => [key, heading])),
    rows: rows.map(({ row, cells }) => ({
      row,
      cells: Object.fromEntries(columns.map((column) => [column, written(cells[column] ?? null)])),
    })),
  };
}

function written(value: CellValue): string {
  return value === null ? "" : String(value);
}
