import type { Cell } from "#app/domain/evidence/table/profiler-type.ts";

/** Cells of a row that are kept; a profile describes no more columns. */
export const MOST_CELLS = 512;
/** Blank rows in one go that are told; a larger gap says no more than this one. */
const MOST_BLANK = 100;

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
  /** Sheet rows, from 1, of the first rows given. */
  firstRows: Array<number>;
  /** Cells further right than a profile reaches were left out. */
  cut: boolean;
};

/** Some rows of one sheet; the same facts stand for the same sheet in every batch. */
export type Batch = { sheet: SheetFacts; rows: Array<ReadonlyArray<Cell>> };

export type OpenSheet = { facts: SheetFacts; rows: Array<ReadonlyArray<Cell>>; lastRow: number };

export function createSheet(name: string, hidden: boolean): OpenSheet {
  const facts = {
    ...{ name: name.slice(0, 500), hidden, rows: 0, columns: 0 },
    mergeRows: [],
    firstRows: [],
  };
  return { facts: { ...facts, cut: false }, rows: [], lastRow: 0 };
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

function add({ facts, rows }: OpenSheet, row: ReadonlyArray<Cell>, rowNumber: number): void {
  if (facts.firstRows.length < 200) facts.firstRows.push(rowNumber);
  rows.push(row);
}

/** Merged ranges below the header, whose last row is the `headerEnd`th row given. */
export function mergesBelow({ mergeRows, firstRows }: SheetFacts, headerEnd: number): number {
  const headerRow = firstRows[headerEnd - 1] ?? 0;
  return mergeRows.filter((row) => row > headerRow).length;
}
