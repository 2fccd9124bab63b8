import { randomUUID } from "node:crypto";
import { copyFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { inject } from "vitest";
import { lookAtDataVersion } from "#app/data/data-version.server.ts";
import { type Db, openDb } from "#app/data/db.server.ts";

/**
 * One open database that is set back to what it held, whole files at a time. Opening it anew for every scene, and
 * letting Prisma compile its queries again, takes longer than the requests that are tried there.
 */
export type Stage = {
  db: Db;
  /** Keeps what the database holds now under a name. */
  keep: (name: string) => Promise<void>;
  /** Sets the database back to what it held under a name; false when nothing was kept. */
  setBack: (name: string) => Promise<boolean>;
  /** Words that begin so, wherever the database holds one. */
  wordsLike: (beginning: string) => Array<string>;
  close: () => Promise<void>;
};

export async function openStage(): Promise<Stage> {
  const path = join(inject("databaseFolder"), `${randomUUID()}.db`);
  copyFileSync(inject("sqliteTemplate"), path);
  const { db, close } = await openDb(`file:${path}`);
  const beside = new Database(path);
  beside.pragma("synchronous = OFF");
  const kept = new Map<string, Database.Database>();
  let round = 0;
  return {
    db,
    async keep(name) {
      kept.set(name, new Database(withoutLog(beside.serialize()), { readonly: true }));
    },
    async setBack(name) {
      const from = kept.get(name);
      if (from === undefined) return false;
      await from.backup(path, { progress: () => EVERY_PAGE });
      round += 1;
      beside
        .prepare('INSERT OR REPLACE INTO "DataVersion" ("id", "version") VALUES (1, ?)')
        .run(round * APART);
      await lookAtDataVersion(db);
      return true;
    },
    wordsLike(beginning) {
      const tables = beside
        .prepare<[], { name: string }>("SELECT name FROM sqlite_master WHERE type = 'table'")
        .all();
      const rows = tables.flatMap(({ name }) => beside.prepare(`SELECT * FROM "${name}"`).all());
      const found = JSON.stringify(rows, (_key, value) =>
        typeof value === "bigint" ? String(value) : value,
      );
      return [...new Set(found.match(new RegExp(`${beginning}-[a-z-]+`, "g")))];
    },
    async close() {
      for (const each of [...kept.values(), beside]) each.close();
      await close();
      for (const suffix of ["", "-wal", "-shm"]) rmSync(`${path}${suffix}`, { force: true });
    },
  };
}

const EVERY_PAGE = 1_000_000;
/** Pages are kept by data version: no two rounds may share one. */
const APART = 1000;

/** A file that says it has a write-ahead log does not open in memory: bytes 18 and 19 of its header say so. */
function withoutLog(file: Buffer): Buffer {
  return file.fill(1, 18, 20);
}
