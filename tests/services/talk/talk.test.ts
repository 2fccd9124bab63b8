import { expect } from "vitest";
import type { Db } from "#app/data/db.server.ts";
import { loadPendingWords } from "#app/data/talk-pending.server.ts";
import type { Deps } from "#app/services/deps.server.ts";
import { forgetPublic } from "#app/services/forget-public.server.ts";
import { openData } from "#app/services/open-data.server.ts";
import { openPlan } from "#app/services/open-plan.server.ts";
import { askData } from "#app/services/talk/ask-data.server.ts";
import { moderateWords } from "#app/services/talk/moderate-words.server.ts";
import { openAttendees } from "#app/services/talk/open-attendees.server.ts";
import { openDiscussion } from "#app/services/talk/open-discussion.server.ts";
import { openTalk } from "#app/services/talk/open-talk.server.ts";
import { postComment } from "#app/services/talk/post-comment.server.ts";
import { recordMeeting, settleDecision } from "#app/services/talk/record-meeting.server.ts";
import { openRequest, stepRequest } from "#app/services/talk/step-request.server.ts";
import { askSupportAlone, stepSupport } from "#app/services/talk/support.server.ts";
import { openTalkTasks } from "#app/services/talk/talk-tasks.server.ts";
import { writeRisk } from "#app/services/talk/write-risk.server.ts";
import { type Cast, insertCast } from "#tests/data-factories.ts";
import { testDbs } from "#tests/db.ts";
import { day } from "#tests/factories.ts";
import { clockOf, DAY } from "#tests/services/follow/follow-factories.ts";

const PLAN = "rencana";
const TODAY = day("2023-05-10");
const SECRET = "rahasia-7f3a";
const GUEST = { plan: PLAN, milestone: "A1-B06", speaker: null, trap: "", language: "id", address: null };

function speaker(actor: Cast["owner"]) {
  return { actor, actorName: actor.userId };
}

function comment(deps: Deps, typed: Record<string, string>, by: Cast["owner"] | null = null) {
  return postComment({ ...GUEST, typed, speaker: by === null ? null : speaker(by) }, deps);
}

async function seen(deps: Deps, actor: Cast["owner"] | null) {
  const indexed = await openPlan(PLAN, deps);
  if (indexed === null) throw new Error("no plan");
  const place = { indexed, milestone: "A1-B06", asOf: TODAY, today: TODAY };
  const { threads } = await openDiscussion(place, actor, deps);
  return threads.flatMap((thread) => [thread.text, ...thread.answers.map(({ text }) => text)]);
}

async function publish(db: Db, deps: Deps, { secretary }: Cast, kind: "comment" | "request") {
  const { id } = (await loadPendingWords(db, PLAN)).find((each) => each.kind === kind) ?? { id: "" };
  return moderateWords({ ...speaker(secretary), kind, id, decision: "published", note: "" }, deps);
}

testDbs("a guest's words wait; the internal discussion stays with those in office", async ({ db }) => {
  const cast = await insertCast(db);
  const { deps, pass } = clockOf(db);
  const asked = { text: "Di mana datanya?", name: "Budi", contact: SECRET };
  expect(await comment(deps, asked)).toEqual({ ok: true, waits: true });
  expect(await comment(deps, { ...asked, audience: "internal", name: "" })).toMatchObject({
    refusal: "not_allowed",
  });
  expect(await comment(deps, { text: "Lihat portal", audience: "internal" }, cast.owner)).toMatchObject({
    ok: true,
  });
  expect(await seen(deps, null)).toEqual([]);
  expect(await seen(deps, cast.reviewer)).toEqual(["Lihat portal"]);
  const [waiting] = await loadPendingWords(db, PLAN);
  const rejects = { ...speaker(cast.owner), kind: "comment", id: waiting?.id ?? "", note: "" } as const;
  expect(await moderateWords({ ...rejects, decision: "published" }, deps)).toMatchObject({
    refusal: "not_allowed",
  });
  expect(await publish(db, deps, cast, "comment")).toEqual({ ok: true });
  expect(
    await moderateWords({ ...rejects, ...speaker(cast.secretary), decision: "published" }, deps),
  ).toEqual({
    ...{ ok: false, refusal: "already_decided" },
  });
  expect(await seen(deps, null)).toEqual(["Di mana datanya?"]);
  const answer = { text: "Di menu Data", audience: "public", parent: waiting?.id ?? "" };
  await comment(deps, answer, cast.secretary);
  const own = (await loadPendingWords(db, PLAN))[0];
  const ownWords = { ...speaker(cast.secretary), kind: "comment", id: own?.id ?? "", note: "" } as const;
  expect(await moderateWords({ ...ownWords, decision: "published" }, deps)).toMatchObject({
    refusal: "own_submission",
  });
  expect(JSON.stringify(await db.auditEntry.findMany({ select: { afterJson: true } }))).not.toContain(SECRET);
  pass(31 * DAY);
  await forgetPublic(deps);
  expect(await db.comment.count({ where: { guestContact: { not: null } } })).toBe(0);
});

