/**
 * Gives every row at most one column and every column at most one row, so that the total weight is the
 * greatest there is. Weights are whole numbers from 0; a weight of 0 is no pair.
 *
 * Source: H. W. Kuhn, The Hungarian method for the assignment problem, 1955, with potentials and
 * shortest augmenting paths; time grows with rows² × (columns + rows).
 *
 * @param weights one list per row, all of the same length.
 * @returns for every row its column, or null.
 */
export function greatestAssignment(weights: ReadonlyArray<ReadonlyArray<number>>): Array<number | null> {
  const rows = weights.length;
  const columns = weights[0]?.length ?? 0;
  // Every row has a column of weight 0 of its own at the end, so that it can stay without a pair.
  const state = { rows, width: columns + rows, weights, u: zeros(rows + 1), v: zeros(columns + rows + 1) };
  const rowOf = zeros(state.width + 1);
  for (let row = 1; row <= rows; row += 1) augment(state, rowOf, row);
  const result: Array<number | null> = Array.from({ length: rows }, () => null);
  for (let column = 1; column <= columns; column += 1) {
    const row = at(rowOf, column);
    if (row > 0 && weightOf(weights, row, column) > 0) result[row - 1] = column - 1;
  }
  return result;
}

type State = {
  rows: number;
  width: number;
  weights: ReadonlyArray<ReadonlyArray<number>>;
  /** Potentials of rows and columns, counted from 1. */
  u: Array<number>;
  v: Array<number>;
};

/** Takes one more row in, moving others along the cheapest path of exchanges. */
function augment(state: State, rowOf: Array<number>, start: number): void {
  const { width, u, v, weights } = state;
  const cheapest = Array.from({ length: width + 1 }, () => Number.POSITIVE_INFINITY);
  const from = zeros(width + 1);
  const used = Array.from({ length: width + 1 }, () => false);
  rowOf[0] = start;
  let column = 0;
  do {
    used[column] = true;
    const row = at(rowOf, column);
    let step = Number.POSITIVE_INFINITY;
    let next = 0;
    for (let other = 1; other <= width; other += 1) {
      if (used[other] === true) continue;
      const cost = -weightOf(weights, row, other) - at(u, row) - at(v, other);
      if (cost < at(cheapest, other)) {
        cheapest[other] = cost;
        from[other] = column;
      }
      if (at(cheapest, other) < step) {
        step = at(cheapest, other);
        next = other;
      }
    }
    for (let other = 0; other <= width; other += 1) {
      if (used[other] === true) {
        u[at(rowOf, other)] = at(u, at(rowOf, other)) + step;
        v[other] = at(v, other) - step;
      } else cheapest[other] = at(cheapest, other) - step;
    }
    column = next;
  } while (at(rowOf, column) !== 0);
  while (column !== 0) {
    const before = at(from, column);
    rowOf[column] = at(rowOf, before);
    column = before;
  }
}

function weightOf(weights: ReadonlyArray<ReadonlyArray<number>>, row: number, column: number): number {
  return weights[row - 1]?.[column - 1] ?? 0;
}

function zeros(length: number): Array<number> {
  return Array.from({ length }, () => 0);
}

function at(list: ReadonlyArray<number>, index: number): number {
  return list[index] ?? 0;
}
