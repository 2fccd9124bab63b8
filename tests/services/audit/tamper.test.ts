import { copyFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, inject, onTestFinished, test } from "vitest";
import { z } from "zod";
import { sealWhatStands } from "#app/data/audit-facts.server.ts";
import { type Db, openDb } from "#app/data/db.server.ts";
import { factDigest } from "#app/data/fact-seals.server.ts";
import { FACT_TABLES, rowKey, SEALED_TABLES } from "#app/data/fact-tables.server.ts";
import { GUARD_PREFIX } from "#app/data/triggers.server.ts";
import { verifyAll } from "#app/services/audit/verify-audit.server.ts";
import { removeIllustration } from "#app/services/illustration/remove-illustration.server.ts";
import { publishChainHeads } from "#app/services/publish-chain-heads.server.ts";
import { load, NOW, testPlan } from "#tests/services/illustration-place.ts";
import { dropGuards } from "#tests/tamper.ts";

const Column = z.object({ name: z.string(), type: z.string() });
type Column = z.infer<typeof Column>;

/** A file with one row in every sealed table, each sealed, and the hands of somebody who has that file. */
async function sealedFile(): Promise<{ db: Db; file: Database.Database }> {
  const path = join(inject("databaseFolder"), `tamper-${process.hrtime.bigint()}.db`);
  copyFileSync(inject("sqliteTemplate"), path);
  const file = new Database(path);
  file.pragma("foreign_keys = OFF");
  for (const table of SEALED_TABLES) insertRow(file, table);
  const { db, close } = await openDb(`file:${path}`);
  await sealWhatStands(db, NOW);
  onTestFinished(async () => {
    await close();
    file.close();
    for (const suffix of ["", "-wal", "-shm"]) rmSync(`${path}${suffix}`, { force: true });
  });
  const guards = file.prepare("SELECT name FROM sqlite_master WHERE type = 'trigger'").all();
  for (const { name } of z.array(z.object({ name: z.string() })).parse(guards)) {
    if (name.startsWith(GUARD_PREFIX)) file.exec(`DROP TRIGGER "${name}"`);
  }
  return { db, file };
}

function columnsOf(file: Database.Database, table: string): Array<Column> {
  return z.array(Column).parse(file.prepare(`SELECT name, type FROM pragma_table_info('${table}')`).all());
}

function insertRow(file: Database.Database, table: string): void {
  const columns = columnsOf(file, table);
  const names = columns.map(({ name }) => `"${name}"`).join(", ");
  const values = columns.map((column) => cellOf(table, column, 1));
  const places = columns.map(() => "?").join(", ");
  file.prepare(`INSERT INTO "${table}" (${names}) VALUES (${places})`).run(values);
}

function cellOf(table: string, { name, type }: Column, n: number): string | number {
  if (/INT|BOOL/i.test(type)) return type === "BOOLEAN" ? n % 2 : n;
  if (/REAL|DOUBLE|FLOAT/i.test(type)) return n + 0.5;
  if (/DATE/i.test(type)) return `2023-02-0${n}T00:00:00.000+00:00`;
  return `${table}.${name}.${n}`;
}

test("whatever column of whatever fact is changed in the file, the row is named", {
  timeout: 120_000,
}, async () => {
  const { db, file } = await sealedFile();
  expect(await factsFound(db)).toEqual([]);
  let tried = 0;
  for (const table of SEALED_TABLES) {
    const erasable = FACT_TABLES[table]?.erasable ?? [];
    const columns = columnsOf(file, table);
    const row = Object.fromEntries(columns.map((column) => [column.name, cellOf(table, column, 1)]));
    const keys = FACT_TABLES[table]?.key ?? ["id"];
    for (const column of columns) {
      if (erasable.includes(column.name) || keys.includes(column.name)) continue;
      file.prepare(`UPDATE "${table}" SET "${column.name}" = ?`).run(cellOf(table, column, 2));
      expect(await factsFound(db), `${table}.${column.name}`).toMatchObject([
        { kind: "fact_changed", table, row: rowKey(table, row) },
      ]);
      file.prepare(`UPDATE "${table}" SET "${column.name}" = ?`).run(cellOf(table, column, 1));
      tried += 1;
    }
  }
  expect(tried).toBeGreaterThan(300);
  expect(await factsFound(db)).toEqual([]);
});

test("a fact that is deleted, renamed or put in is named, in every table", { timeout: 60_000 }, async () => {
  const { db, file } = await sealedFile();
  file.pragma("foreign_keys = OFF");
  for (const table of SEALED_TABLES) {
    const columns = columnsOf(file, table);
    const row = Object.fromEntries(columns.map((column) => [column.name, cellOf(table, column, 1)]));
    const [key = "id"] = FACT_TABLES[table]?.key ?? ["id"];
    file.prepare(`UPDATE "${table}" SET "${key}" = 'lain'`).run();
    const renamed = rowKey(table, { ...row, [key]: "lain" });
    const found = await factsFound(db);
    expect(found, table).toHaveLength(2);
    expect(found, table).toContainEqual(
      expect.objectContaining({ kind: "fact_unknown", table, row: renamed }),
    );
    expect(found, table).toContainEqual(
      expect.objectContaining({ kind: "fact_missing", table, row: rowKey(table, row) }),
    );
    file.prepare(`DELETE FROM "${table}"`).run();
    expect(await factsFound(db), table).toMatchObject([
      { kind: "fact_missing", table, row: rowKey(table, row) },
    ]);
    insertRow(file, table);
  }
  expect(await factsFound(db)).toEqual([]);
});

