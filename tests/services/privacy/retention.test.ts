import { expect, test } from "vitest";
import type { Db } from "#app/data/db.server.ts";
import { forgetPublic } from "#app/services/forget-public.server.ts";
import { insertCast, NOW, testDeps } from "#tests/data-factories.ts";
import { testDbs } from "#tests/db.ts";
import { type RuleRow, ruleTable } from "#tests/rule-tables.ts";

const rules = ruleTable("retention.md", "Rules");
const FAR = new Date("2040-01-01T00:00:00Z");
const OLD = new Date("2023-05-10T02:00:00Z");

type Instants = Readonly<Record<string, Date>>;
const at = (instants: Instants, name: string, usual: Date) => instants[name] ?? usual;

/** Puts a row of a table in whose instants are as given, and says whether it, or what it held, is still there. */
const ROWS: Readonly<
  Record<string, (db: Db, id: string, instants: Instants) => Promise<() => Promise<boolean>>>
> = {
  async Session(db, id, when) {
    const expiresAt = at(when, "expiresAt", FAR);
    const lastSeenAt = at(when, "lastSeenAt", OLD);
    await db.session.create({
      data: { id, tokenHash: id, userId: "sari", createdAt: OLD, lastSeenAt, expiresAt },
    });
    return async () => (await db.session.count({ where: { id } })) > 0;
  },
  async RateLimit(db, key, when) {
    await db.rateLimit.create({ data: { key, points: 1, expiresAt: at(when, "expiresAt", FAR) } });
    return async () => (await db.rateLimit.count({ where: { key } })) > 0;
  },
  async AccountLink(db, id, when) {
    const expiresAt = at(when, "expiresAt", FAR);
    await db.accountLink.create({
      data: { id, tokenHash: id, kind: "reset", email: "a@b.test", createdAt: OLD, expiresAt },
    });
    return async () => (await db.accountLink.count({ where: { id } })) > 0;
  },
  async ApiToken(db, id, when) {
    const own = {
      userId: "sari",
      name: "alat",
      tokenHash: id,
      hint: "cap",
      scopesJson: "[]",
      createdAt: OLD,
    };
    const revokedAt = when.revokedAt ?? null;
    await db.apiToken.create({ data: { id, ...own, expiresAt: at(when, "expiresAt", FAR), revokedAt } });
    return async () => (await db.apiToken.count({ where: { id } })) > 0;
  },
  async CalendarFeed(db, id, when) {
    const revokedAt = when.revokedAt ?? null;
    await db.calendarFeed.create({ data: { id, userId: "sari", tokenHash: id, createdAt: OLD, revokedAt } });
    return async () => (await db.calendarFeed.count({ where: { id } })) > 0;
  },
  async Notice(db, id, when) {
    const about = { subjectKind: "milestone", subjectCode: "A1-B06", dataJson: "{}", knownOn: "2023-05-09" };
    const who = { userId: "sari", planId: "p", key: id, kind: "returned", urgent: false };
    await db.notice.create({ data: { id, ...who, ...about, createdAt: at(when, "createdAt", OLD) } });
    return async () => (await db.notice.count({ where: { id } })) > 0;
  },
  async ReportDraft(db, id, when) {
    await db.user.create({ data: { id, email: `${id}@b.test`, name: id, createdAt: OLD } });
    const draft = { milestoneId: "m", authorId: id, formJson: "{}", version: 1 };
    await db.reportDraft.create({ data: { id, ...draft, updatedAt: at(when, "updatedAt", OLD) } });
    return async () => (await db.reportDraft.count({ where: { id } })) > 0;
  },
  async OutboxMail(db, id, when) {
    const words = { key: id, kind: "notice.now", recipient: "a@b.test", subject: "s", text: "t" };
    const createdAt = at(when, "createdAt", OLD);
    await db.outboxMail.create({
      data: { id, ...words, createdAt, dueAt: createdAt, sentAt: when.sentAt ?? null },
    });
    return async () => (await db.outboxMail.count({ where: { id } })) > 0;
  },
  async Follower(db, id, when) {
    const what = { planId: "p", subjectKind: "plan", subjectCode: id, email: `${id}@b.test`, language: "id" };
    await db.follower.create({ data: { id, tokenHash: id, ...what, createdAt: at(when, "createdAt", OLD) } });
    return async () => (await db.follower.count({ where: { id } })) > 0;
  },
  async "PublicRemark.contact"(db, id, when) {
    const words = { planId: "p", slotCode: "B06.1", kind: "broken", text: "t", language: "id" };
    const moderatedAt = when.moderatedAt ?? null;
    const state = moderatedAt === null ? "pending" : "published";
    const createdAt = at(when, "createdAt", OLD);
    await db.publicRemark.create({
      data: { id, ...words, contact: "a@b.test", state, moderatedAt, createdAt, knownOn: "2023-05-09" },
    });
    return async () => (await db.publicRemark.findUniqueOrThrow({ where: { id } })).contact !== null;
  },
  async "Comment.guestContact"(db, id, when) {
    const words = { planId: "p", milestoneCode: "A1-B06", audience: "public", text: "t", language: "id" };
    const recordedAt = at(when, "recordedAt", OLD);
    await db.comment.create({
      data: { id, ...words, guestContact: "a@b.test", knownOn: "2023-05-09", recordedAt },
    });
    return async () => (await db.comment.findUniqueOrThrow({ where: { id } })).guestContact !== null;
  },
  async "DataRequest.contact"(db, id, when) {
    const words = { planId: "p", text: "t", language: "id", askedBy: "voter", contact: "a@b.test" };
    const recordedAt = at(when, "recordedAt", OLD);
    await db.dataRequest.create({ data: { id, ...words, knownOn: "2023-05-09", recordedAt } });
    return async () => (await db.dataRequest.findUniqueOrThrow({ where: { id } })).contact !== null;
  },
  async "PlanImport.resultJson"(db, id, when) {
    const file = { planSlug: "rencana", fileName: "a.xlsx", sha256: id, bytes: 1, shape: "workbook" };
    const finishedAt = when.finishedAt ?? null;
    await db.planImport.create({
      data: {
        id,
        ...file,
        state: "applied",
        resultJson: "{}",
        createdBy: "sari",
        createdAt: OLD,
        finishedAt,
      },
    });
    return async () => (await db.planImport.findUniqueOrThrow({ where: { id } })).resultJson !== null;
  },
};

