import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bumpDataVersion } from "#app/data/data-version.server.ts";
import { inTransaction, type OpenDb, openDb } from "#app/data/db.server.ts";
import { migrate } from "#app/data/migrate.server.ts";

/** Prisma's query compiler is the only module of this size. */
const COMPILER_BYTES = 1_000_000;

const folder = mkdtempSync(join(tmpdir(), "capaian-without-"));
const { Module } = WebAssembly;
const compiled: Array<number> = [];
let opened: OpenDb;

beforeAll(async () => {
  const url = `file:${join(folder, "capaian.db")}`;
  await migrate(url, { at: new Date("2026-11-01T00:00:00Z") });
  opened = await openDb(url);
  WebAssembly.Module = class extends Module {
    constructor(bytes: BufferSource) {
      super(bytes);
      if (bytes.byteLength > COMPILER_BYTES) compiled.push(bytes.byteLength);
    }
  };
});

afterAll(async () => {
  WebAssembly.Module = Module;
  await opened.close();
  rmSync(folder, { recursive: true });
});

test("raising the data version, as every batch of a worker does, never loads Prisma's compiler on SQLite", async () => {
  const { db } = opened;
  for (let version = 1; version <= 1_101; version += 1) {
    await inTransaction(db, (tx) => bumpDataVersion(tx, ["m"]));
  }
  expect(compiled).toEqual([]);
  expect(await db.reportChange.count()).toBe(1_001); // the versions of the last thousand; now it is loaded
  expect(compiled).toHaveLength(1);
});
