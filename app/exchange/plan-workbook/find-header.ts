import { foldWords } from "./cell-text.ts";
import type { Column, SheetTable } from "./column.ts";
import type { RawRow } from "./raw-sheets.server.ts";

/** Rows at the top of a sheet among which its headings are looked for. */
const HEADER_WITHIN = 20;

export type Header = {
  /** Sheet row of the headings. */
  row: number;
  /** The column each cell of a row belongs to; null for one that is not known. */
  columns: ReadonlyArray<Column | null>;
  headings: ReadonlyArray<string>;
  /** Headings that name a column named before. */
  twice: ReadonlyArray<string>;
};

type TableColumns = Pick<SheetTable, "key" | "columns">;

/** The row of headings of a sheet: the one with the most known ones, all its key columns first. Null when there is none. */
export function findHeader(rows: ReadonlyArray<RawRow>, table: TableColumns): Header | null {
  const names = namesOf(table);
  let best: { header: Header; score: number } | null = null;
  for (const { row, cells } of rows.slice(0, HEADER_WITHIN)) {
    const header = headerAt(row, cells, names);
    const known = header.columns.filter((column) => column !== null);
    const keys = table.key.filter((key) => known.some((column) => column.key === key));
    const score = known.length + keys.length * 10;
    if (known.length >= 2 && keys.length > 0 && score > (best?.score ?? 0)) best = { header, score };
  }
  return best?.header ?? null;
}

function headerAt(row: number, cells: RawRow["cells"], names: ReadonlyMap<string, Column>): Header {
  const taken = new Set<Column>();
  const twice: Array<string> = [];
  const headings = cells.map((cell) => (typeof cell === "string" ? cell.trim() : String(cell ?? "")));
  const columns = headings.map((heading) => {
    const column = names.get(foldWords(heading)) ?? null;
    if (column !== null && taken.has(column)) {
      twice.push(heading);
      return null;
    }
    if (column !== null) taken.add(column);
    return column;
  });
  return { row, columns, headings, twice };
}

/** Columns by every name they go by; a heading of its own comes before an alias of another. */
function namesOf({ columns }: TableColumns): Map<string, Column> {
  const names = new Map<string, Column>();
  const add = (name: string, column: Column) => {
    const folded = foldWords(name);
    if (folded !== "" && !names.has(folded)) names.set(folded, column);
  };
  for (const column of columns) for (const name of Object.values(column.heading)) add(name, column);
  for (const column of columns) add(column.key, column);
  for (const column of columns) for (const alias of column.aliases) add(alias, column);
  return names;
}

/** Sheets that say nothing to an import: instructions, lists, the matrix to print. */
const SILENT = new Set(
  ["petunjuk", "read me", "readme", "daftar", "lists", "matriks", "matrix", "petunjuk read me"].map(
    foldWords,
  ),
);

/** What a sheet is about, by its name. */
export function kindByName<Kind extends string>(
  name: string,
  tables: ReadonlyArray<SheetTable<Kind>>,
): Kind | "silent" | null {
  const word = foldWords(name);
  if (SILENT.has(word)) return "silent";
  const is = (candidate: string) => foldWords(candidate) === word;
  const found = tables.find((table) => is(table.name.id) || is(table.name.en) || is(table.kind));
  return (found ?? tables.find(({ aliases }) => aliases.some(is)))?.kind ?? null;
}

/** What a table is about, by its headings: the kind whose required columns are there, and most of its others. */
export function kindByHeader<Kind extends string>(
  rows: ReadonlyArray<RawRow>,
  tables: ReadonlyArray<SheetTable<Kind>>,
): Kind | null {
  let best: { kind: Kind; score: number } | null = null;
  for (const table of tables) {
    const header = findHeader(rows, table);
    if (header === null) continue;
    const known = header.columns.filter((column) => column !== null);
    const required = table.columns.filter((column) => column.required);
    if (!required.every((column) => known.includes(column))) continue;
    const score = known.length * 2 - header.columns.length + required.length;
    if (score > (best?.score ?? Number.NEGATIVE_INFINITY)) best = { kind: table.kind, score };
  }
  return best?.kind ?? null;
}
