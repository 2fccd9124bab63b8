import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Db, openDb } from "#app/data/db.server.ts";
import type { MadeUpSize } from "#app/domain/generate/made-up-ids.ts";
import { generateInstallation } from "#app/services/generate/generate-installation.server.ts";
import { openMigratedDatabase } from "#app/services/open-database.server.ts";
import { databaseOnServer, runOnServer } from "#tests/databases.ts";

export type BenchEngine = "sqlite" | "postgresql";
export type Installation = { databaseUrl: string; folder: string };

/** Engines that can be measured here; the one that cannot is named. */
export function enginesHere(): Array<BenchEngine> {
  if (process.env.TEST_POSTGRES_URL !== undefined) return ["sqlite", "postgresql"];
  console.log("SKIPPED: PostgreSQL. Set TEST_POSTGRES_URL to a server where databases may be made.");
  return ["sqlite"];
}

/** Runs `work` on a generated installation of one engine, which is gone afterwards. */
export async function withInstallation(
  engine: BenchEngine,
  size: MadeUpSize,
  work: (place: Installation) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "capaian-bench-"));
  const server = process.env.TEST_POSTGRES_URL ?? "";
  const name = `capaian_bench_${randomUUID().replaceAll("-", "")}`;
  try {
    if (engine === "postgresql") await runOnServer(server, `CREATE DATABASE "${name}"`);
    const databaseUrl =
      engine === "sqlite" ? `file:${join(folder, "capaian.db")}` : databaseOnServer(server, name);
    const { db, close } = await openMigratedDatabase(databaseUrl, new Date());
    const made = await generateInstallation(size, { beside: false, onPlan: () => {} }, { db });
    await close();
    if (!made.ok) throw new Error(made.refusal);
    await work({ databaseUrl, folder });
  } finally {
    if (engine === "postgresql") {
      await runOnServer(server, `DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
    }
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs `work` with the database open. */
export async function withDb<Result>(
  databaseUrl: string,
  work: (db: Db) => Promise<Result>,
): Promise<Result> {
  const { db, close } = await openDb(databaseUrl);
  try {
    return await work(db);
  } finally {
    await close();
  }
}

/** A number of a sorted list below which a share of them lies. */
export function quantile(sorted: ReadonlyArray<number>, share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
