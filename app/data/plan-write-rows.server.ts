import type { Provenance } from "#app/domain/plan.ts";
import type { Tx } from "./db.server.ts";

/** How many rows a load made, changed and found as they should be. */
export type Tally = { created: number; updated: number; unchanged: number };

/** What every step of a load works with. */
export type Load = { tx: Tx; at: Date; newId: () => string; tally: Tally };

type Columns = Record<string, string | number | boolean | null>;
type Wanted<Held> = NoInfer<Omit<Held, "id">>;

/**
 * Brings the rows of one table to what a source says of them, and counts. Rows the source does not name
 * stay: codes are permanent, and facts hang on them.
 *
 * @param held what the table has, the earliest first where several share a key.
 * @returns the id of each wanted row by its key.
 */
export async function reconcile<Held extends Columns & { id: string }>(
  load: Load,
  table: {
    held: ReadonlyArray<Held>;
    wanted: ReadonlyArray<Wanted<Held>>;
    keyOf: (row: Wanted<Held>) => string;
    create: (rows: Array<Wanted<Held> & { id: string }>) => Promise<unknown>;
    update: (id: string, row: Wanted<Held>) => Promise<unknown>;
  },
): Promise<Map<string, string>> {
  const heldByKey = new Map(table.held.toReversed().map((row) => [table.keyOf(row), row]));
  const ids = new Map<string, string>();
  const created: Array<Wanted<Held> & { id: string }> = [];
  for (const row of table.wanted) {
    const before = heldByKey.get(table.keyOf(row));
    const id = before?.id ?? load.newId();
    ids.set(table.keyOf(row), id);
    if (before === undefined) {
      created.push({ ...row, id });
    } else if (Object.entries(row).some(([column, value]) => value !== before[column])) {
      await table.update(id, row);
      load.tally.updated += 1;
    } else {
      load.tally.unchanged += 1;
    }
  }
  if (created.length > 0) await table.create(created);
  load.tally.created += created.length;
  return ids;
}

/** The id of a code that the source itself lists. */
export function idOf(ids: ReadonlyMap<string, string>, code: string): string {
  const id = ids.get(code);
  if (id === undefined) throw new Error(`the plan names ${code} and does not list it`);
  return id;
}

export function provenanceJson(provenance: ReadonlyArray<Provenance>): string {
  return JSON.stringify(provenance);
}
