import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import { loadPlanDocument } from "#app/data/authoring/document-read.server.ts";
import { readDataVersion } from "#app/data/data-version.server.ts";
import type { Db } from "#app/data/db.server.ts";
import { loadPlanFacts } from "#app/data/plan-facts.server.ts";
import { planDiff } from "#app/domain/authoring/plan-edit.ts";
import { CalendarDateSchema } from "#app/domain/calendar-date.ts";
import { deadlineAsOf } from "#app/domain/deadline.ts";
import { indexSchedule } from "#app/domain/schedule.ts";
import type { PlanSource } from "#app/exchange/plan-folder/plan-source.ts";
import { applyPlanEdits } from "#app/services/authoring/apply-plan-edits.server.ts";
import { loadPlan } from "#app/services/load-plan.server.ts";
import { loadPlanFolder } from "#app/services/load-plan-folder.server.ts";
import { insertOrganisation, insertPerson } from "#tests/data-factories.ts";
import { testDbs } from "#tests/db.ts";
import { realPlan } from "#tests/seed/real-plan.ts";

const at = new Date("2022-11-16T06:00:00Z");

function depsOf(db: Db) {
  return { db, now: () => at, newId: randomUUID };
}

/** The source with one milestone changed. */
function retitled(source: PlanSource, code: string, title: string): PlanSource {
  const milestones = source.milestones.map((milestone) =>
    milestone.code === code ? { ...milestone, title: { ...milestone.title, id: title } } : milestone,
  );
  return { ...source, milestones };
}

function sortedBy<Key extends string, Each extends Record<Key, string>>(rows: ReadonlyArray<Each>, key: Key) {
  return rows.toSorted((a, b) => (a[key] < b[key] ? -1 : 1));
}

testDbs("what is loaded is read back as the source says it", async ({ db }) => {
  const source = realPlan();
  await loadPlan(source, depsOf(db));

  const facts = await loadPlanFacts(db, "ran-ogi-vii");

  const inOrder = (milestones: PlanSource["milestones"]) =>
    milestones.map((milestone) => ({
      ...milestone,
      owners: sortedBy(milestone.owners, "organisation"),
      indicators: sortedBy(milestone.indicators, "code"),
    }));
  expect(inOrder(facts.milestones)).toEqual(inOrder(source.milestones));
  expect(facts.checkpoints).toEqual(source.checkpoints);
  expect(facts.actions).toEqual(source.actions);
  expect(facts.discrepancies).toEqual(source.discrepancies);
  expect(facts.organisations).toEqual(sortedBy(source.organisations, "slug"));
  expect(facts.plan).toMatchObject({
    slug: "ran-ogi-vii",
    state: "adopted",
    predecessors: source.plan.predecessors,
  });
  expect(facts.schedule.calendars).toEqual(source.schedule.calendars);
  expect(sortedBy(facts.schedule.stages, "key")).toEqual(sortedBy(source.schedule.stages, "key"));
  expect(sortedBy(facts.schedule.versions, "code")).toEqual(sortedBy(source.schedule.versions, "code"));
  expect(facts.schedule.events).toEqual(source.schedule.events);
  expect(facts.schedule.occurrences).toHaveLength(10);
  expect(facts.reports).toEqual([]);
});

testDbs("the deadlines read from the database are those of the stages", async ({ db }) => {
  await loadPlan(realPlan(), depsOf(db));
  const facts = await loadPlanFacts(db, "ran-ogi-vii");
  const schedule = indexSchedule(facts.schedule);
  const deadline = (code: string, asOf: string) => {
    const rules = facts.milestones.find((milestone) => milestone.code === code)?.deadlineRules ?? [];
    return deadlineAsOf(rules, schedule, CalendarDateSchema.parse(asOf));
  };

  expect(deadline("A1-B06", "2024-12-31")).toMatchObject({
    kind: "dated",
    dueOn: "2023-02-09",
    slippageDays: 0,
  });
  expect(deadline("A3-B12", "2023-04-17")).toMatchObject({ kind: "dated", dueOn: "2023-11-25" });
  expect(deadline("A3-B12", "2023-04-18")).toMatchObject({
    ...{ kind: "dated", dueOn: "2023-11-04", originalOn: "2023-11-25", slippageDays: -21 },
    version: { regulation: "PKPU-10-2023" },
  });
  expect(deadline("A3-B18", "2024-07-27").kind).toBe("waiting");
  expect(deadline("A3-B18", "2024-07-28")).toMatchObject({ kind: "dated", dueOn: "2024-07-31" });
});