testDbs(
  "a data request is shown, forwarded, a task of its organisation, and answered once",
  async ({ db }) => {
    const cast = await insertCast(db);
    const { deps, pass } = clockOf(db);
    const typed = {
      text: "Data dapil CSV",
      cell: "b06.1",
      purpose: SECRET,
      askedBy: "voter",
      contact: SECRET,
    };
    const form = { plan: PLAN, typed, trap: "", language: "id", address: null };
    expect(await askData({ ...form, typed: { ...typed, cell: "Z1" } }, deps)).toMatchObject({
      refusal: "invalid",
    });
    expect(await askData(form, deps)).toEqual({ ok: true });
    await publish(db, deps, cast, "request");
    pass(1000);
    const { id } = await db.dataRequest.findFirstOrThrow({ select: { id: true } });
    const step = { plan: PLAN, request: id };
    const forward = { ...step, step: "forwarded", typed: { to: "kpu" } } as const;
    expect(await stepRequest({ ...forward, ...speaker(cast.owner) }, deps)).toMatchObject({
      refusal: "not_allowed",
    });
    expect(await stepRequest({ ...forward, ...speaker(cast.secretary) }, deps)).toEqual({ ok: true });
    pass(1000);
    expect(await openTalkTasks(cast.owner, deps)).toMatchObject([{ requests: [{ id, state: "forwarded" }] }]);
    const answer = {
      ...step,
      step: "answered",
      typed: { text: "Ini", address: "https://example.test/d.csv" },
    } as const;
    expect(await stepRequest({ ...answer, ...speaker(cast.reviewer) }, deps)).toMatchObject({
      refusal: "not_allowed",
    });
    expect(await stepRequest({ ...answer, ...speaker(cast.owner) }, deps)).toEqual({ ok: true });
    expect(await stepRequest({ ...answer, ...speaker(cast.owner) }, deps)).toMatchObject({
      refusal: "already_decided",
    });
    const page = await openRequest({ ...step, asOf: TODAY, actor: null }, deps);
    expect(page?.request.answer).toMatchObject({
      address: "https://example.test/d.csv",
      organisation: "kpu",
    });
    expect(JSON.stringify(page)).not.toContain(SECRET);
  },
);

const MEETING = {
  ...{ audience: "public", heldOn: "2023-05-09", title: "Rapat", attendees: SECRET, rows: "1" },
  ...{
    "d.0.text": "Perbaiki tautan",
    "d.0.cell": "B06.1",
    "d.0.organisation": "kpu",
    "d.0.dueOn": "2023-05-09",
  },
};

testDbs(
  "a record is the secretariat's, its correction a new version, its decision settled by who must act",
  async ({ db }) => {
    const { owner, secretary, reviewer } = await insertCast(db);
    const { deps } = clockOf(db);
    const record = { plan: PLAN, corrects: null, seen: 0, typed: MEETING, organisations: ["kpu"] };
    expect(await recordMeeting({ ...record, ...speaker(owner) }, deps)).toMatchObject({
      refusal: "not_allowed",
    });
    const done = await recordMeeting({ ...record, ...speaker(secretary) }, deps);
    expect(done).toEqual({ ok: true, code: "2023-05-09" });
    const typed = { ...MEETING, title: "Rapat rutin", reason: "ralat judul", "d.0.ordinal": "1" };
    const correction = { ...record, ...speaker(secretary), corrects: "2023-05-09", seen: 1, typed };
    expect(await recordMeeting(correction, deps)).toMatchObject({ ok: true });
    expect(await recordMeeting(correction, deps)).toMatchObject({ refusal: "changed_meanwhile" });
    const names = { plan: PLAN, meeting: "2023-05-09", today: TODAY };
    expect(await openAttendees({ ...names, actor: secretary }, deps)).toBe(SECRET);
    expect(await openAttendees({ ...names, actor: reviewer }, deps)).toBeNull();
    expect(await openTalkTasks(owner, deps)).toMatchObject([{ decisions: [{ state: "overdue" }] }]);
    const settle = {
      plan: PLAN,
      meeting: "2023-05-09",
      ordinal: 1,
      typed: { decision: "done", text: "Sudah" },
    };
    expect(await settleDecision({ ...settle, ...speaker(reviewer) }, deps)).toMatchObject({
      refusal: "not_allowed",
    });
    expect(await settleDecision({ ...settle, ...speaker(owner) }, deps)).toMatchObject({ ok: true });
    expect(await settleDecision({ ...settle, ...speaker(owner) }, deps)).toMatchObject({
      refusal: "already_decided",
    });
    expect(await openTalkTasks(owner, deps)).toEqual([]);
  },
);

