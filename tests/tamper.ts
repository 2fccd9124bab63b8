import { z } from "zod";
import { connectionOf, type Db } from "#app/data/db.server.ts";
import { GUARD_PREFIX } from "#app/data/triggers.server.ts";

const Trigger = z.object({ name: z.string(), table: z.string() });

/** Takes off the triggers that guard facts, as somebody with the database in their hands would first do. */
export async function dropGuards(db: Db): Promise<void> {
  const list =
    connectionOf(db) === null
      ? `SELECT t.tgname AS name, c.relname AS "table" FROM pg_trigger t
         JOIN pg_class c ON c.oid = t.tgrelid WHERE NOT t.tgisinternal`
      : `SELECT name, tbl_name AS "table" FROM sqlite_master WHERE type = 'trigger'`;
  for (const { name, table } of z.array(Trigger).parse(await db.$queryRawUnsafe(list))) {
    if (!name.startsWith(GUARD_PREFIX)) continue;
    const on = connectionOf(db) === null ? ` ON "${table}"` : "";
    await db.$executeRawUnsafe(`DROP TRIGGER "${name}"${on}`);
  }
}
