import type { Column, SheetTable } from "./column.ts";
import { findHeader, type Header, kindByHeader, kindByName } from "./find-header.ts";
import { columnLetters, errorAt, type ImportProblem, noticeAt } from "./import-problem.ts";
import { MOST_IMPORT_ROWS, type RawRow, type RawSheet } from "./raw-sheets.server.ts";
import { type CellValue, type RawCell, readCell } from "./read-cell.ts";
import type { KindRows, SheetRow } from "./sheet-rows.ts";

/** `hasLetters`: whether columns go by letters, as those of a workbook do. */
export type ReadOptions = { hasLetters: boolean };

/** The sheet of each kind, by its name or its headings; what is not known, known twice or nothing is noted. */
export function sheetsByKind<Kind extends string>(
  sheets: ReadonlyArray<RawSheet>,
  tables: ReadonlyArray<SheetTable<Kind>>,
  problems: Array<ImportProblem>,
): Map<Kind, RawSheet> {
  const known = new Map<Kind, RawSheet>();
  for (const sheet of sheets) {
    if (sheet.rows.length === 0) continue;
    const named = kindByName(sheet.name, tables);
    if (named === "silent") continue;
    const kind = named ?? kindByHeader(sheet.rows, tables);
    if (kind === null) problems.push(noticeAt("sheet_ignored", { sheet: sheet.name }));
    else if (known.has(kind)) problems.push(errorAt("sheet_twice", { sheet: sheet.name }));
    else known.set(kind, sheet);
  }
  if (known.size === 0) problems.push(errorAt("no_known_sheet"));
  return known;
}

/** An error when the sheets together hold more rows than an import takes. */
export function rowLimit(sheets: ReadonlyArray<KindRows>): Array<ImportProblem> {
  const count = sheets.reduce((sum, { rows }) => sum + rows.length, 0);
  if (count <= MOST_IMPORT_ROWS) return [];
  return [errorAt("too_many_rows", { held: String(count), expected: String(MOST_IMPORT_ROWS) })];
}

/** What one sheet says by the columns of its table; null when its headings are not found. */
export function readSheet(
  sheet: RawSheet,
  table: Pick<SheetTable, "key" | "columns">,
  options: ReadOptions,
  problems: Array<ImportProblem>,
): KindRows | null {
  const header = findHeader(sheet.rows, table);
  const keys = table.columns.filter(({ key }) => table.key.includes(key));
  if (header === null) {
    const expected = keys.map(({ heading }) => heading.id).join(", ");
    problems.push(errorAt("no_header", { sheet: sheet.name, expected }));
    return null;
  }
  problems.push(...headerProblems(sheet, header, keys));
  const rows = sheet.rows.filter(({ row }) => row > header.row);
  problems.push(...fillMerged(sheet, header, rows));
  const reader = createRowReader(sheet, header, options);
  const read = rows.map((row) => reader.read(row));
  problems.push(...reader.problems);
  const headings = new Map(
    header.columns.flatMap((column, index) =>
      column === null ? [] : [[column.key, placeOf(header, index, options)] as const],
    ),
  );
  return { sheet: sheet.name, headings, rows: read };
}

function placeOf({ headings }: Header, index: number, { hasLetters }: ReadOptions) {
  return { heading: headings[index] ?? "", letters: hasLetters ? columnLetters(index) : null };
}

function headerProblems(
  { name: sheet, rows }: RawSheet,
  { row, columns, headings, twice }: Header,
  keys: ReadonlyArray<Column>,
): Array<ImportProblem> {
  const missing = keys.filter((column) => !columns.includes(column));
  const unknown = headings.filter((heading, index) => {
    const isFilled = () => rows.some((each) => each.row > row && (each.cells[index] ?? "") !== "");
    return columns[index] === null && heading !== "" && !twice.includes(heading) && isFilled();
  });
  return [
    ...missing.map(({ heading }) => errorAt("column_missing", { sheet, row, expected: heading.id })),
    ...twice.map((column) => errorAt("column_twice", { sheet, row, column })),
    ...unknown.map((column) => noticeAt("column_ignored", { sheet, row, column })),
  ];
}

/** Gives every row of a merged range its value; one across columns says nothing clear. */
function fillMerged(sheet: RawSheet, header: Header, rows: ReadonlyArray<RawRow>): Array<ImportProblem> {
  const problems: Array<ImportProblem> = [];
  const byNumber = new Map(rows.map((row) => [row.row, row]));
  for (const { top, left, bottom, right } of sheet.merges) {
    if (top <= header.row) continue;
    const value = byNumber.get(top)?.cells[left - 1] ?? null;
    const touched = header.columns.slice(left - 1, right).filter((column) => column !== null);
    if (touched.length > 1) {
      const [column, letters] = [header.headings[left - 1] ?? "", columnLetters(left - 1)];
      problems.push(errorAt("merged_across", { sheet: sheet.name, row: top, column, letters }));
    } else if (value !== null) {
      for (let number = top + 1; number <= Math.min(bottom, top + MOST_IMPORT_ROWS); number += 1) {
        const row = byNumber.get(number);
        if (row !== undefined) row.cells = withCell(row.cells, left - 1, value);
      }
    }
  }
  return problems;
}

function withCell(cells: ReadonlyArray<RawCell>, index: number, value: RawCell): Array<RawCell> {
  const filled = [...cells];
  while (filled.length <= index) filled.push(null);
  filled[index] = value;
  return filled;
}

function createRowReader(sheet: RawSheet, header: Header, options: ReadOptions) {
  const formulas = new Set(sheet.formulas.map(({ row, column }) => `${row}:${column}`));
  const problems: Array<ImportProblem> = [];
  function read({ row, cells }: RawRow): SheetRow {
    const values: Record<string, CellValue> = {};
    const refused = new Set<string>();
    header.columns.forEach((column, index) => {
      if (column === null) return;
      const raw = cells[index] ?? null;
      const isFormula = formulas.size > 0 && formulas.has(`${row}:${index + 1}`);
      const result = isFormula ? FORMULA : readCell(raw, column, sheet.is1904);
      if ("value" in result) {
        values[column.key] = result.value;
        return;
      }
      refused.add(column.key);
      const { heading, letters } = placeOf(header, index, options);
      const held = raw === null ? "" : String(raw).slice(0, 200);
      const { problem, expected } = result;
      problems.push(errorAt(problem, { sheet: sheet.name, row, column: heading, letters, held, expected }));
    });
    return { row, cells: values, refused };
  }
  return { read, problems };
}

const FORMULA = { problem: "formula", expected: "" } as const;
