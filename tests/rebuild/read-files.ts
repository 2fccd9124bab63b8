import { parse } from "csv-parse/sync";
import { z } from "zod";

/** Published CSV by table name, and nothing else: all that a stranger has. */
export type Published = Readonly<Record<string, string>>;

export type CsvRow = Readonly<Record<string, string>>;

const Rows = z.array(z.record(z.string(), z.string()));

/** Rows of a published table. */
export function rowsOf(files: Published, table: string): Array<CsvRow> {
  const text = files[table];
  if (text === undefined) throw new Error(`no file ${table}.csv`);
  return Rows.parse(parse(text, { columns: true, bom: true }));
}

export function cell(row: CsvRow, column: string): string {
  const value = row[column];
  if (value === undefined) throw new Error(`no column ${column}`);
  return value;
}

export function numberIn(row: CsvRow, column: string): number {
  return Number(cell(row, column));
}

/** Null for an empty cell. */
export function optional(row: CsvRow, column: string): string | null {
  const value = cell(row, column);
  return value === "" ? null : value;
}

export function isTrue(row: CsvRow, column: string): boolean {
  return cell(row, column) === "true";
}

export function listIn(row: CsvRow, column: string): Array<string> {
  const value = cell(row, column);
  return value === "" ? [] : value.split(" ");
}

export function knownBy(rows: ReadonlyArray<CsvRow>, day: string): Array<CsvRow> {
  return rows.filter((row) => cell(row, "known_on") <= day);
}

export function groupRows(rows: ReadonlyArray<CsvRow>, column: string): Map<string, Array<CsvRow>> {
  const groups = new Map<string, Array<CsvRow>>();
  for (const row of rows) {
    const key = cell(row, column);
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return groups;
}
