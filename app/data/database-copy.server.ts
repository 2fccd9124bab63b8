import { copyPostgres, loadPostgres } from "./copy-postgres.server.ts";
import { copySqlite, loadSqlite } from "./copy-sqlite.server.ts";
import { parseDatabaseUrl } from "./database-url.server.ts";
import { migratePostgres } from "./migrate-postgres.server.ts";
import { migrateSqlite } from "./migrate-sqlite.server.ts";
import { MigrationRefusal, readMigrations } from "./migrations.server.ts";
import type { PlainRow, TableShape } from "./table-shape.server.ts";

/** The whole database at one instant, table by table, in an order in which rows can be written again. */
export type DatabaseCopy = {
  tables: ReadonlyArray<TableShape>;
  /** Names of the migrations that made it what it is. */
  migrations: ReadonlyArray<string>;
  rows: (table: TableShape) => AsyncGenerator<PlainRow>;
  close: () => Promise<void>;
};

/** An empty database that rows are written into. */
export type EmptyDatabase = {
  tables: ReadonlyArray<TableShape>;
  isEmpty: (table: string) => Promise<boolean>;
  insert: (table: TableShape, rows: ReadonlyArray<PlainRow>) => Promise<void>;
};

export type LoadRows = (empty: EmptyDatabase) => Promise<void>;

/**
 * Reads the whole database as of now while others go on writing.
 *
 * @param scratch a file that does not exist yet; gone again after `close`.
 */
export async function copyDatabase(databaseUrl: string, scratch: string): Promise<DatabaseCopy> {
  const address = parseDatabaseUrl(databaseUrl);
  return address.provider === "sqlite" ? copySqlite(address.path, scratch) : copyPostgres(address);
}

/**
 * Gives an empty database the schema it had after these migrations, and fills it; all or nothing but the schema.
 *
 * @throws {MigrationRefusal} `database_ahead` when this program does not know one of them: it is the older one.
 */
export async function fillDatabase(
  databaseUrl: string,
  { migrations: names, at }: { migrations: ReadonlyArray<string>; at: Date },
  load: LoadRows,
): Promise<void> {
  const address = parseDatabaseUrl(databaseUrl);
  const known = readMigrations(address.provider);
  const unknown = names.find((name) => !known.some((migration) => migration.name === name));
  if (unknown !== undefined) throw new MigrationRefusal("database_ahead", { migration: unknown });
  const wanted = known.filter(({ name }) => names.includes(name));
  if (address.provider === "sqlite") {
    await migrateSqlite(address.path, wanted, at);
    await loadSqlite(address.path, load);
  } else {
    await migratePostgres(address, wanted, at);
    await loadPostgres(address, load);
  }
}
