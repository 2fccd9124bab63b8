import { z } from "zod";
import type { Db, Provider } from "./db.server.ts";
import { FACT_TABLES } from "./fact-tables.server.ts";

const Clock = z.tuple([z.object({ at: z.coerce.date() })]);
const Trigger = z.array(z.object({ table: z.string() }));

/** What time the database says it is. SQLite has the clock of this computer. */
export async function databaseClock(db: Db, provider: Provider): Promise<Date> {
  const rows =
    provider === "sqlite"
      ? await db.$queryRaw`SELECT strftime('%Y-%m-%dT%H:%M:%fZ', 'now') AS at`
      : await db.$queryRaw`SELECT now() AS at`;
  return Clock.parse(rows)[0].at;
}

/** Tables of facts whose rows the database would let be rewritten: their guard is missing. */
export async function unguardedTables(db: Db, provider: Provider): Promise<Array<string>> {
  const rows =
    provider === "sqlite"
      ? await db.$queryRaw`SELECT DISTINCT tbl_name AS "table" FROM sqlite_master WHERE type = 'trigger'`
      : await db.$queryRaw`SELECT DISTINCT event_object_table AS "table" FROM information_schema.triggers`;
  const guarded = new Set(Trigger.parse(rows).map(({ table }) => table));
  return Object.entries(FACT_TABLES)
    .filter(([table, fact]) => fact.guarded && !guarded.has(table))
    .map(([table]) => table);
}
