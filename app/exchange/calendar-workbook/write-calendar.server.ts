import { type WriteSheet, writeOds, writeXlsx } from "hucre";
import type { CalendarRow, CalendarRows } from "#app/domain/calendar-tables.ts";
import { neutralText } from "#app/exchange/plan-workbook/cell-text.ts";
import type { Column } from "#app/exchange/plan-workbook/column.ts";
import { guideSheet } from "#app/exchange/plan-workbook/guide-sheet.ts";
import type { CellValue } from "#app/exchange/plan-workbook/read-cell.ts";
import { tableSheet, type WorkbookLanguage } from "#app/exchange/plan-workbook/table-sheet.ts";
import { EPOCH } from "#app/exchange/plan-workbook/write-workbook.server.ts";
import { CALENDAR_SHEETS } from "./calendar-sheets.ts";
import { CALENDAR_GUIDE } from "./guide-lines.ts";

export type CalendarContent = { title: string; rows: CalendarRows; language: WorkbookLanguage };

/** Calendars as a workbook that an import reads back: instructions, then one sheet a table. */
export async function writeCalendarXlsx(content: CalendarContent): Promise<Uint8Array<ArrayBuffer>> {
  const properties = { creator: "Capaian", title: content.title, created: EPOCH, modified: EPOCH };
  return Uint8Array.from(await writeXlsx({ sheets: sheetsOf(content), properties, stringMode: "shared" }));
}

/** As {@link writeCalendarXlsx}; OpenDocument has the sheets without drop-downs. */
export async function writeCalendarOds(content: CalendarContent): Promise<Uint8Array<ArrayBuffer>> {
  return Uint8Array.from(await writeOds({ sheets: sheetsOf(content) }));
}

function sheetsOf({ title, rows, language }: CalendarContent): Array<WriteSheet> {
  const tables = CALENDAR_SHEETS.map((table) => {
    const cells = rows[table.kind].map((row) => cellsOf(row, table.columns));
    return tableSheet(table, { rows: cells, language, rangeOf: () => null });
  });
  return [guideSheet(neutralText(title), CALENDAR_GUIDE), ...tables];
}

function cellsOf(row: CalendarRow, columns: ReadonlyArray<Column>): Record<string, CellValue> {
  return Object.fromEntries(columns.map(({ key, kind }) => [key, cellOf(row[key] ?? "", kind)]));
}

function cellOf(held: string, kind: Column["kind"]): CellValue {
  if (held === "") return null;
  if (kind === "yesno") return held === "true";
  return kind === "integer" ? Number(held) : held;
}
