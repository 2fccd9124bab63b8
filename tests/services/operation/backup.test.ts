import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, inject, onTestFinished, test } from "vitest";
import { sealWhatStands } from "#app/data/audit-facts.server.ts";
import { inTransaction, openDb } from "#app/data/db.server.ts";
import { openBackup } from "#app/exchange/backup/read-backup.server.ts";
import { loadIllustration } from "#app/services/illustration/load-illustration.server.ts";
import { loadPlanFolder } from "#app/services/load-plan-folder.server.ts";
import { restoreBackup } from "#app/services/operation/restore-backup.server.ts";
import { takeBackup } from "#app/services/operation/take-backup.server.ts";
import { verifyBackup } from "#app/services/operation/verify-backup.server.ts";
import { insertCast } from "#tests/data-factories.ts";
import { inDatabase, testDatabases, testDbs } from "#tests/db.ts";

const NOW = new Date("2026-11-03T03:12:00Z");
const clock = { now: () => NOW };
const KEY = "rahasia cadangan capaian 2026";
const COMMENT = {
  ...{ milestoneCode: "A1-B06", audience: "internal", text: "Kata.", language: "id" },
  ...{ authorId: "sari", knownOn: "2026-11-02", recordedAt: NOW },
};

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), "capaian-backup-"));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

/** A data folder with something of each kind that is kept, and what is not. */
function dataDir(): string {
  const path = folder();
  for (const [name, text] of [
    ["keys/laporan.pem", "kunci"],
    ["session-secret", "s".repeat(43)],
    ["snapshots/ab/abcd", "isi"],
    ["spool/sementara", "tidak ikut"],
  ] as const) {
    mkdirSync(join(path, name, ".."), { recursive: true });
    writeFileSync(join(path, name), text);
  }
  return path;
}

async function tablesOf(path: string, passphrase: string | null = null) {
  const backup = await openBackup(path, { passphrase, scratch: folder() });
  await backup.close();
  return backup.manifest.tables;
}

const WHOLE_TURN = "the whole installation goes from SQLite to PostgreSQL and back, row for row [postgresql]";

test.skipIf(inject("postgres") === null)(WHOLE_TURN, { timeout: 180_000 }, async () => {
  const first = folder();
  await inDatabase("sqlite", async (databaseUrl) => {
    const { db, close } = await openDb(databaseUrl);
    let ids = 0;
    const deps = { db, now: () => NOW, newId: () => `id-${String(++ids).padStart(6, "0")}` };
    await loadPlanFolder("ran-ogi-vii", deps);
    await loadIllustration({ portalOrigin: "http://127.0.0.1:3001", dataDir: first }, deps);
    await close();
    const path = join(first, "satu.capaian");
    await takeBackup({ databaseUrl, dataDir: dataDir(), path, passphrase: null }, clock);
    expect(Object.values(await tablesOf(path)).reduce((sum, { rows }) => sum + rows, 0)).toBeGreaterThan(
      1_000,
    );
  });
  let path = join(first, "satu.capaian");
  const original = await tablesOf(path);
  for (const [provider, name] of [
    ["postgresql", "dua"],
    ["sqlite", "tiga"],
  ] as const) {
    await inDatabase(provider, async (databaseUrl) => {
      const data = join(folder(), "data");
      expect(
        await restoreBackup({ databaseUrl, dataDir: data, path, passphrase: null }, clock),
      ).toMatchObject({
        ok: true,
        files: 3,
      });
      expect(readFileSync(join(data, "keys/laporan.pem"), "utf8")).toBe("kunci");
      path = join(folder(), `${name}.capaian`);
      await takeBackup({ databaseUrl, dataDir: data, path, passphrase: null }, clock);
      expect(await tablesOf(path)).toEqual(original);
    });
  }
  expect(await verifyBackup({ path, passphrase: null, scratchParent: folder() }, clock)).toMatchObject({
    findings: [],
  });
});

