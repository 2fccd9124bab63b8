import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inject } from "vitest";
import { type Db, openDb } from "#app/data/db.server.ts";
import { createReaderPool } from "#app/exchange/read-file/reader-pool.server.ts";
import type { Deps } from "#app/services/deps.server.ts";
import { testDeps } from "#tests/data-factories.ts";

/** Runs with a folder for files, which is removed afterwards. */
export async function withFiles(db: Db, at: Date, run: (deps: Deps) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "capaian-import-"));
  const pool = createReaderPool({ registers: [] });
  const files = { pool, spoolFolder: join(folder, "spool"), snapshotFolder: join(folder, "snapshots") };
  try {
    await run({ ...testDeps(db, at), files });
  } finally {
    await pool.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs on another database, migrated and empty. */
export async function onFreshDatabase<Answer>(run: (db: Db) => Promise<Answer>): Promise<Answer> {
  const folder = mkdtempSync(join(tmpdir(), "capaian-fresh-"));
  const path = join(folder, "fresh.db");
  copyFileSync(inject("sqliteTemplate"), path);
  const { db, close } = await openDb(`file:${path}`);
  try {
    return await run(db);
  } finally {
    await close();
    rmSync(folder, { recursive: true, force: true });
  }
}
