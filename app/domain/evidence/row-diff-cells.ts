import { cellValue } from "./table/cell-value.ts";
import { foldLabel } from "./table/fold-label.ts";
import { add64, type Hash64, hash64, mix64, number53, ZERO64 } from "./table/hash64.ts";
import type { Cell } from "./table/profiler-type.ts";

export type DiffRow = ReadonlyArray<Cell>;

/** One state of a table; its rows may be asked for again from the start. */
export type DiffTable = { labels: ReadonlyArray<string>; rows: () => AsyncIterable<DiffRow> };

/** Rows of each state that are compared; bounds the memory a comparison takes. */
export const MOST_DIFF_ROWS = 300_000;

export type SharedColumn = { norm: string; label: string; before: number; after: number };

/** Columns both states have, in the order of the later one. A label that stands twice counts once. */
export function sharedColumns(
  before: ReadonlyArray<string>,
  after: ReadonlyArray<string>,
): Array<SharedColumn> {
  const norms = before.map(foldLabel);
  const seen = new Set<string>();
  return after.flatMap((label, index): Array<SharedColumn> => {
    const norm = foldLabel(label);
    const at = norms.indexOf(norm);
    if (norm === "" || at < 0 || seen.has(norm)) return [];
    seen.add(norm);
    return [{ norm, label, before: at, after: index }];
  });
}

/** Labels of the first list that the second has not got. */
export function missingIn(labels: ReadonlyArray<string>, others: ReadonlyArray<string>): Array<string> {
  const known = new Set(others.map(foldLabel));
  return labels.filter((label) => label.trim() !== "" && !known.has(foldLabel(label)));
}

/** The shared cells of one row. */
export type SharedRow = {
  /** In the form that is the same for every format. */
  canonical: ReadonlyArray<string>;
  /** As written. */
  cells: DiffRow;
};

/** A state seen through the columns it shares with the other one. */
export type SharedTable = {
  /** Rows that are not blank, at most `MOST_DIFF_ROWS`. */
  rows: () => AsyncGenerator<SharedRow>;
  /** Whether there were more, once the rows have been asked for. */
  isCut: () => boolean;
};

export function sharedTable(table: DiffTable, places: ReadonlyArray<number>): SharedTable {
  let cut = false;
  async function* rows(): AsyncGenerator<SharedRow> {
    let given = 0;
    for await (const row of table.rows()) {
      const cells = places.map((at) => row[at] ?? null);
      const canonical = cells.map((cell) => cellValue(cell, false)?.canonical ?? "");
      if (canonical.every((cell) => cell === "")) continue;
      given += 1;
      cut ||= given > MOST_DIFF_ROWS;
      if (given > MOST_DIFF_ROWS) return;
      yield { canonical, cells };
    }
  }
  return { rows, isCut: () => cut };
}

/** A number for cells in their order, the same in every run. */
export function hashOfCells(cells: ReadonlyArray<string>): number {
  let sum: Hash64 = ZERO64;
  cells.forEach((cell, index) => {
    if (cell !== "") sum = add64(sum, hash64(cell, { high: index + 1, low: 0 }));
  });
  return number53(mix64(sum));
}

export type Uniques = {
  add: (cells: ReadonlyArray<string>) => void;
  nextState: () => void;
  left: () => number[];
};

/** Places of the columns whose cells are all filled and differ from each other, as the rows go by. */
export function createUniques(width: number): Uniques {
  let open = Array.from({ length: width }, (_, place) => ({ place, seen: new Set<number>() }));
  let rows = 0;
  return {
    add(cells) {
      rows += 1;
      open = open.filter(({ place, seen }) => {
        const cell = cells[place] ?? "";
        const hash = hashOfCells([cell]);
        if (cell === "" || seen.has(hash)) return false;
        seen.add(hash);
        return true;
      });
      if (rows > 1_000) open = open.slice(0, 4); // the first ones are keys more often than the last
    },
    nextState() {
      for (const column of open) column.seen.clear();
    },
    left: () => open.map(({ place }) => place),
  };
}
