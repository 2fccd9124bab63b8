import { type OpenDb, openDb } from "#app/data/db.server.ts";
import { migrate } from "#app/data/migrate.server.ts";

export { DatabaseUrlError } from "#app/data/database-url.server.ts";
export { MigrationRefusal } from "#app/data/migrate.server.ts";

/** Brings the database to the newest schema and opens it. Several servers may do so at once. */
export async function openMigratedDatabase(
  databaseUrl: string,
  at: Date,
): Promise<OpenDb & { applied: Array<string> }> {
  const applied = await migrate(databaseUrl, { at });
  return { ...(await openDb(databaseUrl)), applied };
}
