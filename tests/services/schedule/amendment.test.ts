import { expect } from "vitest";
import type { Db } from "#app/data/db.server.ts";
import type { TypedAmendment } from "#app/domain/amendment-page.ts";
import { deadlineAsOf } from "#app/domain/deadline.ts";
import { readPlanFolder } from "#app/services/load-plan-folder.server.ts";
import { tellNotices } from "#app/services/notices/tell-notices.server.ts";
import { openPlan } from "#app/services/open-plan.server.ts";
import { openAmendments } from "#app/services/schedule/open-amendments.server.ts";
import { findDraft, previewOf } from "#app/services/schedule/preview-amendment.server.ts";
import { publishAmendment } from "#app/services/schedule/publish-amendment.server.ts";
import { saveAmendment } from "#app/services/schedule/save-amendment.server.ts";
import { undoAmendment } from "#app/services/schedule/undo-amendment.server.ts";
import { testDeps } from "../../data-factories.ts";
import { testDbs } from "../../db.ts";
import { day } from "../../factories.ts";
import { person, planBefore } from "./real-plan.ts";

const PLAN = "ran-ogi-vii";
const CALENDAR = "pemilu-2024";

const BEFORE = /,PKPU-(10|19)-2023,/;

/** The rows of one regulation in the real plan, as the table a secretariat would paste. */
function rowsOf(regulation: string): string {
  const text = readPlanFolder("seed/ran-ogi-vii").files["stage_versions.csv"] ?? "";
  const [head = "", ...rows] = text.split("\n");
  return [
    head,
    ...rows.filter((line) => line.includes(`,${regulation},`) && line.includes(",planned,")),
  ].join("\n");
}

function typed(overrides: Partial<TypedAmendment> = {}): TypedAmendment {
  return {
    ...{ regulation: "PKPU-10-2023", citation: "PKPU 10/2023", citationEn: "", effectiveOn: "2023-04-18" },
    ...{ stages: [], events: [], table: rowsOf("PKPU-10-2023") },
    ...overrides,
  };
}

const dueOn = async (db: Db, milestone: string, on: string) => {
  const indexed = await openPlan(PLAN, { db });
  const rules = indexed?.facts.milestones.find(({ code }) => code === milestone)?.deadlineRules ?? [];
  const deadline = indexed === null ? null : deadlineAsOf(rules, indexed.schedule, day(on));
  return deadline?.kind === "dated" ? deadline.dueOn : (deadline?.kind ?? null);
};

async function people(db: Db) {
  const secretary = await person(db, "sari", "seknas-ogi", "secretariat");
  await person(db, "kirana", "kpu", "owner");
  await person(db, "perdana", "perludem", "owner");
  return { actor: secretary, actorName: "Sari", plan: PLAN };
}

testDbs(
  "an amendment is drafted, previewed, published once, told once to each owner, and taken back by another",
  async ({ db }) => {
    await planBefore(db, BEFORE);
    const by = await people(db);
    const deps = testDeps(db, new Date("2023-04-18T02:00:00Z"));
    await tellNotices(testDeps(db, new Date("2023-04-17T02:00:00Z")));
    const told = async () =>
      (await db.notice.findMany({ where: { kind: "deadline_moved" }, select: { userId: true } }))
        .map(({ userId }) => userId)
        .sort();

    const saved = await saveAmendment({ ...by, calendar: CALENDAR, id: null, typed: typed() }, deps);
    if (!saved.ok) throw new Error(JSON.stringify(saved));
    expect(await dueOn(db, "A3-B12", "2023-04-18")).toBe("2023-11-25");
    const draft = await findDraft(saved.id, deps);
    if (draft === null) throw new Error("no draft");
    expect(draft.changes.stages).toHaveLength(15);
    const preview = await previewOf(draft, deps);
    expect(
      preview.plans[0]?.effective.rows.map(({ code, from, to, effects }) => [code, from, to, effects]),
    ).toEqual([["A3-B12", "2023-11-25", "2023-11-04", ["moves"]]]);

    const publish = { ...by, id: saved.id, seen: preview.seen };
    expect(await publishAmendment(publish, deps)).toEqual({ ok: true });
    expect(await publishAmendment(publish, deps)).toEqual({ ok: true });
    expect(await db.stageVersion.count({ where: { code: { startsWith: `amendment:${saved.id}` } } })).toBe(
      15,
    );
    expect(await dueOn(db, "A3-B12", "2023-04-17")).toBe("2023-11-25");
    expect(await dueOn(db, "A3-B12", "2023-04-18")).toBe("2023-11-04");

    await tellNotices(deps);
    await tellNotices(deps);
    await tellNotices(testDeps(db, new Date("2023-04-19T02:00:00Z")));
    expect(await told()).toEqual(["kirana", "perdana"]);

    const later = testDeps(db, new Date("2023-05-02T02:00:00Z"));
    const undo = await undoAmendment({ ...by, id: saved.id }, later);
    if (!undo.ok) throw new Error(JSON.stringify(undo));
    const taken = await findDraft(undo.id, later);
    const back = taken === null ? null : await previewOf(taken, later);
    expect(back?.plans[0]?.effective.counts).toMatchObject({ undatable: 0, moves: 1 });
    expect(await publishAmendment({ ...by, id: undo.id, seen: back?.seen ?? "" }, later)).toEqual({
      ok: true,
    });
    expect(await dueOn(db, "A3-B12", "2023-05-01")).toBe("2023-11-04");
    expect(await dueOn(db, "A3-B12", "2023-05-02")).toBe("2023-11-25");

    const indexed = await openPlan(PLAN, { db });
    if (indexed === null) throw new Error("no plan");
    const seen = await openAmendments({ indexed, asOf: day("2023-05-02"), actor: null }, later);
    expect(seen.published.map(({ id, undoes }) => [id, undoes])).toEqual([
      [undo.id, saved.id],
      [saved.id, null],
    ]);
    expect(seen.drafts).toEqual([]);
    const before = await openAmendments({ indexed, asOf: day("2023-04-17"), actor: null }, later);
    expect(before.published).toEqual([]);
  },
  60_000,
);

