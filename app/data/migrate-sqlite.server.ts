import { randomUUID } from "node:crypto";
import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout } from "node:timers/promises";
import Database from "better-sqlite3";
import { z } from "zod";
import { reasonOf } from "./database-url.server.ts";
import {
  type Migration,
  MigrationRefusal,
  pendingMigrations,
  type RecordedMigration,
} from "./migrations.server.ts";
import { dropSqliteGuards, putSqliteGuards } from "./triggers-sqlite.server.ts";

/** As Prisma's own command writes it, so that it can be used on the same database. */
const CREATE_RECORDS = `
  CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    "id" TEXT PRIMARY KEY NOT NULL,
    "checksum" TEXT NOT NULL,
    "finished_at" DATETIME,
    "migration_name" TEXT NOT NULL,
    "logs" TEXT,
    "rolled_back_at" DATETIME,
    "started_at" DATETIME NOT NULL DEFAULT current_timestamp,
    "applied_steps_count" INTEGER UNSIGNED NOT NULL DEFAULT 0
  )`;

const LOCK_WAIT_MS = 30_000;

const RecordRow = z.object({ name: z.string(), checksum: z.string(), finished: z.coerce.boolean() });
const Name = z.object({ name: z.string() });

export async function migrateSqlite(
  path: string,
  migrations: ReadonlyArray<Migration>,
  at: Date,
): Promise<Array<string>> {
  const file = open(path);
  try {
    await switchToWriteAheadLog(file);
    file.pragma("foreign_keys = OFF"); // so that a table can be rebuilt under rows that point at it
    file.exec("BEGIN IMMEDIATE");
    const applied = applyPending(file, migrations, at);
    file.exec("COMMIT");
    return applied;
  } catch (error) {
    throw asRefusal(error, path);
  } finally {
    file.close(); // rolls back what was not committed
  }
}

function open(path: string): Database.Database {
  try {
    mkdirSync(dirname(path), { recursive: true });
    return new Database(path, { timeout: LOCK_WAIT_MS });
  } catch (error) {
    throw new MigrationRefusal("database_unreachable", { database: path, reason: reasonOf(error) });
  }
}

/** While another process switches, SQLite answers "locked" at once instead of waiting. */
async function switchToWriteAheadLog(file: Database.Database): Promise<void> {
  for (let waitedMs = 0; ; waitedMs += 50) {
    try {
      file.pragma("journal_mode = WAL");
      return;
    } catch (error) {
      if (!isBusy(error) || waitedMs >= LOCK_WAIT_MS) throw error;
      await setTimeout(50);
    }
  }
}

function applyPending(
  file: Database.Database,
  migrations: ReadonlyArray<Migration>,
  at: Date,
): Array<string> {
  const pending = pendingMigrations(migrations, readRecords(file));
  if (pending.length > 0) dropSqliteGuards(file);
  const record = file.prepare(`
    INSERT INTO "_prisma_migrations"
      ("id", "checksum", "migration_name", "started_at", "finished_at", "applied_steps_count")
    VALUES (?, ?, ?, ?, ?, 1)`);
  for (const { name, sql, checksum } of pending) {
    runScript(file, name, sql);
    record.run(randomUUID(), checksum, name, at.getTime(), at.getTime());
  }
  if (pending.length > 0) checkReferences(file);
  putSqliteGuards(file);
  return pending.map(({ name }) => name);
}

function readRecords(file: Database.Database): Array<RecordedMigration> {
  const tables = z
    .array(Name)
    .parse(
      file.prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'").all(),
    );
  const foreign = tables[0];
  if (foreign !== undefined && !tables.some(({ name }) => name === "_prisma_migrations")) {
    throw new MigrationRefusal("database_not_ours", { table: foreign.name });
  }
  file.exec(CREATE_RECORDS);
  const rows = file.prepare(`
    SELECT "migration_name" AS name, "checksum", "finished_at" IS NOT NULL AS finished
    FROM "_prisma_migrations" WHERE "rolled_back_at" IS NULL ORDER BY "migration_name"`);
  return z.array(RecordRow).parse(rows.all());
}

function runScript(file: Database.Database, name: string, sql: string): void {
  try {
    file.exec(sql);
  } catch (error) {
    throw new MigrationRefusal("migration_failed", { migration: name, reason: reasonOf(error) });
  }
}

function checkReferences(file: Database.Database): void {
  const broken = file.prepare('SELECT "table" AS name FROM pragma_foreign_key_check').get();
  if (broken !== undefined)
    throw new MigrationRefusal("broken_references", { table: Name.parse(broken).name });
}

function asRefusal(error: unknown, path: string): unknown {
  if (!(error instanceof Database.SqliteError)) return error;
  const code = isBusy(error) ? "database_busy" : "database_unreachable";
  return new MigrationRefusal(code, { database: path, reason: reasonOf(error) });
}

function isBusy(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.code.startsWith("SQLITE_BUSY");
}
