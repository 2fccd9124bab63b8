import { groupBy } from "#app/domain/group-by.ts";

/** How a value of a column is written down so that both engines mean the same by it. */
export type ColumnKind = "text" | "integer" | "real" | "boolean" | "instant";

export type TableShape = { name: string; columns: ReadonlyArray<{ name: string; kind: ColumnKind }> };

/** A row as it leaves any engine: instants are ISO 8601 in UTC with milliseconds. */
export type PlainRow = Readonly<Record<string, string | number | boolean | null>>;

/** One table points at another: its rows come after that one's. */
export type Reference = { from: string; to: string };

const KINDS: Readonly<Record<string, ColumnKind>> = {
  ...{ TEXT: "text", INTEGER: "integer", REAL: "real", BOOLEAN: "boolean", DATETIME: "instant" },
  ...{ text: "text", int4: "integer", float8: "real", bool: "boolean", timestamp: "instant" },
};

/**
 * The kind behind an engine's own name of a type.
 *
 * @throws {Error} for a type that no copy of the database is prepared for.
 */
function columnKind(type: string, place: string): ColumnKind {
  const kind = KINDS[type];
  if (kind === undefined) throw new Error(`${place}: columns of type ${type} cannot be copied`);
  return kind;
}

/** Tables with their columns, from a list of columns. */
export function shapesOf(
  columns: ReadonlyArray<{ table: string; name: string; type: string }>,
): Array<TableShape> {
  return [...groupBy(columns, ({ table }) => table)].map(([name, own]) => ({
    name,
    columns: own.map((column) => ({
      name: column.name,
      kind: columnKind(column.type, `${name}.${column.name}`),
    })),
  }));
}

/**
 * Tables in an order in which rows can be written: what is pointed at comes first.
 *
 * @throws {Error} naming the tables that point at each other in a circle.
 */
export function writingOrder(
  tables: ReadonlyArray<TableShape>,
  references: ReadonlyArray<Reference>,
): Array<TableShape> {
  const ordered: Array<TableShape> = [];
  const done = new Set<string>();
  let waiting = tables.toSorted((left, right) => (left.name < right.name ? -1 : 1));
  while (waiting.length > 0) {
    const free = waiting.filter(({ name }) =>
      references.every(({ from, to }) => from !== name || to === name || done.has(to)),
    );
    if (free.length === 0) {
      throw new Error(`tables point at each other: ${waiting.map(({ name }) => name).join(", ")}`);
    }
    ordered.push(...free);
    for (const { name } of free) done.add(name);
    waiting = waiting.filter(({ name }) => !done.has(name));
  }
  return ordered;
}