async function factsFound(db: Db) {
  const { findings } = await verifyAll({ kept: [] }, { db });
  return findings.filter(({ kind }) => kind.startsWith("fact_"));
}

test("every table of the database holds facts under seal, or is named as holding none", async () => {
  const { file } = await sealedFile();
  const tables = file
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
    .all();
  const names = z
    .array(z.object({ name: z.string() }))
    .parse(tables)
    .map(({ name }) => name);
  const unsealed = names.filter((name) => FACT_TABLES[name] === undefined);
  expect(unsealed.sort()).toEqual([...NO_FACTS].sort());
});

/** What people and machines work with: it is changed and forgotten, and nothing that is shown rests on it alone. */
const NO_FACTS: ReadonlyArray<string> = [
  "AccountLink",
  "Amendment",
  "ApiToken",
  "BackupRun",
  "CalendarFeed",
  "Catalogue",
  "CatalogueRun",
  "DataVersion",
  "Dataset",
  "ExternalIdentity",
  "Follower",
  "HostState",
  "JobLease",
  "MailChoice",
  "Notice",
  "NoticeRound",
  "OrganisationContact",
  "OutboxMail",
  "PlanCalendar",
  "PlanImport",
  "ProcessBeat",
  "RateLimit",
  "RecoveryCode",
  "ReportChange",
  "ReportDraft",
  "Resource",
  "Session",
  "Target",
  "User",
  "_prisma_migrations",
];

testPlan(
  "every column of every entry of the log is guarded: who, what, before, after and why",
  async (place) => {
    const { db, deps } = place;
    await load(place);
    await dropGuards(db);
    const entries = await db.auditEntry.findMany({ orderBy: { seq: "asc" } });
    const chosen = [entries[0], entries[Math.floor(entries.length / 2)], entries.at(-1)];
    for (const entry of chosen) {
      if (entry === undefined) throw new Error("the log is empty");
      const { seq, ...columns } = entry;
      for (const [name, held] of Object.entries(columns)) {
        const other =
          held instanceof Date ? new Date(held.getTime() + 1000) : held === null ? "x" : `${held}x`;
        await db.auditEntry.update({ where: { seq }, data: { [name]: other } });
        const { findings } = await verifyAll({ kept: [] }, deps);
        expect(findings[0], `${name} of entry ${seq}`).toEqual({ kind: "entry_broken", seq });
        await db.auditEntry.update({ where: { seq }, data: { [name]: held } });
      }
    }
    expect((await verifyAll({ kept: [] }, deps)).ok).toBe(true);
  },
);

testPlan("what the program wrote itself holds, also after the illustration is removed", async (place) => {
  const { db, deps } = place;
  await load(place);
  const loaded = await verifyAll({ kept: [] }, deps);
  expect(loaded).toMatchObject({ ok: true, findings: [] });
  expect(loaded.seen.facts).toBeGreaterThan(500);
  await removeIllustration(deps);
  expect(await verifyAll({ kept: [] }, deps)).toMatchObject({ ok: true, findings: [] });
  expect(await db.auditEntry.count()).toBe(loaded.seen.entries + 2);
});

testPlan("a seal that was rewritten, and a log cut off at its end, are found", async (place) => {
  const { db, deps } = place;
  await load(place);
  const later = { ...deps, now: () => new Date(NOW.getTime() + 2 * 86_400_000) };
  await publishChainHeads(later);
  const kept = await db.chainHead.findMany({
    where: { chain: "audit" },
    select: { day: true, hash: true, count: true },
  });
  expect(kept.length).toBeGreaterThan(0);
  expect(await verifyAll({ kept: [] }, deps)).toMatchObject({ ok: true });

  await dropGuards(db);
  const seal = await db.auditEntry.findFirstOrThrow({
    where: { action: "facts.sealed" },
    orderBy: { seq: "desc" },
  });
  await db.auditEntry.update({ where: { seq: seal.seq }, data: { afterJson: "{}" } });
  const rewritten = await verifyAll({ kept: [] }, deps);
  expect(rewritten.findings[0]).toEqual({ kind: "entry_broken", seq: seal.seq });
  await db.auditEntry.update({ where: { seq: seal.seq }, data: { afterJson: seal.afterJson } });

  await db.auditEntry.deleteMany({ where: { seq: { gte: seal.seq } } });
  const cut = (await verifyAll({ kept: [] }, deps)).findings.map(({ kind }) => kind);
  expect(new Set(cut)).toEqual(new Set(["fact_unknown", "head_differs"]));

  await db.chainHead.deleteMany();
  const copy = kept.map((head) => ({ chain: "audit" as const, ...head }));
  expect((await verifyAll({ kept: copy }, deps)).findings).toContainEqual(
    expect.objectContaining({ kind: "kept_head_differs", chain: "audit" }),
  );
});

test("a row has one digest, whether it was just written or is read from either engine", () => {
  const columns = ["at", "bytes", "name", "sure"];
  const written = { at: new Date("2026-11-03T03:00:00Z"), bytes: 1042, name: "a", sure: true };
  const onSqlite = { at: "2026-11-03T03:00:00.000+00:00", bytes: 1042n, name: "a", sure: 1n };
  const onPostgres = { at: new Date("2026-11-03T03:00:00Z"), bytes: 1042, name: "a", sure: true };
  const digests = [written, onSqlite, onPostgres].map((row) => factDigest(row, columns));
  expect(new Set(digests).size).toBe(1);
  expect(factDigest({ ...written, bytes: 1043 }, columns)).not.toBe(digests[0]);
});
