import { writeXlsx } from "hucre";
import { writeCsvObjects } from "hucre/csv";
import { type BuiltTable, columnsOf } from "./tables.ts";
import type { Cell } from "./view.ts";

/** Most characters a cell of a workbook may hold. */
const LONGEST_CELL = 32_767;
/** The same data makes the same bytes, whenever they are made. */
const EPOCH = new Date("1980-01-01T00:00:00Z");

/** The table as CSV after RFC 4180. Cells that a spreadsheet would run as a formula get an apostrophe. */
export function tableCsv(table: BuiltTable): string {
  const columns = columnsOf(table.definition);
  if (table.rows.length === 0) return `${columns.join(",")}\r\n`;
  const rows = table.rows.map((row) =>
    Object.fromEntries(columns.map((column) => [column, flat(row[column] ?? null)])),
  );
  const csv = writeCsvObjects(rows, { escapeFormulae: true, columns });
  return csv.endsWith("\r\n") ? csv : `${csv}\r\n`;
}

/** A list as its parts with spaces between them, as CSV and workbooks hold it. */
function flat(cell: Cell): string | number | boolean | null {
  return cell !== null && typeof cell === "object" ? cell.join(" ") : cell;
}

/** The table as JSON under its own name, after what it is and which day it speaks of. */
export function tableJson(table: BuiltTable, about: Readonly<Record<string, string>>): string {
  return `${JSON.stringify({ ...about, [table.definition.name]: table.rows })}\n`;
}

/** One row a line (NDJSON). */
export function tableNdjson({ rows }: BuiltTable): string {
  return rows.map((row) => `${JSON.stringify(row)}\n`).join("");
}

/** A workbook with one sheet a table. */
export function tablesXlsx(tables: ReadonlyArray<BuiltTable>): Promise<Uint8Array> {
  return writeXlsx({
    properties: { created: EPOCH, modified: EPOCH },
    sheets: tables.map(({ definition, rows }) => {
      const columns = columnsOf(definition);
      return {
        name: definition.name.slice(0, 31),
        columns: columns.map((key) => ({ header: key, key, width: Math.max(12, key.length + 2) })),
        data: rows.map((row) =>
          Object.fromEntries(columns.map((column) => [column, workbookCell(row[column] ?? null)])),
        ),
        freezePane: { rows: 1 },
      };
    }),
  });
}

function workbookCell(cell: Cell): string | number | boolean | null {
  const value = flat(cell);
  return typeof value === "string" ? value.slice(0, LONGEST_CELL) : value;
}
