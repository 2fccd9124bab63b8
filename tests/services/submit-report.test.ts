import { expect } from "vitest";
import type { Actor } from "#app/domain/permission.ts";
import type { Submission } from "#app/domain/submission.ts";
import { openPlan } from "#app/services/open-plan.server.ts";
import { openReportForm } from "#app/services/open-report-form.server.ts";
import { openTasks } from "#app/services/open-tasks.server.ts";
import { saveDraft } from "#app/services/save-draft.server.ts";
import { submitReport } from "#app/services/submit-report.server.ts";
import { aSubmission, insertCast, insertPerson, testDeps } from "#tests/data-factories.ts";
import { testDbs } from "#tests/db.ts";

const WHERE = { plan: "rencana", milestone: "A1-B06" };

function by(actor: Actor, submission: Submission = aSubmission()) {
  return { ...WHERE, actor, actorName: "Sari", submission };
}

const FORM = {
  ...{ percent: "50", narrative: "setengah", obstacles: [], obstacleNote: "", nextStep: "", nextStepOn: "" },
  ...{ supportAsked: "", supportTo: "", pasted: "", slots: [] },
};

testDbs(
  "a report is filed with its link, a target to open, an audit entry and a new data version",
  async ({ db }) => {
    const { owner } = await insertCast(db);
    const deps = testDeps(db);

    const outcome = await submitReport(by(owner), deps);

    expect(outcome).toMatchObject({ ok: true });
    expect(await db.evidenceItem.findMany({ select: { kind: true, role: true, url: true } })).toEqual([
      { kind: "dataset", role: "data-file", url: "https://opendata.kpu.go.id/data.csv" },
    ]);
    expect(await db.target.count()).toBe(1);
    expect(await db.auditEntry.count({ where: { action: "report.submitted" } })).toBe(1);
    const indexed = await openPlan("rencana", deps);
    expect(indexed?.facts.reports[0]).toMatchObject({
      organisation: "kpu",
      knownOn: "2023-05-10",
      percentDone: 100,
    });
    const tasks = await openTasks(owner, deps);
    expect(tasks.groups[0]).toMatchObject({ group: "others", rows: [{ act: { kind: "wait_secretariat" } }] });
  },
);

testDbs("who does not own the milestone is refused and nothing is written", async ({ db }) => {
  const { secretary } = await insertCast(db);
  const other = await insertPerson(db, { id: "budi", organisation: "bappenas", role: "owner" });
  const deps = testDeps(db);

  expect(await submitReport(by(secretary), deps)).toEqual({ ok: false, refusal: "not_owner" });
  expect(await submitReport(by(other), deps)).toEqual({ ok: false, refusal: "not_owner" });
  expect(await openReportForm({ ...WHERE, actor: other }, deps)).toEqual({ ok: false, refusal: "not_owner" });
  expect(await db.report.count()).toBe(0);
  expect(await db.target.count()).toBe(0);
});

testDbs("every problem of a form is named at once, each with its place", async ({ db }) => {
  const { owner } = await insertCast(db);
  const slots = [
    { slot: "B06.1", kind: "minutes" as const, links: ["https://a.example.org/x"] },
    { slot: "B06.1", kind: null, links: ["", "kpu.go.id/x.csv", "http://127.0.0.1/x"] },
    { slot: "B99.1", kind: null, links: ["https://a.example.org/x"] },
  ];
  const submission = aSubmission({ percentDone: 0, narrative: " ", slots });

  const outcome = await submitReport(by(owner, submission), testDeps(db));

  expect(outcome).toEqual({
    ok: false,
    refusal: "invalid",
    problems: [
      { code: "narrative_missing", slot: null, line: null },
      { code: "obstacle_required", slot: null, line: null },
      { code: "kind_not_accepted", slot: "B06.1", line: null },
      { code: "scheme_missing", slot: "B06.1", line: 2 },
      { code: "host_not_public", slot: "B06.1", line: 3 },
      { code: "slot_unknown", slot: "B99.1", line: null },
    ],
  });
  expect(await db.report.count()).toBe(0);
});

testDbs("a milestone that is late needs an obstacle from the day after its deadline", async ({ db }) => {
  const { owner } = await insertCast(db);
  const submission = aSubmission({ percentDone: 75 });
  const onDueDay = testDeps(db, new Date("2023-06-30T16:59:59Z"));
  const dayAfter = testDeps(db, new Date("2023-06-30T17:00:00Z"));

  expect(await submitReport(by(owner, submission), dayAfter)).toMatchObject({ refusal: "invalid" });
  expect(await submitReport(by(owner, submission), onDueDay)).toMatchObject({ ok: true });
});

testDbs("the same report sent twice is filed once", async ({ db }) => {
  const { owner } = await insertCast(db);
  const deps = testDeps(db);

  const outcomes = await Promise.all([submitReport(by(owner), deps), submitReport(by(owner), deps)]);

  expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
  expect(outcomes.find((outcome) => !outcome.ok)).toEqual({ ok: false, refusal: "nothing_changed" });
  expect(await db.report.count()).toBe(1);
});

testDbs("a draft saved elsewhere is never overwritten, and submitting forgets it", async ({ db }) => {
  const { owner } = await insertCast(db);
  const deps = testDeps(db);
  const draft = { ...WHERE, actor: owner, form: FORM };

  expect(await saveDraft({ ...draft, version: 0 }, deps)).toMatchObject({ ok: true, version: 1 });
  const stale = await saveDraft({ ...draft, form: { ...FORM, narrative: "lain" }, version: 0 }, deps);

  expect(stale).toMatchObject({ ok: false, refusal: "draft_changed" });
  const opened = await openReportForm({ ...WHERE, actor: owner }, deps);
  expect(opened).toMatchObject({
    ok: true,
    page: { form: { narrative: "setengah" }, draft: { version: 1 } },
  });
  await submitReport(by(owner), deps);
  expect(await db.reportDraft.count()).toBe(0);
});
