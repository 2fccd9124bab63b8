import { randomUUID } from "node:crypto";
import { copyFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { inject, test } from "vitest";
import { type Db, openDb, type Provider } from "#app/data/db.server.ts";
import { databaseOnServer, runOnServer } from "./databases.ts";

export type TestDb = { db: Db; provider: Provider; databaseUrl: string };

type TestAddress = { provider: Provider; databaseUrl: string };

/**
 * A test that runs on every database we support, each time on a migrated and empty one of its own.
 *
 *     testDbs("a second report of the same day wins", async ({ db }) => { … });
 *
 * Without `TEST_POSTGRES_URL` the PostgreSQL half is skipped, and the run says so.
 */
export function testDbs(name: string, run: (context: TestDb) => Promise<void>, timeoutMs = 15_000): void {
  testDatabases(
    name,
    async (address) => {
      const { db, close } = await openDb(address.databaseUrl);
      try {
        await run({ db, ...address });
      } finally {
        await close();
      }
    },
    { timeoutMs },
  );
}

/** As {@link testDbs}, with the address only. `empty` gives a database that has not been migrated. */
export function testDatabases(
  name: string,
  run: (address: TestAddress) => Promise<void>,
  { empty = false, timeoutMs = 15_000 }: { empty?: boolean; timeoutMs?: number } = {},
): void {
  test(`${name} [sqlite]`, { timeout: timeoutMs }, () => onSqliteFile(run, empty));
  test.skipIf(inject("postgres") === null)(`${name} [postgresql]`, { timeout: timeoutMs }, () =>
    onPostgresDatabase(run, empty),
  );
}

/** Runs `work` with a migrated, empty database of one kind, which is gone afterwards. */
export async function inDatabase(
  provider: Provider,
  work: (databaseUrl: string) => Promise<unknown>,
  { empty = false }: { empty?: boolean } = {},
): Promise<void> {
  const run = async ({ databaseUrl }: TestAddress) => void (await work(databaseUrl));
  await (provider === "sqlite" ? onSqliteFile(run, empty) : onPostgresDatabase(run, empty));
}

async function onSqliteFile(run: (address: TestAddress) => Promise<void>, empty: boolean): Promise<void> {
  const path = join(inject("databaseFolder"), `${randomUUID()}.db`);
  if (!empty) copyFileSync(inject("sqliteTemplate"), path);
  try {
    await run({ provider: "sqlite", databaseUrl: `file:${path}` });
  } finally {
    for (const suffix of ["", "-wal", "-shm"]) rmSync(`${path}${suffix}`, { force: true });
  }
}

async function onPostgresDatabase(
  run: (address: TestAddress) => Promise<void>,
  empty: boolean,
): Promise<void> {
  const server = inject("postgres");
  if (server === null) throw new Error("TEST_POSTGRES_URL is not set");
  const name = `capaian_test_${randomUUID().replaceAll("-", "")}`;
  await runOnServer(server.url, `CREATE DATABASE "${name}"${empty ? "" : ` TEMPLATE "${server.template}"`}`);
  try {
    await run({ provider: "postgresql", databaseUrl: databaseOnServer(server.url, name) });
  } finally {
    await runOnServer(server.url, `DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
  }
}
