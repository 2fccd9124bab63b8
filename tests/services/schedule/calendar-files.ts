import { writeXlsx } from "hucre";
import type { Db } from "#app/data/db.server.ts";
import type { CalendarTableName } from "#app/domain/calendar-tables.ts";
import { type ImportInput, importCalendar } from "#app/services/schedule/import-calendar.server.ts";
import { readCalendarTables } from "#app/services/schedule/read-calendar-tables.server.ts";
import { testDeps } from "../../data-factories.ts";

export const PLAN = "ran-ogi-vii";

export async function read(
  bytes: Uint8Array,
  name = "kalender.xlsx",
  table: CalendarTableName | null = null,
) {
  return readCalendarTables({ bytes, name, table });
}

export function take(db: Db, tables: ImportInput["tables"], options: Partial<ImportInput> = {}) {
  return importCalendar({ tables, plan: PLAN, by: null, dryRun: false, ...options }, testDeps(db));
}

const HEADS = {
  Kalender: ["Kode", "Nama", "Urutan"],
  Stages: ["Kalender", "Code", "Name", "Bagian dari", "Phase", "Order"],
  "Tanggal tahapan": [
    ...["Kalender", "Tahapan", "Mulai", "Selesai", "Sumber", "Diketahui pada"],
    ...["Rencana atau kenyataan", "Keyakinan"],
  ],
};
/** Rows by sheet; days as a program would write them. */
export type Sheets = { [Name in keyof typeof HEADS]?: ReadonlyArray<ReadonlyArray<string | number | Date>> };

/** A workbook as somebody would fill it in, with a title above the headings or without. */
export async function workbook(sheets: Sheets, title: ReadonlyArray<string> = []): Promise<Uint8Array> {
  const written = Object.entries(HEADS).flatMap(([name, head]) => {
    const rows = Object.entries(sheets).find(([known]) => known === name)?.[1];
    const before = title.length === 0 ? [] : [[...title]];
    return rows === undefined ? [] : [{ name, rows: [...before, head, ...rows.map((row) => [...row])] }];
  });
  return writeXlsx({ sheets: written });
}
