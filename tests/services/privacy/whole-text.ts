import { z } from "zod";
import { connectionOf, type Db } from "#app/data/db.server.ts";

const Names = z.array(z.object({ name: z.string() }));

/** Every row of every table, as one text. */
export async function wholeText(db: Db): Promise<string> {
  const list =
    connectionOf(db) === null
      ? "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = current_schema()"
      : "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'";
  const texts: Array<string> = [];
  for (const { name } of Names.parse(await db.$queryRawUnsafe(list))) {
    const rows: unknown = await db.$queryRawUnsafe(`SELECT * FROM "${name}"`);
    texts.push(JSON.stringify(rows, (_key, value) => (typeof value === "bigint" ? Number(value) : value)));
  }
  return texts.join("\n");
}