testDbs(
  "what cannot be read, circles, others' calendars and stale previews are refused and change nothing",
  async ({ db }) => {
    await planBefore(db, BEFORE);
    const by = await people(db);
    const deps = testDeps(db, new Date("2023-04-18T02:00:00Z"));
    const stage = (row: { stage: string; start?: string; end?: string }) => [
      { stage: row.stage, start: row.start ?? "", end: row.end ?? "", condition: "" },
    ];
    const save = (overrides: Partial<TypedAmendment>, who = by) =>
      saveAmendment(
        { ...who, calendar: CALENDAR, id: null, typed: typed({ table: "", ...overrides }) },
        deps,
      );
    const problems = async (overrides: Partial<TypedAmendment>) => {
      const outcome = await save(overrides);
      return outcome.ok || outcome.refusal !== "incomplete"
        ? outcome
        : outcome.problems.map(({ code, held }) => [code, held]);
    };
    expect(await problems({ regulation: "", citation: " ", effectiveOn: "besok" })).toEqual([
      ["day_missing", "besok"],
      ["regulation_missing", ""],
      ["citation_missing", ""],
    ]);
    expect(await problems({ stages: stage({ stage: "T05", end: "9 Februari" }) })).toEqual([
      ["not_a_boundary", "9 Februari"],
    ]);
    expect(await problems({ stages: stage({ stage: "T99", end: "2023-05-01" }) })).toEqual(
      [
        ["unknown_stage", "T99"],
        ["dangling", "version → pemilu-2024/T99"],
      ].slice(0, 1),
    );
    expect(
      await problems({
        stages: stage({ stage: "T05", end: "stage:T08.end+1d" }).concat(
          stage({ stage: "T08", end: "stage:T05.end+1d" }),
        ),
      }),
    ).toEqual([["circle", "pemilu-2024/T05 end → pemilu-2024/T08 end → pemilu-2024/T05 end"]]);
    expect(await problems({ stages: stage({ stage: "T05", end: "event:nothing+3d" }) })).toEqual([
      ["dangling", "pemilu-2024/T05 end → pemilu-2024/nothing"],
    ]);
    expect(
      await problems({ stages: stage({ stage: "T05", start: "2023-05-02", end: "2023-05-01" }) }),
    ).toEqual([["backwards", "pemilu-2024/T05 start 2023-05-02 → pemilu-2024/T05 end 2023-05-01"]]);
    expect(await problems({ table: "stage,end\nT05,besok\n" })).toEqual([["table_broken", "besok"]]);
    const owner = {
      ...by,
      actor: await person(db, "orang", "kpu", "owner"),
    };
    expect(await save({ stages: stage({ stage: "T05", end: "2023-05-01" }) }, owner)).toEqual({
      ok: false,
      refusal: "not_allowed",
    });
    expect(await db.amendment.count()).toBe(0);

    const first = await save({ stages: stage({ stage: "T05", end: "2023-05-01" }) });
    const second = await save({ stages: stage({ stage: "T02", end: "2023-07-02" }) });
    if (!first.ok || !second.ok) throw new Error("not saved");
    const seenOf = async (id: string) => {
      const draft = await findDraft(id, deps);
      return draft === null ? "" : (await previewOf(draft, deps)).seen;
    };
    const stale = await seenOf(first.id);
    expect(await publishAmendment({ ...by, id: second.id, seen: await seenOf(second.id) }, deps)).toEqual({
      ok: true,
    });
    expect(await publishAmendment({ ...by, id: first.id, seen: stale }, deps)).toEqual({
      ok: false,
      refusal: "changed_since_preview",
    });
    expect(await publishAmendment({ ...owner, id: first.id, seen: stale }, deps)).toEqual({
      ok: false,
      refusal: "not_allowed",
    });
    expect(await publishAmendment({ ...by, id: first.id, seen: await seenOf(first.id) }, deps)).toEqual({
      ok: true,
    });
    expect(await dueOn(db, "A1-B06", "2023-04-17")).toBe("2023-02-09");
    expect(await dueOn(db, "A1-B06", "2023-04-18")).toBe("2023-05-01");
  },
  60_000,
);
