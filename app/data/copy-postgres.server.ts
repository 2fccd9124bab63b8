import pg from "pg";
import { z } from "zod";
import type { DatabaseCopy, LoadRows } from "./database-copy.server.ts";
import { type PlainRow, shapesOf, type TableShape, writingOrder } from "./table-shape.server.ts";

type Address = { url: string; schema: string };

const Column = z.object({ table: z.string(), name: z.string(), type: z.string() });
const Reference = z.object({ from: z.string(), to: z.string() });
const Name = z.object({ name: z.string() });
const Row = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));

const ROWS_AT_ONCE = 1_000;
/** PostgreSQL takes no more parameters in one statement. */
const MOST_PARAMETERS = 60_000;

/** The database as it stands at one instant, while others go on writing: one transaction that only reads. */
export async function copyPostgres(address: Address): Promise<DatabaseCopy> {
  const client = await connect(address);
  try {
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    const tables = await tablesIn(client);
    const migrations = await migrationsIn(client);
    return {
      tables,
      migrations,
      rows: (table) => rowsOf(client, table),
      close: () => client.end(),
    };
  } catch (error) {
    await client.end();
    throw error;
  }
}

async function connect({ url, schema }: Address): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    options: `-c search_path=${schema}`,
    application_name: "capaian copy",
    connectionTimeoutMillis: 10_000,
  });
  client.on("error", () => {}); // a lost connection shows in the query that needed it
  await client.connect();
  return client;
}

async function tablesIn(client: pg.Client): Promise<Array<TableShape>> {
  const columns = z.array(Column).parse(
    (
      await client.query(`
        SELECT table_name AS "table", column_name AS name, udt_name AS type FROM information_schema.columns
        WHERE table_schema = current_schema() AND table_name NOT LIKE '\\_%' ORDER BY table_name, ordinal_position`)
    ).rows,
  );
  const references = z.array(Reference).parse(
    (
      await client.query(`
        SELECT DISTINCT c.conrelid::regclass::text AS "from", c.confrelid::regclass::text AS "to"
        FROM pg_constraint c JOIN pg_namespace n ON n.oid = c.connamespace
        WHERE c.contype = 'f' AND n.nspname = current_schema()`)
    ).rows,
  );
  const bare = (name: string) => name.replace(/^.*\./, "").replaceAll('"', "");
  return writingOrder(
    shapesOf(columns),
    references.map(({ from, to }) => ({ from: bare(from), to: bare(to) })),
  );
}

async function migrationsIn(client: pg.Client): Promise<Array<string>> {
  const found = await client.query(
    `SELECT "migration_name" AS name FROM "_prisma_migrations" WHERE "rolled_back_at" IS NULL ORDER BY 1`,
  );
  return z
    .array(Name)
    .parse(found.rows)
    .map(({ name }) => name);
}

/** In the order of the primary key by bytes, as SQLite orders, so that two copies of the same rows are the same bytes. */
async function* rowsOf(client: pg.Client, table: TableShape): AsyncGenerator<PlainRow> {
  const keys = z.array(Name).parse(
    (
      await client.query(
        `SELECT a.attname AS name FROM pg_index i CROSS JOIN unnest(i.indkey) WITH ORDINALITY AS k(num, place)
         JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.num
         WHERE i.indisprimary AND i.indrelid = $1::regclass ORDER BY k.place`,
        [`"${table.name}"`],
      )
    ).rows,
  );
  const kinds = new Map(table.columns.map(({ name, kind }) => [name, kind]));
  const order = keys
    .map(({ name }) => `"${name}"${kinds.get(name) === "text" ? ' COLLATE "C"' : ""}`)
    .join(", ");
  const columns = table.columns.map(({ name, kind }) =>
    kind === "instant" ? `to_char("${name}", 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "${name}"` : `"${name}"`,
  );
  await client.query(
    `DECLARE copied NO SCROLL CURSOR FOR SELECT ${columns.join(", ")} FROM "${table.name}" ORDER BY ${order}`,
  );
  try {
    for (;;) {
      const { rows } = await client.query(`FETCH ${ROWS_AT_ONCE} FROM copied`);
      for (const row of rows) yield Row.parse(row);
      if (rows.length < ROWS_AT_ONCE) return;
    }
  } finally {
    await client.query("CLOSE copied");
  }
}

/** Writes rows into an empty database, all of them or none. */
export async function loadPostgres(address: Address, load: LoadRows): Promise<void> {
  const client = await connect(address);
  try {
    await client.query("BEGIN");
    const tables = await tablesIn(client);
    await load({
      tables,
      isEmpty: async (name) => (await client.query(`SELECT 1 FROM "${name}" LIMIT 1`)).rows.length === 0,
      insert: (table, rows) => insert(client, table, rows),
    });
    await client.query("COMMIT");
  } finally {
    await client.end(); // rolls back what was not committed
  }
}

async function insert(client: pg.Client, table: TableShape, rows: ReadonlyArray<PlainRow>): Promise<void> {
  const width = table.columns.length;
  const atOnce = Math.floor(MOST_PARAMETERS / width);
  const names = table.columns.map(({ name }) => `"${name}"`).join(", ");
  for (let start = 0; start < rows.length; start += atOnce) {
    const some = rows.slice(start, start + atOnce);
    const places = some.map(
      (_, row) => `(${table.columns.map((__, column) => `$${row * width + column + 1}`).join(", ")})`,
    );
    const values = some.flatMap((row) =>
      table.columns.map(({ name, kind }) => {
        const value = row[name] ?? null;
        return kind === "instant" && typeof value === "string" ? value.replace("Z", "") : value;
      }),
    );
    await client.query(`INSERT INTO "${table.name}" (${names}) VALUES ${places.join(", ")}`, values);
  }
}
