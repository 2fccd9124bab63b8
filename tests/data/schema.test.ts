import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { migrationsFolder, readMigrations } from "#app/data/migrations.server.ts";

const root = join(import.meta.dirname, "..", "..");

test("the migrations of both databases make exactly what the models say", { timeout: 30_000 }, async () => {
  const program = join(root, "prisma", "author-migration.mjs");

  const check = await promisify(execFile)(process.execPath, [program, "--check"], { cwd: root });

  expect(check.stdout).toContain("nothing to write");
});

test("both databases have the same migrations", () => {
  const names = readMigrations("sqlite").map(({ name }) => name);

  expect(names.length).toBeGreaterThan(0);
  expect(readMigrations("postgresql").map(({ name }) => name)).toEqual(names);
  expect(migrationsFolder("sqlite")).toBe(join(root, "prisma", "sqlite", "migrations"));
});
