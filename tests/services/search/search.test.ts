import { expect } from "vitest";
import { bumpDataVersion } from "#app/data/data-version.server.ts";
import { type Db, inTransaction } from "#app/data/db.server.ts";
import { readQuery } from "#app/domain/search/query.ts";
import type { Deps } from "#app/services/deps.server.ts";
import { search } from "#app/services/search/search.server.ts";
import { suggest } from "#app/services/search/suggest.server.ts";
import { submitReport } from "#app/services/submit-report.server.ts";
import { postComment } from "#app/services/talk/post-comment.server.ts";
import { recordMeeting } from "#app/services/talk/record-meeting.server.ts";
import { aSubmission, type Cast, insertCast, NOW, testDeps } from "#tests/data-factories.ts";
import { testDbs } from "#tests/db.ts";
import { day } from "#tests/factories.ts";

const ALL = { kind: null, plan: null, asOf: null, page: 1, perPage: 5 } as const;

async function found(typed: string, deps: Deps, scope: Partial<Parameters<typeof search>[1]> = {}) {
  const read = readQuery(typed);
  if (!read.ok) throw new Error(read.problem);
  const { groups } = await search(read.query, { ...ALL, ...scope }, deps);
  return groups.flatMap(({ kind, hits }) => hits.map(({ path }) => `${kind} ${path}`));
}

const meeting = (audience: string, decision: string) => ({
  ...{ heldOn: "2023-05-02", title: "Rapat berkala", titleEn: "", place: "", summary: "", summaryEn: "" },
  ...{ minutesUrl: "", audience, attendees: "", reason: "perbaikan" },
  ...{ "d.0.text": decision, "d.0.textEn": "", "d.0.cell": "", "d.0.organisation": "", "d.0.dueOn": "" },
});

async function record(
  deps: Deps,
  { secretary }: Cast,
  typed: Record<string, string>,
  corrects: string | null,
) {
  const speaker = { actor: secretary, actorName: secretary.userId };
  const seen = corrects === null ? 0 : 1;
  const input = { ...speaker, plan: "rencana", corrects, seen, typed, organisations: ["kpu"] };
  const kept = await recordMeeting(input, deps);
  if (!kept.ok) throw new Error(JSON.stringify(kept));
  return kept.code;
}

testDbs("what anyone may read is found, by code, word, owner, and with a typing error", async ({ db }) => {
  await insertCast(db);
  const deps = testDeps(db);

  expect(await found("a1-b6", deps)).toEqual(["milestone /rencana/target/A1-B06"]);
  expect(await found("B06.1", deps)).toEqual(["slot /rencana/bukti/B06.1"]);
  expect(await found("terbuka", deps)).toEqual([
    "milestone /rencana/target/A1-B06",
    "slot /rencana/bukti/B06.1",
  ]);
  expect(await found("trebuka", deps)).toHaveLength(2);
  expect(await found("kpu", deps)).toEqual([
    "milestone /rencana/target/A1-B06",
    "owner /rencana/lembaga/kpu",
  ]);
  expect(await found("aksi", deps)).toEqual(["action /rencana/matriks?teks=A1"]);
  expect(await found("terbuka", deps, { kind: "slot" })).toEqual(["slot /rencana/bukti/B06.1"]);
});

testDbs("a change of the plan's words is found, and what it replaced is not", async ({ db }) => {
  await insertCast(db);
  const deps = testDeps(db);
  expect(await found("target", deps)).toHaveLength(1);

  await edit(db, "Peta pemilih");

  expect(await found("pemilih", deps)).toEqual(["milestone /rencana/target/A1-B06"]);
  expect(await found("target", deps)).toEqual([]);
});

testDbs("what was removed behind the index's back is never shown", async ({ db }) => {
  await insertCast(db);
  const deps = testDeps(db);
  expect(await found("B06.1", deps)).toHaveLength(1);
  await db.evidenceSlot.update({ where: { id: "s" }, data: { retiredOn: "2023-05-01", retiredReason: "-" } });
  await db.milestone.update({ where: { id: "m" }, data: { title: "Lain", mustBeTrue: "lain" } });
  expect(await found("B06.1", deps)).toEqual([]);
  expect(await found("terbuka", deps)).toEqual([]);
});