testDbs("loading the same plan again changes nothing", async ({ db }) => {
  const first = await loadPlan(realPlan(), depsOf(db));
  const version = await readDataVersion(db);

  const second = await loadPlan(realPlan(), depsOf(db));

  expect(first).toMatchObject({ updated: 0, unchanged: 0 });
  expect(second).toEqual({ created: 0, updated: 0, unchanged: first.created });
  expect(version).toBe(1);
  expect(await readDataVersion(db)).toBe(version);
  expect(
    await db.auditEntry.findMany({
      where: { action: { not: "facts.sealed" } },
      select: { action: true, actorId: true, planId: true },
    }),
  ).toEqual([{ action: "plan.loaded", actorId: null, planId: expect.any(String) }]);
});

testDbs("a corrected word changes its one row, which keeps its id", async ({ db }) => {
  const source = realPlan();
  await loadPlan(source, depsOf(db));
  const findId = () => db.milestone.findFirstOrThrow({ where: { code: "A1-B06" }, select: { id: true } });
  const before = await findId();

  const loaded = await loadPlan(retitled(source, "A1-B06", "Peta dapil"), depsOf(db));

  expect(loaded).toMatchObject({ created: 0, updated: 1 });
  expect(await findId()).toEqual(before);
  expect(await db.milestone.count({ where: { title: "Peta dapil" } })).toBe(1);
  expect(await readDataVersion(db)).toBe(2);
});

testDbs("what the source no longer names stays, because facts may hang on it", async ({ db }) => {
  const source = realPlan();
  await loadPlan(source, depsOf(db));

  const loaded = await loadPlan({ ...source, milestones: source.milestones.slice(0, -1) }, depsOf(db));

  expect(loaded).toMatchObject({ created: 0, updated: 0 });
  expect(await db.milestone.count()).toBe(24);
});

testDbs("a later deadline rule of the same milestone stays when the plan is loaded again", async ({ db }) => {
  await loadPlan(realPlan(), depsOf(db));
  const { id } = await db.milestone.findFirstOrThrow({ where: { code: "A0-B06" }, select: { id: true } });
  const rule = { kind: "fixed", fixedOn: "2023-07-31", reason: "Ditunda.", knownOn: "2023-06-01" };
  const data = { id: "later", milestoneId: id, ...rule, provenanceJson: "[]", recordedAt: at };
  await db.deadlineRule.create({ data });

  expect(await loadPlan(realPlan(), depsOf(db))).toMatchObject({ created: 0, updated: 0 });
  expect(await db.deadlineRule.count({ where: { milestoneId: id } })).toBe(2);
});

testDbs("the folder is found by name and loaded whole", async ({ db }) => {
  const loaded = await loadPlanFolder("ran-ogi-vii", depsOf(db));

  expect(loaded).toMatchObject({ ok: true, updated: 0, unchanged: 0 });
});

testDbs("a folder that is not there is told by its files, and nothing is written", async ({ db }) => {
  const loaded = await loadPlanFolder("tidak-ada", depsOf(db));

  expect(loaded).toMatchObject({ ok: false, problems: { 0: { file: "plan.yaml", code: "file_missing" } } });
  expect(await db.plan.count()).toBe(0);
});

testDbs(
  "what was edited here outlives the next load, and the rest is still brought up to date",
  async ({ db }) => {
    const source = realPlan();
    await loadPlan(source, depsOf(db));
    const { id } = await db.plan.findFirstOrThrow({ select: { id: true } });
    const seen = await loadPlanDocument(db, id);
    const element = seen.element.findLast(({ slot }) => slot === seen.element[0]?.slot);
    const wanted = {
      ...seen,
      milestone: seen.milestone.map((each) =>
        each.code === "A1-B06" ? { ...each, title: { id: "Ditulis di sini", en: null } } : each,
      ),
      element: seen.element.filter(({ code }) => code !== element?.code),
    };
    await insertOrganisation(db, "seknas-uji", "secretariat");
    const actor = await insertPerson(db, { id: "wayan", organisation: "seknas-uji", role: "secretariat" });
    const plan = { actor, actorName: "Wayan", plan: "ran-ogi-vii", fingerprint: null, via: "form" as const };
    const edits = planDiff(seen, wanted);
    expect(await applyPlanEdits({ ...plan, edits, reason: "Diperbaiki" }, depsOf(db))).toMatchObject({
      ok: true,
    });

    expect(await loadPlan(source, depsOf(db))).toMatchObject({ created: 0, updated: 0 });
    const corrected = retitled(retitled(source, "A1-B06", "Dari berkas"), "A2-B06", "Dari berkas");
    expect(await loadPlan(corrected, depsOf(db))).toMatchObject({ created: 0, updated: 1 });

    const now = await loadPlanDocument(db, id);
    const titleOf = (code: string) => now.milestone.find((each) => each.code === code)?.title.id;
    expect([titleOf("A1-B06"), titleOf("A2-B06")]).toEqual(["Ditulis di sini", "Dari berkas"]);
    expect(now.element.some(({ code }) => code === element?.code)).toBe(false);
  },
);
