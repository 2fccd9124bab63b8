import { rmSync } from "node:fs";
import Database from "better-sqlite3";
import { z } from "zod";
import type { DatabaseCopy, LoadRows } from "./database-copy.server.ts";
import {
  type ColumnKind,
  type PlainRow,
  shapesOf,
  type TableShape,
  writingOrder,
} from "./table-shape.server.ts";

const Column = z.object({ table: z.string(), name: z.string(), type: z.string() });
const Reference = z.object({ from: z.string(), to: z.string() });
const Name = z.object({ name: z.string() });
const Key = z.object({ table: z.string(), name: z.string() });

const OURS =
  "t.type = 'table' AND t.name NOT LIKE 'sqlite!_%' ESCAPE '!' AND t.name NOT LIKE '!_%' ESCAPE '!'";

/**
 * The database as it stands at one instant, while others go on writing. It is copied to `scratch` first, page by
 * page, so that a long reading holds nobody up.
 */
export async function copySqlite(path: string, scratch: string): Promise<DatabaseCopy> {
  const source = new Database(path, { readonly: true, fileMustExist: true });
  try {
    await source.backup(scratch);
  } finally {
    source.close();
  }
  const file = new Database(scratch, { readonly: true });
  return {
    tables: tablesIn(file),
    migrations: migrationsIn(file),
    rows: (table) => rowsOf(file, table),
    async close() {
      file.close();
      for (const end of ["", "-wal", "-shm"]) rmSync(`${scratch}${end}`, { force: true });
    },
  };
}

function tablesIn(file: Database.Database): Array<TableShape> {
  const columns = z.array(Column).parse(
    file
      .prepare(
        `SELECT t.name AS "table", c.name AS name, c.type AS type
         FROM sqlite_master t JOIN pragma_table_info(t.name) c WHERE ${OURS} ORDER BY t.name, c.cid`,
      )
      .all(),
  );
  const references = z.array(Reference).parse(
    file
      .prepare(
        `SELECT DISTINCT t.name AS "from", f."table" AS "to"
         FROM sqlite_master t JOIN pragma_foreign_key_list(t.name) f WHERE ${OURS}`,
      )
      .all(),
  );
  return writingOrder(shapesOf(columns), references);
}

function migrationsIn(file: Database.Database): Array<string> {
  const rows = file.prepare(
    `SELECT "migration_name" AS name FROM "_prisma_migrations" WHERE "rolled_back_at" IS NULL ORDER BY 1`,
  );
  return z
    .array(Name)
    .parse(rows.all())
    .map(({ name }) => name);
}

/** In the order of the primary key, so that two copies of the same rows are the same bytes. */
async function* rowsOf(file: Database.Database, { name, columns }: TableShape): AsyncGenerator<PlainRow> {
  const keys = z
    .array(Key)
    .parse(
      file
        .prepare(`SELECT ? AS "table", name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk`)
        .all(name, name),
    );
  const order = keys.map((key) => `"${key.name}"`).join(", ");
  for (const row of file.prepare(`SELECT * FROM "${name}" ORDER BY ${order}`).iterate()) {
    const plain: Record<string, PlainRow[string]> = {};
    for (const column of columns) {
      const value: unknown = Reflect.get(Object(row), column.name);
      plain[column.name] = plainValue(value, column.kind);
    }
    yield plain;
  }
}

function plainValue(value: unknown, kind: ColumnKind): PlainRow[string] {
  if (value === null || value === undefined) return null;
  if (kind === "boolean") return value === 1;
  if (kind === "instant") return new Date(typeof value === "number" ? value : String(value)).toISOString();
  return kind === "text" ? String(value) : Number(value);
}

/** Writes rows into an empty database, all of them or none. */
export async function loadSqlite(path: string, load: LoadRows): Promise<void> {
  const file = new Database(path, { fileMustExist: true });
  try {
    file.pragma("foreign_keys = OFF"); // checked as a whole at the end
    file.exec("BEGIN IMMEDIATE");
    const tables = tablesIn(file);
    await load({
      tables,
      isEmpty: async (name) => file.prepare(`SELECT 1 FROM "${name}" LIMIT 1`).get() === undefined,
      insert: async (table, rows) => {
        const names = table.columns.map((column) => `"${column.name}"`).join(", ");
        const places = table.columns.map(() => "?").join(", ");
        const insert = file.prepare(`INSERT INTO "${table.name}" (${names}) VALUES (${places})`);
        for (const row of rows) {
          insert.run(table.columns.map(({ name, kind }) => storedValue(row[name] ?? null, kind)));
        }
      },
    });
    const broken = file.prepare('SELECT "table" AS name FROM pragma_foreign_key_check').get();
    if (broken !== undefined)
      throw new Error(`rows of ${Name.parse(broken).name} point at rows that are not there`);
    file.exec("COMMIT");
  } finally {
    file.close(); // rolls back what was not committed
  }
}

/** As the client writes it. */
function storedValue(value: PlainRow[string], kind: ColumnKind): string | number | null {
  if (value === null) return null;
  if (kind === "boolean") return value === true ? 1 : 0;
  if (kind === "instant") return String(value).replace("Z", "+00:00");
  return typeof value === "boolean" ? Number(value) : value;
}
