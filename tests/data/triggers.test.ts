import { expect } from "vitest";
import { appendAudit } from "#app/data/audit.server.ts";
import { inTransaction, openDb } from "#app/data/db.server.ts";
import { FACT_TABLES } from "#app/data/fact-tables.server.ts";
import { migrate } from "#app/data/migrate.server.ts";
import { GUARD_PREFIX } from "#app/data/triggers.server.ts";
import { testDbs } from "#tests/db.ts";
import { dropGuards } from "#tests/tamper.ts";

const at = new Date("2023-02-09T17:00:00Z");
const NAMES = {
  sqlite: "SELECT name FROM sqlite_master WHERE type = 'trigger'",
  postgresql: "SELECT tgname AS name FROM pg_trigger WHERE NOT tgisinternal",
} as const;

testDbs("every guarded table refuses to change and delete its rows", async ({ db, provider }) => {
  const rows: ReadonlyArray<{ name: string }> = await db.$queryRawUnsafe(NAMES[provider]);
  const names = rows.map(({ name }) => name);
  for (const [table, { guarded }] of Object.entries(FACT_TABLES)) {
    for (const kind of ["update", "delete"]) {
      expect(names.includes(`${GUARD_PREFIX}${table}_${kind}`), `${table} ${kind}`).toBe(guarded);
    }
  }
  expect(names.filter((name) => name.startsWith(GUARD_PREFIX)).length).toBeGreaterThan(50);
});

testDbs("an audit entry is neither changed nor deleted, by whichever statement", async ({ db, provider }) => {
  await entry(db);
  const attempts = [
    `UPDATE "AuditEntry" SET "actorLabel" = 'Orang lain'`,
    `UPDATE "AuditEntry" SET "reason" = 'x' WHERE "seq" = 1`,
    `DELETE FROM "AuditEntry"`,
    ...(provider === "postgresql" ? [`TRUNCATE "AuditEntry"`] : []),
  ];
  for (const sql of attempts) {
    await expect(db.$executeRawUnsafe(sql), sql).rejects.toThrow(/facts are kept: AuditEntry|prisma/i);
  }
  expect(await db.auditEntry.findMany()).toMatchObject([{ seq: 1, actorLabel: "x", reason: null }]);
});

testDbs("of a remark only what moderation decides may change", async ({ db }) => {
  await aRemark(db);
  await expect(db.publicRemark.updateMany({ data: { text: "lain" } })).rejects.toThrow();
  await expect(db.publicRemark.deleteMany()).rejects.toThrow();
  await db.publicRemark.updateMany({ data: { state: "published", contact: null } });
  expect(await db.publicRemark.findMany()).toMatchObject([
    { text: "Tidak ada", state: "published", contact: null },
  ]);
});

testDbs("made-up facts may be deleted, real ones not", async ({ db }) => {
  await db.plan.create({ data: PLAN });
  const meeting = { ...MEETING, planId: PLAN.id };
  await db.meeting.create({ data: { ...meeting, id: "real", illustration: false } });
  await db.meeting.create({ data: { ...meeting, id: "made-up", code: "R2", illustration: true } });
  const decision = { ordinal: 1, text: "Tayangkan" };
  await db.meetingDecision.create({ data: { ...decision, id: "d1", meetingId: "real" } });
  await db.meetingDecision.create({ data: { ...decision, id: "d2", meetingId: "made-up" } });

  await expect(db.meetingDecision.deleteMany({ where: { meetingId: "real" } })).rejects.toThrow();
  await expect(db.meeting.delete({ where: { id: "real" } })).rejects.toThrow();
  await db.meetingDecision.delete({ where: { id: "d2" } });
  await db.meeting.delete({ where: { id: "made-up" } });
  expect(await db.meeting.count()).toBe(1);
});

testDbs("guards that were taken off are back after the next start", async ({ db, databaseUrl, provider }) => {
  await entry(db);
  await dropGuards(db);
  await db.$executeRawUnsafe(`UPDATE "AuditEntry" SET "actorLabel" = 'y'`);
  await migrate(databaseUrl, { at });
  await migrate(databaseUrl, { at });

  const again = await openDb(databaseUrl);
  const change = again.db.$executeRawUnsafe(`UPDATE "AuditEntry" SET "actorLabel" = 'z'`);
  await expect(change).rejects.toThrow();
  const rows = await again.db.$queryRawUnsafe<Array<unknown>>(NAMES[provider]).finally(again.close);
  expect(rows.length).toBeGreaterThan(50);
});

const PLAN = {
  ...{ id: "p", slug: "p", code: "P", title: "P", summary: "P", periodStart: "2023-01-01" },
  ...{ periodEnd: "2024-12-31", periodLabel: "2023–2024", timeZone: "Asia/Jakarta", state: "adopted" },
  ...{ knownFrom: "2023-01-01", sourceJson: "{}", createdAt: at },
};
const MEETING = {
  ...{ code: "R1", version: 1, heldOn: "2023-02-08", title: "Rapat", organisationsJson: "[]" },
  ...{ audience: "public", recordedBy: "u", knownOn: "2023-02-08", recordedAt: at },
};

type TestDbOf = Parameters<Parameters<typeof testDbs>[1]>[0]["db"];

async function entry(db: TestDbOf): Promise<void> {
  const who = { actorId: null, actorLabel: "x", action: "x", subjectType: "x", subjectId: "x" };
  const rest = { planId: null, before: null, after: null, reason: null };
  await inTransaction(db, (tx) => appendAudit(tx, { ...who, ...rest }, { at }));
}

async function aRemark(db: TestDbOf): Promise<void> {
  await db.plan.create({ data: PLAN });
  await db.publicRemark.create({
    data: {
      ...{ id: "r", planId: "p", slotCode: "B06.1", kind: "not_found", text: "Tidak ada", language: "id" },
      ...{ contact: "a@b.id", state: "pending", createdAt: at, knownOn: "2023-02-08" },
    },
  });
}