function keptMs({ cell, line }: RuleRow): number {
  const [, count, unit] = /^(\d+) ([hd])$/.exec(cell("kept")) ?? [];
  if (count === undefined) throw new Error(`retention.md:${line}: ${cell("kept")} is no time`);
  return Number(count) * (unit === "h" ? 3_600_000 : 86_400_000);
}

const MINUTE = 60_000;

testDbs("the day's round keeps each kind as long as the rules say, and no longer", async ({ db }) => {
  await insertCast(db);
  const looks: Array<{ line: number; isKept: boolean; look: () => Promise<boolean> }> = [];
  for (const rule of rules) {
    const put = ROWS[rule.cell("table")];
    if (put === undefined)
      throw new Error(`retention.md:${rule.line}: no row is made of ${rule.cell("table")}`);
    for (const isKept of [true, false]) {
      const instant = new Date(NOW.getTime() - keptMs(rule) + (isKept ? MINUTE : -MINUTE));
      const id = `r${rule.line}${isKept ? "a" : "b"}`;
      const look = await put(db, id, { [rule.cell("counted from")]: instant });
      expect(await look()).toBe(true);
      looks.push({ line: rule.line, isKept, look });
    }
  }
  await forgetPublic(testDeps(db));
  for (const { line, isKept, look } of looks) expect(await look(), `retention.md:${line}`).toBe(isKept);
});

test("what is deleted goes whole, what is emptied names its column", () => {
  for (const { line, cell } of rules)
    expect(cell("then"), `line ${line}`).toBe(cell("table").includes(".") ? "emptied" : "deleted");
});
