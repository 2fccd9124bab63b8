import { execFile } from "node:child_process";
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, onTestFinished, test } from "vitest";
import { openDb, type Provider } from "#app/data/db.server.ts";
import { MigrationRefusal, migrate } from "#app/data/migrate.server.ts";
import { migrationsFolder, readMigrations } from "#app/data/migrations.server.ts";
import { testDatabases } from "#tests/db.ts";

const at = new Date("2023-02-08T00:00:00Z");

testDatabases(
  "an empty database gets every migration, and a second start finds nothing to do",
  async ({ provider, databaseUrl }) => {
    const names = readMigrations(provider).map(({ name }) => name);

    expect(await migrate(databaseUrl, { at })).toEqual(names);
    expect(await migrate(databaseUrl, { at })).toEqual([]);

    expect(await recordsOf(databaseUrl)).toEqual(
      readMigrations(provider).map(({ name, checksum }) => ({ name, checksum })),
    );
  },
  { empty: true },
);

testDatabases(
  "servers that start at the same time apply each migration once",
  async ({ provider, databaseUrl }) => {
    const starts = await Promise.all([1, 2, 3].map(() => startProcess(databaseUrl)));

    const names = readMigrations(provider).map(({ name }) => name);
    expect(starts.flat()).toEqual(names);
    expect(await recordsOf(databaseUrl)).toHaveLength(names.length);
  },
  { empty: true, timeoutMs: 60_000 },
);

testDatabases(
  "a migration edited after it was applied is refused by name",
  async ({ provider, databaseUrl }) => {
    const { folder, first } = copyOfMigrations(provider);
    appendFileSync(join(folder, first, "migration.sql"), "\n-- edited\n");

    await expectRefusal(migrate(databaseUrl, { at, folder }), "migration_edited", { migration: first });
  },
);

testDatabases("line endings of another system are not an edit", async ({ provider, databaseUrl }) => {
  const { folder, first } = copyOfMigrations(provider);
  const sql = readMigrations(provider)[0]?.sql ?? "";
  writeFileSync(join(folder, first, "migration.sql"), sql.replaceAll("\n", "\r\n"));

  expect(await migrate(databaseUrl, { at, folder })).toEqual([]);
});

testDatabases("an older program refuses a newer database", async ({ provider, databaseUrl }) => {
  const { folder } = copyOfMigrations(provider);
  addMigration(folder, "29991231000000_from_the_future", 'CREATE TABLE "Future" ("id" TEXT PRIMARY KEY)');
  await migrate(databaseUrl, { at, folder });

  await expectRefusal(migrate(databaseUrl, { at }), "database_ahead", {
    migration: "29991231000000_from_the_future",
  });
});

testDatabases(
  "a migration that began and never ended is refused by name",
  async ({ provider, databaseUrl }) => {
    const first = readMigrations(provider)[0]?.name ?? "";
    await execute(databaseUrl, `UPDATE "_prisma_migrations" SET "finished_at" = NULL`);

    await expectRefusal(migrate(databaseUrl, { at }), "migration_unfinished", { migration: first });
  },
);

testDatabases("a migration that fails leaves nothing of itself behind", async ({ provider, databaseUrl }) => {
  const { folder } = copyOfMigrations(provider);
  const sql = 'CREATE TABLE "Half" ("id" TEXT PRIMARY KEY); CREATE TABLE "Plan" ("id" TEXT PRIMARY KEY);';
  addMigration(folder, "29991231000000_broken", sql);

  const failed = migrate(databaseUrl, { at, folder });

  await expectRefusal(failed, "migration_failed", {
    migration: "29991231000000_broken",
    reason: expect.stringContaining("Plan"),
  });
  expect(await migrate(databaseUrl, { at })).toEqual([]);
  await expect(execute(databaseUrl, 'SELECT * FROM "Half"')).rejects.toThrow(/Half/);
});

testDatabases(
  "a database that holds another program's tables is left alone",
  async ({ databaseUrl }) => {
    await execute(databaseUrl, "CREATE TABLE theirs (id TEXT PRIMARY KEY)");

    await expectRefusal(migrate(databaseUrl, { at }), "database_not_ours", { table: "theirs" });
  },
  { empty: true },
);

test("on SQLite a migration that leaves rows pointing nowhere is undone", async () => {
  const folder = emptyFolder();
  const databaseUrl = `file:${join(emptyFolder(), "broken.db")}`;
  const tables =
    'CREATE TABLE "A" ("id" TEXT PRIMARY KEY); CREATE TABLE "B" ("a" TEXT REFERENCES "A"("id"));';
  addMigration(folder, "1_tables", tables);
  await migrate(databaseUrl, { at, folder });
  addMigration(folder, "2_orphan", `INSERT INTO "B" VALUES ('nobody')`);

  await expectRefusal(migrate(databaseUrl, { at, folder }), "broken_references", { table: "B" });
  expect(await recordsOf(databaseUrl)).toHaveLength(1);
});

test("a file that is no database, and a server that does not answer, are refused with a reason", async () => {
  const path = join(emptyFolder(), "notes.db");
  writeFileSync(path, "this is a shopping list, not a database, whatever its name says ".repeat(40));

  await expectRefusal(migrate(`file:${path}`, { at }), "database_unreachable", {
    database: path,
    reason: "file is not a database",
  });
  await expectRefusal(migrate("postgresql://me:secret@127.0.0.1:1/none", { at }), "database_unreachable", {
    database: "postgresql://me:***@127.0.0.1:1/none",
    reason: expect.stringContaining("ECONNREFUSED"),
  });
});

test("a program without its migrations says where it looked", async () => {
  const folder = join(emptyFolder(), "none");

  await expectRefusal(migrate("file:/nowhere.db", { at, folder }), "migrations_missing", { folder });
});

async function startProcess(databaseUrl: string): Promise<Array<string>> {
  const program = join(import.meta.dirname, "migrate-process.ts");
  const run = await promisify(execFile)(process.execPath, ["--import", "tsx", program, databaseUrl]);
  return JSON.parse(run.stdout);
}

async function expectRefusal(outcome: Promise<unknown>, code: string, detail: object): Promise<void> {
  const error = await outcome.then(
    () => null,
    (refusal: unknown) => refusal,
  );
  expect(error).toBeInstanceOf(MigrationRefusal);
  expect(error).toMatchObject({ code, detail });
}

function copyOfMigrations(provider: Provider): { folder: string; first: string } {
  const folder = emptyFolder();
  cpSync(migrationsFolder(provider), folder, { recursive: true });
  return { folder, first: readMigrations(provider)[0]?.name ?? "" };
}

function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "capaian-migrations-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function addMigration(folder: string, name: string, sql: string): void {
  mkdirSync(join(folder, name));
  writeFileSync(join(folder, name, "migration.sql"), sql);
}

async function execute(databaseUrl: string, sql: string): Promise<void> {
  const { db, close } = await openDb(databaseUrl);
  await db.$executeRawUnsafe(sql).finally(close);
}

async function recordsOf(databaseUrl: string): Promise<unknown> {
  const { db, close } = await openDb(databaseUrl);
  return db
    .$queryRawUnsafe(
      `SELECT "migration_name" AS name, "checksum" FROM "_prisma_migrations"
       WHERE "finished_at" IS NOT NULL ORDER BY "migration_name"`,
    )
    .finally(close);
}