/** Changes a title as the application does: the row, the edit, the version. */
async function edit(db: Db, title: string): Promise<void> {
  await inTransaction(db, async (tx) => {
    await tx.milestone.update({ where: { id: "m" }, data: { title } });
    await tx.planEdit.create({
      data: {
        ...{
          id: "e",
          planId: "p",
          batchId: "b",
          ordinal: 1,
          subjectType: "milestone",
          subjectCode: "A1-B06",
        },
        ...{
          kind: "changed",
          beforeJson: `{"title":"Target"}`,
          afterJson: `{"title":"${title}"}`,
          via: "form",
        },
        ...{ actorId: "wayan", knownOn: "2023-05-10", recordedAt: NOW },
      },
    });
    await bumpDataVersion(tx);
  });
}

testDbs(
  "a public decision is found; an internal one is not, nor one that became internal",
  async ({ db }) => {
    const cast = await insertCast(db);
    const deps = testDeps(db);
    const code = await record(deps, cast, meeting("public", "Burungkenari dibuka"), null);
    await record(deps, cast, meeting("internal", "Burungtertutup dibahas"), null);

    expect(await found("burungkenari", deps)).toEqual([`decision /rencana/rapat/${code}#keputusan`]);
    expect(await found("burungkenari", deps, { asOf: day("2023-05-09") })).toEqual([]);
    expect(await found("burungtertutup", deps)).toEqual([]);

    await record(deps, cast, meeting("internal", "Burungkenari dibuka"), code);
    expect(await found("burungkenari", deps)).toEqual([]);
  },
);

const CANARY = "burungkenari";

testDbs(
  "nothing hidden is findable: drafts, reports' words, internal talk, links, contacts",
  async ({ db }) => {
    const { owner } = await insertCast(db);
    const deps = testDeps(db);
    const plan = { plan: "rencana", milestone: "A1-B06" };
    const draft = { formJson: JSON.stringify({ narrative: CANARY }), version: 1, updatedAt: NOW };
    await db.reportDraft.create({ data: { id: "d", milestoneId: "m", authorId: "sari", ...draft } });
    const slots = [{ slot: "B06.1", kind: null, links: [`https://opendata.kpu.go.id/${CANARY}.csv`] }];
    const submitted = await submitReport(
      { ...plan, actor: owner, actorName: CANARY, submission: aSubmission({ narrative: CANARY, slots }) },
      deps,
    );
    expect(submitted).toMatchObject({ ok: true });
    const said = { text: CANARY, audience: "internal" };
    const speaker = { actor: owner, actorName: "sari" };
    const words = { ...plan, typed: said, speaker, trap: "", language: "id", address: null };
    expect(await postComment(words, deps)).toMatchObject({ ok: true });
    const field = {
      id: "f",
      planId: "p",
      code: "rahasia",
      appliesTo: "milestone",
      label: CANARY,
      kind: "text",
    };
    await db.planField.create({
      data: {
        ...{ ...field, visibility: "internal", ordinal: 1 },
        values: { create: { id: "v", subjectCode: "A1-B06", value: CANARY } },
      },
    });
    await db.user.update({ where: { id: "sari" }, data: { name: CANARY, email: `${CANARY}@example.test` } });

    expect(await found(CANARY, deps)).toEqual([]);
    expect(await found(`${CANARY} terbuka`, deps)).not.toContain(CANARY);
    const read = readQuery("burung");
    if (!read.ok) throw new Error(read.problem);
    expect(await suggest(read.query, { language: "id", asOf: null }, deps)).toEqual([]);
  },
);

testDbs(
  "results name their plan where there are several, and one plan can be searched alone",
  async ({ db }) => {
    await insertCast(db);
    const deps = testDeps(db);
    const first = await db.plan.findUniqueOrThrow({ where: { id: "p" } });
    await db.plan.create({ data: { ...first, id: "q", slug: "lain", ordinal: 1, title: "Rencana lain" } });
    expect(await found("rencana", deps)).toEqual(["plan /rencana", "plan /lain"]);
    expect(await found("rencana", deps, { plan: "lain" })).toEqual(["plan /lain"]);
  },
);
