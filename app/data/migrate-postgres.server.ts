import { randomUUID } from "node:crypto";
import pg from "pg";
import { z } from "zod";
import { reasonOf, withoutPassword } from "./database-url.server.ts";
import {
  type Migration,
  MigrationRefusal,
  pendingMigrations,
  type RecordedMigration,
} from "./migrations.server.ts";
import { dropPostgresGuards, putPostgresGuards } from "./triggers-postgres.server.ts";

/** As Prisma's own command writes it, so that it can be used on the same database. */
const CREATE_RECORDS = `
  CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    "id" VARCHAR(36) PRIMARY KEY NOT NULL,
    "checksum" VARCHAR(64) NOT NULL,
    "finished_at" TIMESTAMPTZ,
    "migration_name" VARCHAR(255) NOT NULL,
    "logs" TEXT,
    "rolled_back_at" TIMESTAMPTZ,
    "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
    "applied_steps_count" INTEGER NOT NULL DEFAULT 0
  )`;

/** The lock that Prisma's own command takes to migrate. */
const MIGRATION_LOCK = 72_707_369;

const RecordRow = z.object({ name: z.string(), checksum: z.string(), finished: z.boolean() });
const Name = z.object({ name: z.string() });

export async function migratePostgres(
  { url, schema }: { url: string; schema: string },
  migrations: ReadonlyArray<Migration>,
  at: Date,
): Promise<Array<string>> {
  const client = await connect(url, schema);
  try {
    await client.query("SELECT pg_advisory_lock($1)", [MIGRATION_LOCK]);
    if (schema !== "public") await client.query(`CREATE SCHEMA IF NOT EXISTS "${schema}"`);
    const pending = pendingMigrations(migrations, await readRecords(client));
    if (pending.length > 0) await dropPostgresGuards(client);
    for (const migration of pending) await apply(client, migration, at);
    await putPostgresGuards(client);
    return pending.map(({ name }) => name);
  } catch (error) {
    if (error instanceof MigrationRefusal) throw error;
    throw new MigrationRefusal("database_unreachable", {
      database: withoutPassword(url),
      reason: reasonOf(error),
    });
  } finally {
    await client.end(); // gives the lock back too
  }
}

async function connect(url: string, schema: string): Promise<pg.Client> {
  try {
    const client = new pg.Client({
      connectionString: url,
      options: `-c search_path=${schema}`,
      application_name: "capaian migrate",
      connectionTimeoutMillis: 10_000,
    });
    client.on("error", () => {}); // a lost connection shows in the query that needed it
    await client.connect();
    return client;
  } catch (error) {
    throw new MigrationRefusal("database_unreachable", {
      database: withoutPassword(url),
      reason: reasonOf(error),
    });
  }
}

async function readRecords(client: pg.Client): Promise<Array<RecordedMigration>> {
  const tables = await client.query(
    "SELECT tablename AS name FROM pg_tables WHERE schemaname = current_schema()",
  );
  const names = z.array(Name).parse(tables.rows);
  const foreign = names[0];
  if (foreign !== undefined && !names.some(({ name }) => name === "_prisma_migrations")) {
    throw new MigrationRefusal("database_not_ours", { table: foreign.name });
  }
  await client.query(CREATE_RECORDS);
  const records = await client.query(`
    SELECT "migration_name" AS name, "checksum", "finished_at" IS NOT NULL AS finished
    FROM "_prisma_migrations" WHERE "rolled_back_at" IS NULL ORDER BY "migration_name"`);
  return z.array(RecordRow).parse(records.rows);
}

/** The migration and its record, or neither. */
async function apply(client: pg.Client, { name, sql, checksum }: Migration, at: Date): Promise<void> {
  try {
    await client.query("BEGIN");
    await client.query(sql);
    await client.query(
      `INSERT INTO "_prisma_migrations"
         ("id", "checksum", "migration_name", "started_at", "finished_at", "applied_steps_count")
       VALUES ($1, $2, $3, $4, $4, 1)`,
      [randomUUID(), checksum, name, at],
    );
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK").catch(() => {});
    throw new MigrationRefusal("migration_failed", { migration: name, reason: reasonOf(error) });
  }
}
