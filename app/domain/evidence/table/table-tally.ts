import type { PiiScanner } from "#app/domain/evidence/pii/scanner-type.ts";
import { cellValue } from "./cell-value.ts";
import { addCell, type ColumnTally, isUri, newColumn } from "./column-tally.ts";
import { add64, type Hash64, hash64, hex64, mix64, number53, ZERO64 } from "./hash64.ts";
import { labelOf } from "./label.ts";
import { isPlaceholder } from "./placeholder.ts";
import type { Cell } from "./profiler-type.ts";
import type { RegisterIndex } from "./register-match.ts";

/** Columns that are described. */
export const MOST_COLUMNS = 512;
const MOST_ROWS_COMPARED = 200_000;
const MOST_HOSTS = 20;

/** Counts over the data rows of one table; bounded, whatever the rows. */
export type TableTally = {
  columns: Array<ColumnTally>;
  /** Hash of each column's label, from which the hashes of its cells start. */
  seeds: Array<Hash64>;
  rows: number;
  raggedRows: number;
  duplicateRows: number;
  seenRows: Set<number>;
  rowSum: Hash64;
  textCells: number;
  placeholderCells: number;
  hosts: Set<string>;
};

export type TallyContext = {
  index: RegisterIndex;
  scanPii: PiiScanner | null;
  typed: boolean;
  ownHost: string | null;
};

export function newTableTally(): TableTally {
  return {
    ...{ columns: [], seeds: [], rows: 0, raggedRows: 0, duplicateRows: 0, seenRows: new Set<number>() },
    ...{ rowSum: ZERO64, textCells: 0, placeholderCells: 0, hosts: new Set<string>() },
  };
}

/** Adds columns to the right of those known, to 512. */
export function addColumns(table: TableTally, labels: ReadonlyArray<string>, index: RegisterIndex): void {
  for (const text of labels.slice(0, MOST_COLUMNS - table.columns.length)) {
    const label = labelOf(text, table.columns.length);
    table.columns.push(newColumn(label, index));
    table.seeds.push(hash64(label.key));
  }
}

/** Counts one data row; a blank one is none. */
export function addRow(table: TableTally, cells: ReadonlyArray<Cell>, context: TallyContext): void {
  let sum = ZERO64;
  let filled = 0;
  for (let column = 0; column < cells.length; column += 1) {
    const value = cellValue(cells[column] ?? null, context.typed);
    if (value === null) continue;
    filled += 1;
    context.scanPii?.cell(column, table.rows + 1, value.text);
    const tally = table.columns[column];
    const seed = table.seeds[column];
    if (tally === undefined || seed === undefined) continue;
    const hash = hash64(value.canonical, seed);
    sum = add64(sum, hash);
    addCell(tally, value, number53(hash), context.index);
    if (value.number === null) countText(table, value.text, context.ownHost);
  }
  if (filled === 0) return;
  table.rows += 1;
  countRow(table, mix64(sum));
}

function countRow(table: TableTally, hash: Hash64): void {
  table.rowSum = add64(table.rowSum, hash);
  const short = number53(hash);
  if (table.seenRows.has(short)) table.duplicateRows += 1;
  else if (table.seenRows.size < MOST_ROWS_COMPARED) table.seenRows.add(short);
}

function countText(table: TableTally, text: string, ownHost: string | null): void {
  if (!/\p{L}/u.test(text)) return;
  table.textCells += 1;
  if (isPlaceholder(text)) table.placeholderCells += 1;
  if (table.hosts.size < MOST_HOSTS && isUri(text)) {
    const host = URL.canParse(text) ? new URL(text).hostname : "";
    if (host !== "" && host !== ownHost) table.hosts.add(host);
  }
}

/**
 * Fingerprint of the rows as a set: their count and the sum of their hashes modulo 2^64. A row's hash is
 * drawn from the sum of its cells' hashes, each begun with the folded label of its column, so that
 * neither the order of rows and columns nor the format makes a difference; empty cells do not count.
 *
 * Source: evidence specification C12.
 */
export function tableFingerprint(table: TableTally): string | null {
  return table.rows === 0 ? null : `${table.rows}-${hex64(table.rowSum)}`;
}
