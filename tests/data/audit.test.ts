import { expect } from "vitest";
import { type AuditInput, appendAudit, verifyAudit } from "#app/data/audit.server.ts";
import { type Db, inTransaction, openDb } from "#app/data/db.server.ts";
import { testDbs } from "#tests/db.ts";
import { dropGuards } from "#tests/tamper.ts";

const at = new Date("2023-02-09T16:59:59.123Z");

function anEntry(overrides: Partial<AuditInput> = {}): AuditInput {
  return {
    actorId: "u1",
    actorLabel: "Sari (Seknas OGI)",
    action: "report.returned",
    subjectType: "report",
    subjectId: "r1",
    planId: "p1",
    before: null,
    after: { decision: "returned", weight: 0.5 },
    reason: "Tautan belum terbuka",
    ...overrides,
  };
}

function append(db: Db, overrides: Partial<AuditInput> = {}) {
  return inTransaction(db, (tx) => appendAudit(tx, anEntry(overrides), { at }));
}

async function chainOf(db: Db, length: number): Promise<void> {
  for (let n = 1; n <= length; n += 1) await append(db, { subjectId: `r${n}` });
}

testDbs("an empty log and an untouched chain hold", async ({ db }) => {
  expect(await verifyAudit(db)).toBeNull();

  await chainOf(db, 3);

  expect(await verifyAudit(db)).toBeNull();
  const entries = await db.auditEntry.findMany({ orderBy: { seq: "asc" } });
  expect(entries.map(({ seq }) => seq)).toEqual([1, 2, 3]);
  expect(entries[1]?.prevHash).toBe(entries[0]?.selfHash);
  expect(entries[0]).toMatchObject({
    at,
    afterJson: '{"decision":"returned","weight":0.5}',
    beforeJson: null,
  });
});

testDbs("the order of keys in what was recorded does not change the hash", async ({ databaseUrl, db }) => {
  const first = await append(db, { after: { a: 1, b: 2 } });
  await dropGuards(db);
  await db.auditEntry.deleteMany();
  const again = await openDb(databaseUrl);
  const second = await append(again.db, { after: { b: 2, a: 1 } }).finally(again.close);

  expect(second).toEqual(first);
});

testDbs("entries written at the same time by two servers form one chain", async ({ db, databaseUrl }) => {
  const other = await openDb(databaseUrl);
  const writes = Array.from({ length: 30 }, (_, n) =>
    append(n % 2 === 0 ? db : other.db, { subjectId: `r${n}` }),
  );

  const seqs = (await Promise.all(writes).finally(other.close)).map(({ seq }) => seq);

  expect(seqs.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, n) => n + 1));
  expect(await verifyAudit(db)).toBeNull();
});

testDbs("an entry that was changed, in any of its columns, is found", async ({ db }) => {
  await chainOf(db, 3);
  const original = await db.auditEntry.findUniqueOrThrow({ where: { seq: 2 } });
  const forgeries = [
    { at: new Date("2023-02-10T00:00:00Z") },
    { actorId: null },
    { actorLabel: "Orang lain" },
    { action: "report.accepted" },
    { subjectType: "slot" },
    { subjectId: "r9" },
    { planId: null },
    { beforeJson: "{}" },
    { afterJson: '{"decision":"accepted"}' },
    { reason: null },
    { prevHash: "0".repeat(64) },
    { selfHash: "f".repeat(64) },
  ];

  await dropGuards(db);
  for (const forgery of forgeries) {
    await db.auditEntry.update({ where: { seq: 2 }, data: forgery });
    expect(await verifyAudit(db), JSON.stringify(forgery)).toBe(2);
    await db.auditEntry.update({ where: { seq: 2 }, data: original });
  }
  expect(await verifyAudit(db)).toBeNull();
});

testDbs("an entry that was removed, and one put before the first, are found", async ({ db }) => {
  await chainOf(db, 3);
  await dropGuards(db);
  const second = await db.auditEntry.delete({ where: { seq: 2 } });
  expect(await verifyAudit(db)).toBe(2);

  await db.auditEntry.create({ data: second });
  expect(await verifyAudit(db)).toBeNull();

  await db.auditEntry.create({ data: { ...second, seq: 0, selfHash: "e".repeat(64) } });
  expect(await verifyAudit(db)).toBe(1);
});

testDbs("an entry is refused outside inTransaction, where the chain could fork", async ({ db }) => {
  const write = db.$transaction((tx) => appendAudit(tx, anEntry(), { at }));

  await expect(write).rejects.toThrow("needs the tx of inTransaction");
});

testDbs("an entry goes away with the transaction that wrote it", async ({ db }) => {
  const write = inTransaction(db, async (tx) => {
    await appendAudit(tx, anEntry(), { at });
    throw new Error("refused");
  });

  await expect(write).rejects.toThrow("refused");
  expect(await append(db)).toMatchObject({ seq: 1 });
  expect(await verifyAudit(db)).toBeNull();
});
