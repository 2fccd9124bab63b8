import Sqlite from "better-sqlite3";
import pg from "pg";

/** A statement as it was sent to the database. */
export type Sent = { sql: string; values: ReadonlyArray<unknown> };

/** Notes every statement that either driver is given while it runs; the statements go their way all the same. */
export async function statementsOf(work: () => Promise<unknown>): Promise<Array<Sent>> {
  const sent: Array<Sent> = [];
  const { prepare } = Sqlite.prototype;
  const { query } = pg.Client.prototype;
  Reflect.set(Sqlite.prototype, "prepare", function (this: Sqlite.Database, sql: string) {
    sent.push({ sql, values: [] });
    return Reflect.apply(prepare, this, [sql]);
  });
  Reflect.set(pg.Client.prototype, "query", function (this: pg.Client, ...args: Array<unknown>) {
    sent.push(sentBy(args));
    return Reflect.apply(query, this, args);
  });
  try {
    await work();
  } finally {
    Sqlite.prototype.prepare = prepare;
    pg.Client.prototype.query = query;
  }
  return sent.filter(({ sql }) => /^\s*(select|with|update|delete)\b/i.test(sql));
}

/** What a call of `query` sends: a text, or an object that holds it, with its values. */
function sentBy([first, second]: ReadonlyArray<unknown>): Sent {
  if (typeof first === "string") return { sql: first, values: Array.isArray(second) ? second : [] };
  if (typeof first !== "object" || first === null || !("text" in first)) return { sql: "", values: [] };
  const held = "values" in first && Array.isArray(first.values) ? first.values : [];
  const values = Array.isArray(second) ? second : held;
  return { sql: String(first.text), values };
}
