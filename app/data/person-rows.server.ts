import type { Db, Tx } from "./db.server.ts";
import type { FactRow } from "./fact-seals.server.ts";
import { statement } from "./many-reads.server.ts";
import {
  ACCOUNT_COLUMNS,
  ADDRESS_COLUMNS,
  LEFT_OUT_COLUMNS,
  OF_OTHERS,
  SECRET_COLUMNS,
} from "./person-columns.server.ts";

/** What is held of one person, by table; secrets are left out, and the log's chain. */
export type HeldRows = Readonly<Record<string, ReadonlyArray<FactRow>>>;

const HIDDEN = new Set([...SECRET_COLUMNS, ...LEFT_OUT_COLUMNS]);

/** Every row that leads to an account, or to a mail address, whichever is given. */
export async function readHeldRows(
  db: Db | Tx,
  { userId, email }: { userId: string | null; email: string },
): Promise<HeldRows> {
  const held: Record<string, Array<FactRow>> = {};
  const add = (table: string, rows: ReadonlyArray<FactRow>) => {
    const known = held[table] ?? [];
    const seen = new Set(known.map((row) => JSON.stringify(row)));
    const shown = rows.map((row) => shownPart(table, row));
    const all = [...known, ...shown.filter((row) => !seen.has(JSON.stringify(row)))];
    if (all.length > 0) held[table] = all;
  };
  if (userId !== null) {
    add("User", await rowsWith(db, "User", "id", userId));
    for (const { table, column } of ACCOUNT_COLUMNS) {
      if (!OF_OTHERS.includes(`${table}.${column}`)) add(table, await rowsWith(db, table, column, userId));
    }
  }
  for (const { table, column } of ADDRESS_COLUMNS) add(table, await rowsWith(db, table, column, email));
  return held;
}

function rowsWith(db: Db | Tx, table: string, column: string, value: string): Promise<Array<FactRow>> {
  return statement<FactRow>(`SELECT * FROM "${table}" WHERE LOWER("${column}") = LOWER(?)`)(db, value);
}

function shownPart(table: string, row: FactRow): FactRow {
  return Object.fromEntries(Object.entries(row).filter(([column]) => !HIDDEN.has(`${table}.${column}`)));
}