testDbs(
  "a backup taken while people write restores to a whole record with every fact acknowledged before it began",
  async ({ db, databaseUrl }) => {
    await insertCast(db);
    await sealWhatStands(db, NOW);
    const { id: planId } = await db.plan.findFirstOrThrow({ select: { id: true } });
    let stop = false;
    let acknowledged = 0;
    const writing = (async () => {
      while (!stop) {
        const id = `kata-${acknowledged}`;
        await inTransaction(db, (tx) => tx.comment.create({ data: { ...COMMENT, id, planId } }));
        acknowledged += 1;
        await new Promise((resolve) => setTimeout(resolve, 20)); // others have their turn
      }
    })();
    await expect.poll(() => acknowledged, { timeout: 10_000 }).toBeGreaterThan(0);
    const before = acknowledged;
    const path = join(folder(), "tengah.capaian");
    await takeBackup({ databaseUrl, dataDir: dataDir(), path, passphrase: KEY }, clock);
    stop = true;
    await writing;

    const tables = await tablesOf(path, KEY);
    expect(tables.Comment?.rows).toBeGreaterThanOrEqual(before);
    const proven = await verifyBackup({ path, passphrase: KEY, scratchParent: folder() }, clock);
    expect(proven).toMatchObject({ encrypted: true, findings: [] });
  },
  60_000,
);

testDatabases("nothing is restored over what is there, and nothing half", async ({ databaseUrl }) => {
  const source = folder();
  const path = join(source, "cadangan.capaian");
  const { db, close } = await openDb(databaseUrl);
  await insertCast(db);
  await close();
  await takeBackup({ databaseUrl, dataDir: source, path, passphrase: null }, clock);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  await expect(
    takeBackup({ databaseUrl, dataDir: source, path, passphrase: null }, clock),
  ).rejects.toMatchObject({
    code: "EEXIST",
  });

  const again = { databaseUrl, path, passphrase: null };
  expect(await restoreBackup({ ...again, dataDir: folder() }, clock)).toMatchObject({
    ok: false,
    refusal: "database_not_empty",
  });
  expect(await restoreBackup({ ...again, dataDir: dataDir() }, clock)).toMatchObject({
    ok: false,
    refusal: "data_folder_not_empty",
  });
});

test("whatever byte of a backup is changed, it is refused and the place named", {
  timeout: 60_000,
}, async () => {
  const source = dataDir();
  const path = join(source, "cadangan.capaian");
  await inDatabase("sqlite", async (databaseUrl) => {
    const { db, close } = await openDb(databaseUrl);
    await insertCast(db);
    await close();
    await takeBackup({ databaseUrl, dataDir: source, path, passphrase: null }, clock);
  });
  const whole = readFileSync(path);
  const target = (bytes: Buffer) => {
    const changed = join(folder(), "diubah.capaian");
    writeFileSync(changed, bytes);
    return verifyBackup({ path: changed, passphrase: null, scratchParent: folder() }, clock);
  };
  await expect(target(whole)).resolves.toMatchObject({ findings: [] });
  for (let at = 40; at < whole.length; at += Math.ceil(whole.length / 25)) {
    const bytes = Buffer.from(whole);
    bytes[at] = (bytes[at] ?? 0) ^ 0x20;
    const outcome = await target(bytes).then(
      () => "harmless",
      (error: Error) => error.name,
    );
    expect(["BackupProblem", "harmless"]).toContain(outcome);
    if (outcome === "harmless") expect(isMetadata(whole, at)).toBe(true);
  }
  await expect(target(whole.subarray(0, whole.length - 30))).rejects.toMatchObject({ code: "not_a_backup" });
  await expect(target(Buffer.from("bukan cadangan"))).rejects.toMatchObject({ code: "not_a_backup" });
});

/** Bytes of the archive's own headers that say nothing of a content: dates, attributes, versions. */
function isMetadata(bytes: Buffer, at: number): boolean {
  const before = bytes.subarray(Math.max(0, at - 120), at + 1);
  return (
    before.includes("PK\u0003\u0004") ||
    before.includes("PK\u0001\u0002") ||
    before.includes("PK\u0007\u0008")
  );
}

test("a sealed backup opens with its passphrase alone", { timeout: 60_000 }, async () => {
  const source = dataDir();
  const path = join(source, "tersegel.capaian");
  await inDatabase("sqlite", (databaseUrl) =>
    takeBackup({ databaseUrl, dataDir: source, path, passphrase: KEY }, clock),
  );
  const opened = (passphrase: string | null) =>
    verifyBackup({ path, passphrase, scratchParent: folder() }, clock);
  expect(readFileSync(path).includes("session-secret")).toBe(false);
  await expect(opened(null)).rejects.toMatchObject({ code: "locked" });
  await expect(opened("kata lain yang salah")).rejects.toMatchObject({ code: "wrong_key" });
  await expect(opened(KEY)).resolves.toMatchObject({ encrypted: true, files: 3 });
});
