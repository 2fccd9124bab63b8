import {
  createUniques,
  type DiffRow,
  type DiffTable,
  hashOfCells,
  missingIn,
  type SharedRow,
  type SharedTable,
  sharedColumns,
  sharedTable,
  type Uniques,
} from "./row-diff-cells.ts";
import { foldLabel } from "./table/fold-label.ts";

export type { DiffRow, DiffTable } from "./row-diff-cells.ts";
export { MOST_DIFF_ROWS } from "./row-diff-cells.ts";

export type RowExamples = {
  added: Array<Array<string>>;
  removed: Array<Array<string>>;
  changed: Array<{ before: Array<string>; after: Array<string> }>;
};

export type RowDiff = {
  /** Columns of the rows below: those both states have, in the order of the later one. */
  columns: Array<string>;
  addedColumns: Array<string>;
  removedColumns: Array<string>;
  /** Columns by which a row is known again; empty when none tells rows apart, and then nothing is changed. */
  keyColumns: Array<string>;
  rowsBefore: number;
  rowsAfter: number;
  added: number;
  removed: number;
  /** The same key with other cells. */
  changed: number;
  /** The first of each, as text; blank where a cell is empty. */
  examples: RowExamples;
  /** A state was longer than what is compared: only its beginning was. */
  partial: boolean;
};

export const MOST_EXAMPLES = 200;
const MOST_CELL = 500;

/**
 * What became of the rows of a table between two states, whatever their order and format. Columns that
 * only one state has are named and not compared. Of the rows it keeps numbers, not cells.
 *
 * @param keyColumns labels of the columns that tell rows apart; without them, or when a state has not got
 * them all, the first column whose cells are all filled and differ within each state.
 */
export async function diffTables(
  before: DiffTable,
  after: DiffTable,
  keyColumns: ReadonlyArray<string> = [],
): Promise<RowDiff> {
  const shared = sharedColumns(before.labels, after.labels);
  const old = sharedTable(
    before,
    shared.map((column) => column.before),
  );
  const young = sharedTable(
    after,
    shared.map((column) => column.after),
  );
  const named = placesOf(
    keyColumns,
    shared.map(({ norm }) => norm),
  );
  const uniques = createUniques(named.length > 0 ? 0 : shared.length);
  const surplus: Surplus = new Map();
  const rowsBefore = await weigh(old, surplus, 1, uniques);
  uniques.nextState();
  const rowsAfter = await weigh(young, surplus, -1, uniques);
  const keys = named.length > 0 ? named : uniques.left().slice(0, 1);
  const found =
    keys.length > 0 ? await compareByKey(old, young, surplus, keys) : await compare(old, young, surplus);
  return {
    columns: shared.map(({ label }) => label),
    addedColumns: missingIn(after.labels, before.labels),
    removedColumns: missingIn(before.labels, after.labels),
    keyColumns: keys.map((place) => shared[place]?.label ?? ""),
    ...{ rowsBefore, rowsAfter, ...found },
    partial: old.isCut() || young.isCut(),
  };
}

/** How many more rows of a hash the earlier state has; negative where the later one has more. */
type Surplus = Map<number, number>;
type Found = Pick<RowDiff, "added" | "removed" | "changed" | "examples">;

/** Places of the wanted columns among those given; none when one is missing. */
function placesOf(wanted: ReadonlyArray<string>, norms: ReadonlyArray<string>): Array<number> {
  const places = wanted.map((label) => norms.indexOf(foldLabel(label)));
  return places.includes(-1) ? [] : places;
}

async function weigh(table: SharedTable, surplus: Surplus, step: 1 | -1, uniques: Uniques): Promise<number> {
  let rows = 0;
  for await (const { canonical } of table.rows()) {
    rows += 1;
    uniques.add(canonical);
    move(surplus, hashOfCells(canonical), step);
  }
  return rows;
}

/** Changes a count; what is zero is forgotten. */
function move(counts: Map<number, number>, of: number, step: 1 | -1): void {
  const count = (counts.get(of) ?? 0) + step;
  if (count === 0) counts.delete(of);
  else counts.set(of, count);
}

/** The rows of a state that the other one has not got, as often as it has them less. */
async function* unmatched(table: SharedTable, surplus: Surplus, sign: 1 | -1): AsyncGenerator<SharedRow> {
  const left = new Map([...surplus].filter(([, count]) => count * sign > 0));
  if (left.size === 0) return;
  for await (const row of table.rows()) {
    const hash = hashOfCells(row.canonical);
    if (!left.has(hash)) continue;
    move(left, hash, sign === 1 ? -1 : 1);
    yield row;
    if (left.size === 0) return;
  }
}

async function compare(old: SharedTable, young: SharedTable, surplus: Surplus): Promise<Found> {
  const found = nothingFound();
  for await (const row of unmatched(old, surplus, 1)) removeRow(found, row);
  for await (const row of unmatched(young, surplus, -1)) addRow(found, row);
  return found;
}

/** Rows without a counterpart meet again by their key; only numbers of them are held meanwhile. */
async function compareByKey(
  old: SharedTable,
  young: SharedTable,
  surplus: Surplus,
  keys: ReadonlyArray<number>,
): Promise<Found> {
  const found = nothingFound();
  const keyOf = ({ canonical }: SharedRow) => hashOfCells(keys.map((place) => canonical[place] ?? ""));
  const waiting = new Map<number, number>();
  for await (const row of unmatched(old, surplus, 1)) move(waiting, keyOf(row), 1);
  const met = new Map<number, number>();
  const later = new Map<number, Array<Array<string>>>();
  for await (const row of unmatched(young, surplus, -1)) {
    const key = keyOf(row);
    if (!waiting.has(key)) {
      addRow(found, row);
      continue;
    }
    move(waiting, key, -1);
    move(met, key, 1);
    if (found.changed < MOST_EXAMPLES) later.set(key, [...(later.get(key) ?? []), textsOf(row.cells)]);
    found.changed += 1;
  }
  for await (const row of unmatched(old, surplus, 1)) {
    const key = keyOf(row);
    if (!met.has(key)) {
      removeRow(found, row);
      continue;
    }
    move(met, key, -1);
    const after = later.get(key)?.shift();
    if (after !== undefined) found.examples.changed.push({ before: textsOf(row.cells), after });
  }
  return found;
}

function nothingFound(): Found {
  return { added: 0, removed: 0, changed: 0, examples: { added: [], removed: [], changed: [] } };
}

function addRow(found: Found, { cells }: SharedRow): void {
  found.added += 1;
  if (found.added <= MOST_EXAMPLES) found.examples.added.push(textsOf(cells));
}

function removeRow(found: Found, { cells }: SharedRow): void {
  found.removed += 1;
  if (found.removed <= MOST_EXAMPLES) found.examples.removed.push(textsOf(cells));
}

function textsOf(cells: DiffRow): Array<string> {
  return cells.map((cell) => (cell === null ? "" : String(cell).trim().slice(0, MOST_CELL)));
}
