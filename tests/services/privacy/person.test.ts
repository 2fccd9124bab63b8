import { expect } from "vitest";
import { newId } from "#app/cli/new-id.server.ts";
import { sealWhatStands } from "#app/data/audit-facts.server.ts";
import type { Db } from "#app/data/db.server.ts";
import { changeOwnData } from "#app/services/accounts/change-account.server.ts";
import { verifyAll } from "#app/services/audit/verify-audit.server.ts";
import { erasePerson } from "#app/services/privacy/erase-person.server.ts";
import { exportByEmail } from "#app/services/privacy/export-person.server.ts";
import { startSession } from "#app/services/sessions.server.ts";
import { submitReport } from "#app/services/submit-report.server.ts";
import { postComment } from "#app/services/talk/post-comment.server.ts";
import { recordMeeting } from "#app/services/talk/record-meeting.server.ts";
import { aSubmission, type Cast, insertCast, insertPerson, NOW, testDeps } from "#tests/data-factories.ts";
import { testDbs } from "#tests/db.ts";
import { dropGuards } from "#tests/tamper.ts";
import { wholeText } from "./whole-text.ts";

const EMAIL = "sari@example.test";
const NAME = "Sari Wulandari";
const REASON = { reason: "Permintaan Sari Wulandari, surat 12/2023", manager: null };

/** Sari acts under two names, signs in, is at a meeting; Budi, a guest, writes from another address. */
async function lived(db: Db): Promise<Cast> {
  const cast = await insertCast(db);
  await sealWhatStands(db, NOW);
  const deps = { ...testDeps(db), now: () => NOW };
  const me = { userId: "sari", name: "sari", sessionId: "x" };
  await changeOwnData(me, { name: NAME, language: "id" }, deps);
  const who = { plan: "rencana", milestone: "A1-B06", actor: cast.owner, actorName: NAME };
  await submitReport({ ...who, submission: aSubmission() }, deps);
  await startSession(
    { userId: "sari", name: NAME, userAgent: "Firefox", replaces: null, secondFactor: true },
    deps,
  );
  await db.reportDraft.create({
    data: { id: "d", milestoneId: "m", authorId: "sari", formJson: "{}", version: 1, updatedAt: NOW },
  });
  const speaker = { actor: cast.secretary, actorName: "Wayan" };
  const typedMeeting = {
    audience: "internal",
    rows: "1",
    "d.0.text": "Perbaiki",
    title: "Rapat",
    heldOn: "2023-05-01",
    attendees: `Wayan; ${NAME}; Sari Wulandarini`,
  };
  const record = { plan: "rencana", corrects: null, seen: 0, organisations: ["kpu"], typed: typedMeeting };
  expect(await recordMeeting({ ...speaker, ...record }, deps)).toMatchObject({ ok: true });
  const guest = {
    plan: "rencana",
    milestone: "A1-B06",
    speaker: null,
    trap: "",
    language: "id",
    address: null,
  };
  const typed = { text: "Di mana?", name: "Budi Guritno", contact: "budi@example.test" };
  expect(await postComment({ ...guest, typed }, deps)).toMatchObject({ ok: true });
  await db.follower.create({
    data: {
      ...{ id: "f", planId: "p", subjectKind: "plan", subjectCode: "rencana", email: "budi@example.test" },
      ...{ language: "id", tokenHash: "h", createdAt: NOW, confirmedAt: NOW },
    },
  });
  return cast;
}

testDbs("what is held of a person is theirs to read, without secrets", async ({ db }) => {
  await lived(db);
  const copy = await exportByEmail(" SARI@example.test", testDeps(db));
  expect(copy).toMatchObject({ hasAccount: true, email: EMAIL });
  expect(Object.keys(copy?.held ?? {})).toEqual(
    expect.arrayContaining(["User", "Session", "Membership", "Report", "ReportDraft", "AuditEntry"]),
  );
  const text = JSON.stringify(copy);
  for (const secret of ["tokenHash", "passwordHash", "totpSecret", "budi@example.test", "Wayan"])
    expect(text).not.toContain(secret);
  const guest = await exportByEmail("budi@example.test", testDeps(db));
  expect(Object.keys(guest?.held ?? {}).sort()).toEqual(["Comment", "Follower"]);
  expect(await exportByEmail("nobody@example.test", testDeps(db))).toBeNull();
});

