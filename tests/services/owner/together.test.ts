import { expect } from "vitest";
import type { Db } from "#app/data/db.server.ts";
import { BLANK_FORM } from "#app/domain/report-form.ts";
import { openJointForm } from "#app/services/owner/open-joint-form.server.ts";
import { submitReports } from "#app/services/owner/submit-reports.server.ts";
import { saveDraft } from "#app/services/save-draft.server.ts";
import { aSubmission, insertCast, insertPerson, NOW, testDeps } from "#tests/data-factories.ts";
import { testDbs } from "#tests/db.ts";

/** A second milestone of the same commission, without slots, and one of another organisation. */
async function moreMilestones(db: Db): Promise<void> {
  const base = { planId: "p", checkpointId: "c", weight: 1, provenanceJson: "[]", createdAt: NOW };
  const action = {
    planId: "p",
    commitmentId: "k",
    title: "-",
    summary: "-",
    groupLabel: "-",
    provenanceJson: "[]",
  };
  for (const [code, organisationId] of [
    ["A2", "kpu"],
    ["A3", "bappenas"],
  ] as const) {
    await db.action.create({ data: { ...action, id: code, code, ordinal: Number(code.slice(1)) } });
    const owners = { create: { id: `o${code}`, organisationId, role: "lead", provenanceJson: "[]" } };
    const milestone = { ...base, actionId: code, code: `${code}-B06`, title: code, mustBeTrue: "-", owners };
    await db.milestone.create({ data: { id: `m${code}`, ...milestone } });
  }
}

const PLAIN = aSubmission({ percentDone: 50, slots: [], narrative: "Bersama.", obstacles: ["anggaran"] });

testDbs(
  "several milestones are reported in one submission and share its mark; drafts of all are gone",
  async ({ db }) => {
    const { owner: actor } = await insertCast(db);
    await moreMilestones(db);
    const deps = testDeps(db);
    for (const milestone of ["A1-B06", "A2-B06"]) {
      await saveDraft(
        { plan: "rencana", milestone, actor, form: { ...BLANK_FORM, narrative: "x" }, version: 0 },
        deps,
      );
    }
    const entries = ["A1-B06", "A2-B06"].map((milestone) => ({ milestone, submission: PLAIN }));

    const outcome = await submitReports(
      { actor, actorName: "S", plan: "rencana", entries, together: true },
      deps,
    );

    expect(outcome).toMatchObject({ ok: true, reports: [{ milestone: "A1-B06" }, { milestone: "A2-B06" }] });
    const rows = await db.report.findMany({ select: { groupId: true } });
    expect(rows).toHaveLength(2);
    expect(new Set(rows.map(({ groupId }) => groupId)).size).toBe(1);
    expect(rows[0]?.groupId).not.toBeNull();
    expect(await db.reportDraft.count()).toBe(0);
    expect(await db.auditEntry.count({ where: { action: "report.submitted" } })).toBe(2);
  },
  60_000,
);

testDbs(
  "one that may not be filed keeps all of them back, and every reason is named",
  async ({ db }) => {
    const { owner: actor } = await insertCast(db);
    await moreMilestones(db);
    const deps = testDeps(db);
    const entries = [
      { milestone: "A1-B06", submission: PLAIN },
      { milestone: "A2-B06", submission: { ...PLAIN, narrative: " " } },
      { milestone: "A3-B06", submission: PLAIN },
      { milestone: "A9-B06", submission: PLAIN },
    ];

    const outcome = await submitReports(
      { actor, actorName: "S", plan: "rencana", entries, together: true },
      deps,
    );

    expect(outcome).toMatchObject({
      ok: false,
      refused: [
        { milestone: "A2-B06", refusal: "invalid", problems: [{ code: "narrative_missing" }] },
        { milestone: "A3-B06", refusal: "not_owner" },
        { milestone: "A9-B06", refusal: "not_found" },
      ],
    });
    expect(await db.report.count()).toBe(0);
    expect(await db.auditEntry.count()).toBe(0);
  },
  60_000,
);

testDbs(
  "the choice holds a person's open milestones only, and the forms those they chose",
  async ({ db }) => {
    const { owner: actor } = await insertCast(db);
    await moreMilestones(db);
    const outsider = await insertPerson(db, { id: "luar", organisation: "seknas", role: "secretariat" });
    const deps = testDeps(db);
    const chosen = ["A2-B06", "A3-B06", "A9-B06"];

    const page = await openJointForm({ actor, plan: "rencana", chosen }, deps);

    expect(page?.choices.map(({ code }) => code)).toEqual(["A1-B06", "A2-B06"]);
    expect(page?.pages.map(({ card }) => card.code)).toEqual(["A2-B06"]);
    expect((await openJointForm({ actor: outsider, plan: "rencana", chosen }, deps))?.choices).toEqual([]);
    expect(await openJointForm({ actor, plan: "lain", chosen }, deps)).toBeNull();
  },
  60_000,
);
