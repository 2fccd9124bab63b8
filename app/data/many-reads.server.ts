import type { Database, Statement } from "better-sqlite3";
import { Prisma } from "#app/generated/sqlite/client.ts";
import { connectionOf, type Db, type Tx } from "./db-engine.server.ts";

/** What stands in a statement's place. */
export type Given = string | number | Date | null;

/**
 * A statement that gives rows, at a fraction of what Prisma's own costs and without loading it on SQLite.
 *
 * Instants come as text from SQLite and as dates from PostgreSQL, truth values as 0 and 1 or as themselves.
 *
 * @param sql what both engines read alike, with `?` where a value stands.
 */
export function statement<Row>(sql: string): (db: Db | Tx, ...given: Array<Given>) => Promise<Array<Row>> {
  const statements = new WeakMap<Database, Statement<Array<Given>, Row>>();
  let place = 0;
  const numbered = sql.replaceAll("?", () => {
    place += 1;
    return `$${place}`;
  });
  return async (db, ...given) => {
    const connection = connectionOf(db);
    if (connection === null) return db.$queryRawUnsafe<Array<Row>>(numbered, ...given);
    let made = statements.get(connection);
    if (made === undefined) {
      made = connection.prepare<Array<Given>, Row>(sql).safeIntegers(false);
      statements.set(connection, made);
    }
    return made.all(...given.map(plain));
  };
}

/** Instants in the form in which the SQLite adapter keeps them. */
export function instantText(instant: Date): string {
  return instant.toISOString().replace("Z", "+00:00");
}

function plain(value: Given): Exclude<Given, Date> {
  return value instanceof Date ? instantText(value) : value;
}

/** An instant as either engine gives it. */
export type StoredInstant = Date | string;

/**
 * A SELECT for many keys at once, at a fraction of what Prisma's own costs: SQLite gets all keys in one
 * parameter of one prepared statement.
 *
 * Instants come as text from SQLite and as dates from PostgreSQL; names in quotes mean the same to both.
 *
 * @param before the statement up to `IN`, which is written by itself with the keys.
 * @param after what follows, such as the order.
 */
export function selectWhereIn<Row>(
  before: string,
  after = "",
): (db: Db | Tx, keys: ReadonlyArray<string>) => Promise<Array<Row>> {
  const statements = new WeakMap<Database, Statement<[string], Row>>();
  const onSqlite = (connection: Database): Statement<[string], Row> => {
    const known = statements.get(connection);
    if (known !== undefined) return known;
    const sql = `${before} IN (SELECT value FROM json_each(?)) ${after}`;
    const made = connection.prepare<[string], Row>(sql).safeIntegers(false);
    statements.set(connection, made);
    return made;
  };
  return async (db, keys) => {
    if (keys.length === 0) return [];
    const connection = connectionOf(db);
    if (connection !== null) return onSqlite(connection).all(JSON.stringify(keys));
    return db.$queryRaw<Array<Row>>`
      ${Prisma.raw(before)} IN (${Prisma.join([...keys])}) ${Prisma.raw(after)}`;
  };
}