testDbs("support is asked by an owner and answered by the organisation asked", async ({ db }) => {
  const { owner, secretary, reviewer } = await insertCast(db);
  const { deps } = clockOf(db);
  const typed = { milestone: "A1-B06", to: "seknas", text: SECRET, neededBy: "" };
  const ask = { plan: PLAN, typed };
  expect(await askSupportAlone({ ...ask, ...speaker(reviewer) }, deps)).toMatchObject({
    refusal: "not_allowed",
  });
  expect(await askSupportAlone({ ...ask, ...speaker(owner) }, deps)).toEqual({ ok: true });
  const { id } = await db.supportRequest.findFirstOrThrow({ select: { id: true } });
  expect(await openTalkTasks(secretary, deps)).toMatchObject([{ support: [{ id, state: "open" }] }]);
  const step = { plan: PLAN, request: id, typed: { decision: "given", text: "Sudah" } };
  expect(await stepSupport({ ...step, ...speaker(owner) }, deps)).toMatchObject({ refusal: "not_allowed" });
  expect(await stepSupport({ ...step, ...speaker(secretary) }, deps)).toEqual({ ok: true });
  expect(await stepSupport({ ...step, ...speaker(secretary) }, deps)).toMatchObject({
    refusal: "already_decided",
  });
});

testDbs("no table of the open data tells what is private or internal", async ({ db }) => {
  const cast = await insertCast(db);
  const { owner, secretary } = cast;
  const { deps } = clockOf(db);
  await comment(deps, { text: "Terlihat semua", name: SECRET, contact: SECRET });
  await publish(db, deps, cast, "comment");
  await comment(deps, { text: SECRET, name: "Budi" });
  await comment(deps, { text: SECRET, audience: "internal" }, owner);
  const typed = { text: "Data dapil", cell: "", purpose: SECRET, askedBy: "voter", contact: SECRET };
  await askData({ plan: PLAN, typed, trap: "", language: "id", address: null }, deps);
  await publish(db, deps, cast, "request");
  await askData(
    { plan: PLAN, typed: { ...typed, text: SECRET }, trap: "", language: "id", address: null },
    deps,
  );
  const record = { ...speaker(secretary), plan: PLAN, corrects: null, seen: 0, organisations: ["kpu"] };
  await recordMeeting({ ...record, typed: MEETING }, deps);
  await recordMeeting({ ...record, typed: { ...MEETING, audience: "internal", "d.0.text": SECRET } }, deps);
  await askSupportAlone(
    { ...speaker(owner), plan: PLAN, typed: { milestone: "A1-B06", to: "seknas", text: SECRET } },
    deps,
  );
  const risk = {
    ...{ title: "Pindah alamat", trigger: "404", fallback: "Salinan", likelihood: "low", impact: "high" },
    ...{ organisation: "kpu", milestone: "A1-B06", audience: "public" },
  };
  const write = { ...speaker(owner), plan: PLAN, changes: null, seen: 0 };
  expect(await writeRisk({ ...write, typed: risk }, deps)).toEqual({ ok: true, code: "R1" });
  await writeRisk({ ...write, typed: { ...risk, title: SECRET, audience: "internal" } }, deps);
  expect(await writeRisk({ ...write, typed: { ...risk, milestone: "" } }, deps)).toMatchObject({
    refusal: "not_allowed",
  });

  const indexed = await openPlan(PLAN, deps);
  if (indexed === null) throw new Error("no plan");
  const { tables } = await openData(indexed, TODAY, () => ({ id: "", en: "" }), deps);
  const told = Object.fromEntries(tables.map(({ definition, rows }) => [definition.name, rows.length]));
  expect(told).toMatchObject({ meetings: 1, meeting_decisions: 1, risks: 1, data_requests: 1, comments: 1 });
  expect(JSON.stringify(tables.map(({ rows }) => rows))).not.toContain(SECRET);
  const { support: _internal, ...talk } = await openTalk(PLAN, deps);
  expect(Object.keys(talk.meetings[0] ?? {})).not.toContain("attendees");
});
