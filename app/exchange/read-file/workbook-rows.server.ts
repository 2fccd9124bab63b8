import type { Cell } from "#app/domain/evidence/table/profiler-type.ts";

/** Cells of a row that are kept; a profile describes no more columns. */
export const MOST_CELLS = 512;
/** Blank rows in one go that are told; a larger gap says no more than this one. */
const MOST_BLANK = 100;

/** A cell's row and column, both from 1. */
export type CellPlace = { row: number; column: number };
/** Rows and columns from 1, the last ones inside. */
export type MergedRange = { top: number; left: number; bottom: number; right: number };

/** What is known of a sheet; grows while its rows are read. */
export type SheetFacts = {
  name: string;
  hidden: boolean;
  /** Rows with a filled cell. */
  rows: number;
  /** Columns up to the last filled one. */
  columns: number;
  /** First row of every merged range, from 1. */
  mergeRows: Array<number>;
  /** The merged ranges themselves. */
  merges: Array<MergedRange>;
  /** Places of the cells that hold a formula; only the first of many. */
  formulas: Array<CellPlace>;
  /** Sheet rows, from 1, of the first rows given. */
  firstRows: Array<number>;
  /** Days of the workbook are counted from 1904. */
  is1904: boolean;
  /** Cells further right than a profile reaches were left out. */
  cut: boolean;
};

/** Some rows of one sheet with their sheet rows; the same facts stand for the same sheet in every batch. */
export type Batch = { sheet: SheetFacts; rows: Array<ReadonlyArray<Cell>>; numbers: Array<number> };

export type OpenSheet = {
  facts: SheetFacts;
  rows: Array<ReadonlyArray<Cell>>;
  /** Sheet rows, from 1, of the rows that wait. */
  numbers: Array<number>;
  lastRow: number;
};

/** Ranges and formulas of a sheet that are kept. */
const MOST_MERGES = 100_000;
const MOST_FORMULAS = 10_000;

export function createSheet(name: string, hidden: boolean): OpenSheet {
  const facts = {
    ...{ name: name.slice(0, 500), hidden, rows: 0, columns: 0 },
    mergeRows: [],
    firstRows: [],
    merges: [],
    formulas: [],
  };
  return { facts: { ...facts, is1904: false, cut: false }, rows: [], numbers: [], lastRow: 0 };
}

/** The rows that wait, which are then forgotten. */
export function takeBatch(sheet: OpenSheet): Batch {
  return { sheet: sheet.facts, rows: sheet.rows.splice(0), numbers: sheet.numbers.splice(0) };
}

export function addMerge({ facts }: OpenSheet, range: MergedRange): void {
  if (facts.merges.length >= MOST_MERGES) return;
  facts.mergeRows.push(range.top);
  facts.merges.push(range);
}

export function addFormula({ facts }: OpenSheet, place: CellPlace): void {
  if (facts.formulas.length < MOST_FORMULAS) facts.formulas.push(place);
}

/** Adds a row at its place, with the blank rows before it; a row without cells is one of those. */
export function putRow(sheet: OpenSheet, row: ReadonlyArray<Cell>, rowNumber: number): void {
  if (row.length === 0) return;
  const gap = rowNumber - sheet.lastRow - 1;
  for (let blank = Math.min(gap, MOST_BLANK); blank > 0; blank -= 1) add(sheet, [], rowNumber - blank);
  sheet.facts.rows += 1;
  add(sheet, row, rowNumber);
  sheet.lastRow = rowNumber;
}

function add({ facts, rows, numbers }: OpenSheet, row: ReadonlyArray<Cell>, rowNumber: number): void {
  if (facts.firstRows.length < 200) facts.firstRows.push(rowNumber);
  rows.push(row);
  numbers.push(rowNumber);
}

/** Merged ranges below the header, whose last row is the `headerEnd`th row given. */
export function mergesBelow({ mergeRows, firstRows }: SheetFacts, headerEnd: number): number {
  const headerRow = firstRows[headerEnd - 1] ?? 0;
  return mergeRows.filter((row) => row > headerRow).length;
}
