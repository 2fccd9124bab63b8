import { sealWhatStands } from "#app/data/audit-facts.server.ts";
import { type OpenDb, openDb } from "#app/data/db.server.ts";
import { migrate } from "#app/data/migrate.server.ts";

export { DatabaseUrlError } from "#app/data/database-url.server.ts";
export { MigrationRefusal } from "#app/data/migrate.server.ts";

/**
 * Brings the database to the newest schema, seals what it holds from before facts were sealed, and opens it.
 * Several servers may do so at once.
 */
export async function openMigratedDatabase(
  databaseUrl: string,
  at: Date,
): Promise<OpenDb & { applied: Array<string> }> {
  const applied = await migrate(databaseUrl, { at });
  const opened = await openDb(databaseUrl);
  await sealWhatStands(opened.db, at);
  return { ...opened, applied };
}
