import { type CalendarDate, CalendarDateSchema } from "#app/domain/calendar-date.ts";
import type { CheckResult } from "./outcome.ts";
import type { RowDiff } from "./row-diff.ts";

/** Results of C12 that say the content is another than the one it was compared with. */
const CHANGED: ReadonlyArray<string> = [
  ...["CHANGED_SINCE_ACCEPTED", "REPLACED_AFTER_ACCEPTANCE", "SCHEMA_CHANGED", "CONTENT_SHRANK"],
  ...["CONTENT_CHANGED", "CONTENT_GREW", "CONTENT_REPLACED"],
];

/** The state a content is compared with. */
export type ChangedFrom = {
  /** ISO instant it was seen. */
  baseAt: string;
  /** Day it was accepted on; null when it is only the look before. */
  acceptedOn: CalendarDate | null;
};

/** With what a content that changed was compared; null when it did not, or nothing is known of it. */
export function changedFrom(results: ReadonlyArray<CheckResult>): ChangedFrom | null {
  const found = results.find(({ check, code, data }) => {
    const also = Array.isArray(data.also) ? data.also : [];
    return check === "C12" && [code, ...also].some((each) => CHANGED.includes(each));
  });
  const baseAt = found?.data.baseAt;
  if (typeof baseAt !== "string") return null;
  return { baseAt, acceptedOn: CalendarDateSchema.safeParse(found?.data.acceptedOn).data ?? null };
}

/** Labels of the columns in which the elements that tell rows apart were found. */
export function keyColumnsIn(
  results: ReadonlyArray<CheckResult>,
  elements: ReadonlyArray<{ key: string; isKey: boolean }>,
): Array<string> {
  const columns = results.find(({ check }) => check === "C6")?.data.columns;
  if (!Array.isArray(columns)) return [];
  const keys = elements.filter(({ isKey }) => isKey).map(({ key }) => key);
  const found = keys.map((key) => columns.find((pair) => pair.startsWith(`${key}=`))?.slice(key.length + 1));
  return found.every((label) => label !== undefined && label !== "") ? found.map((label) => label ?? "") : [];
}

export type ChangedCell = { before: string | null; after: string | null };
export type ChangedRow = {
  /** Its place among the rows of the difference. */
  order: number;
  kind: "changed" | "added" | "removed";
  cells: ReadonlyArray<ChangedCell>;
};

/** A difference cut to what a page shows. */
export type RowChanges = Omit<RowDiff, "examples"> & {
  rows: ReadonlyArray<ChangedRow>;
  /** Columns both states have that are not shown. */
  moreColumns: number;
};

const MOST_ROWS = 20;
const MOST_COLUMNS = 8;

/**
 * The rows and columns worth showing: of each kind of row some, keys and the columns that changed first.
 */
export function rowChanges({ examples, ...diff }: RowDiff): RowChanges {
  const all = [
    ...examples.changed.map(({ before, after }) => ({
      kind: "changed" as const,
      cells: pairs(before, after),
    })),
    ...examples.added.map((cells) => ({ kind: "added" as const, cells: pairs(null, cells) })),
    ...examples.removed.map((cells) => ({ kind: "removed" as const, cells: pairs(cells, null) })),
  ];
  const rows = all.map((row, order): ChangedRow => ({ ...row, order }));
  const shown = inTurn(rows);
  const places = placesShown(diff, shown);
  return {
    ...diff,
    columns: places.map((place) => diff.columns[place] ?? ""),
    moreColumns: diff.columns.length - places.length,
    rows: shown.map(({ order, kind, cells }) => ({
      ...{ order, kind },
      cells: places.map((place) => cells[place] ?? { before: null, after: null }),
    })),
  };
}

function pairs(
  before: ReadonlyArray<string> | null,
  after: ReadonlyArray<string> | null,
): Array<ChangedCell> {
  const width = Math.max(before?.length ?? 0, after?.length ?? 0);
  return Array.from({ length: width }, (_, place) => ({
    before: before === null ? null : (before[place] ?? ""),
    after: after === null ? null : (after[place] ?? ""),
  }));
}

/** Up to as many rows as are shown, taken from the kinds in turn, the kinds together again. */
function inTurn(rows: ReadonlyArray<ChangedRow>): Array<ChangedRow> {
  const ranked = new Map<string, number>();
  const placed = rows.map((row) => {
    const rank = ranked.get(row.kind) ?? 0;
    ranked.set(row.kind, rank + 1);
    return { row, rank };
  });
  return placed
    .sort((a, b) => a.rank - b.rank || a.row.order - b.row.order)
    .slice(0, MOST_ROWS)
    .map(({ row }) => row)
    .sort((a, b) => a.order - b.order);
}

function placesShown(
  { columns, keyColumns }: Pick<RowDiff, "columns" | "keyColumns">,
  rows: ReadonlyArray<ChangedRow>,
): Array<number> {
  const differs = (place: number) =>
    rows.some(({ kind, cells }) => kind === "changed" && cells[place]?.before !== cells[place]?.after);
  const weight = (place: number) => (keyColumns.includes(columns[place] ?? "") ? 0 : differs(place) ? 1 : 2);
  return columns
    .map((_, place) => place)
    .sort((a, b) => weight(a) - weight(b) || a - b)
    .slice(0, MOST_COLUMNS)
    .sort((a, b) => a - b);
}