testDbs("an erasure takes a person out of everything, and the record stays whole", async ({ db }) => {
  await lived(db);
  const deps = testDeps(db, new Date("2023-05-11T03:00:00Z"));
  expect(await verifyAll({ kept: [] }, deps)).toMatchObject({ ok: true });
  const before = await db.auditEntry.findMany({ orderBy: { seq: "asc" }, select: { selfHash: true } });
  const erased = await erasePerson({ whom: { email: EMAIL }, ...REASON }, deps);
  expect(erased).toMatchObject({
    ok: true,
    erased: { Meeting: 1, ReportDraft: 1, Session: 1, Membership: 1 },
  });
  const text = await wholeText(db);
  for (const name of [/Sari Wulandari(?!ni)/, EMAIL]) expect(text).not.toMatch(name);
  expect(text, "nobody else's name is maimed").toContain("Sari Wulandarini");
  const verified = await verifyAll({ kept: [] }, deps);
  expect(verified.findings).toEqual([]);
  const after = await db.auditEntry.findMany({ orderBy: { seq: "asc" }, select: { selfHash: true } });
  expect(after.slice(0, before.length), "what was published of the chain still holds").toEqual(before);
  expect(after.length).toBeGreaterThan(before.length);
  expect(await db.report.count({ where: { authorId: "sari" } })).toBe(1);
  const kept = await db.erasure.findFirstOrThrow();
  const pseudonym = erased.ok ? erased.pseudonym : "";
  expect(kept).toMatchObject({ userId: "sari", reason: `Permintaan ${pseudonym}, surat 12/2023` });
  expect(await erasePerson({ whom: { userId: "sari" }, ...REASON }, deps)).toMatchObject({
    refusal: "unchanged",
  });
});

testDbs("a guest is erased by the address they left", async ({ db }) => {
  await lived(db);
  const whom = { email: "budi@example.test" };
  expect(await erasePerson({ whom, reason: "Permintaan", manager: null }, testDeps(db))).toMatchObject({
    ok: true,
    erased: { Comment: 1, Follower: 1 },
  });
  const text = await wholeText(db);
  for (const name of ["Budi Guritno", "budi@example.test"]) expect(text).not.toContain(name);
  expect(await verifyAll({ kept: [] }, testDeps(db))).toMatchObject({ ok: true });
});

testDbs("an entry that was rewritten beside an erasure is found", async ({ db }) => {
  await lived(db);
  const entry = await db.auditEntry.findFirstOrThrow({ where: { actorId: "sari" } });
  await expect(
    db.auditEntry.update({ where: { seq: entry.seq }, data: { actorLabel: "Orang lain" } }),
    "the database refuses words without a pseudonym",
  ).rejects.toThrow();
  await erasePerson({ whom: { email: EMAIL }, ...REASON }, testDeps(db));
  await expect(
    db.auditEntry.update({ where: { seq: entry.seq }, data: { action: "report.returned" } }),
  ).rejects.toThrow();
  await dropGuards(db);
  await db.auditEntry.update({ where: { seq: entry.seq }, data: { actorLabel: "Orang lain" } });
  const { findings } = await verifyAll({ kept: [] }, testDeps(db));
  expect(findings).toContainEqual({ kind: "entry_broken", seq: entry.seq });
});

testDbs("two who are erased in one minute keep apart", async ({ db }) => {
  await insertCast(db);
  const pseudonyms: Array<string> = [];
  for (const userId of ["sari", "rina"]) {
    const outcome = await erasePerson({ whom: { userId }, ...REASON }, { ...testDeps(db), newId });
    pseudonyms.push(outcome.ok ? outcome.pseudonym : outcome.refusal);
  }
  expect(new Set(pseudonyms).size).toBe(2);
  for (const pseudonym of pseudonyms) expect(pseudonym).toMatch(/^#[0-9a-f]{8}$/);
});

testDbs("nobody erases the last administrator, themselves, or without a reason", async ({ db }) => {
  await insertCast(db);
  const chief = await insertPerson(db, { id: "chief", organisation: "seknas", role: "administrator" });
  const manager = { userId: "chief", name: "chief", actor: chief };
  const erase = (userId: string, reason = "Permintaan", by: typeof manager | null = manager) =>
    erasePerson({ whom: { userId }, reason, manager: by }, testDeps(db));
  expect(await erase("chief")).toMatchObject({ refusal: "own_account" });
  expect(await erase("chief", "Permintaan", null)).toMatchObject({ refusal: "last_administrator" });
  expect(await erase("sari", " ")).toMatchObject({ refusal: "reason_missing" });
  expect(await erase("none")).toMatchObject({ refusal: "not_found" });
  const other = { ...manager, userId: "wayan", actor: { ...chief, userId: "wayan", offices: [] } };
  expect(await erase("sari", "Permintaan", other)).toMatchObject({ refusal: "not_allowed" });
  expect(await erase("sari")).toMatchObject({ ok: true });
});
