import { parseDatabaseUrl } from "./database-url.server.ts";
import { migratePostgres } from "./migrate-postgres.server.ts";
import { migrateSqlite } from "./migrate-sqlite.server.ts";
import { readMigrations } from "./migrations.server.ts";

export { MigrationRefusal, type MigrationRefusalCode } from "./migrations.server.ts";

type Options = {
  /** When the migrations are recorded as applied. */
  at: Date;
  /** Folder of the migrations; the program's own when omitted. */
  folder?: string;
};

/**
 * Brings the database up to this program, creating it when it is a file that is not there yet.
 * Any number of servers may do so at once: one works, the others wait and find nothing left.
 * Afterwards the database refuses to change and delete facts.
 *
 * @returns the names of the migrations that this call applied.
 * @throws {DatabaseUrlError} when the address is wrong.
 * @throws {MigrationRefusal} when the database is left as it was, with the reason.
 */
export async function migrate(databaseUrl: string, { at, folder }: Options): Promise<Array<string>> {
  const address = parseDatabaseUrl(databaseUrl);
  const migrations = readMigrations(address.provider, folder);
  return address.provider === "sqlite"
    ? migrateSqlite(address.path, migrations, at)
    : migratePostgres(address, migrations, at);
}
