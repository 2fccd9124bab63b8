import { expect } from "vitest";
import { loadPlanDocument } from "#app/data/authoring/document-read.server.ts";
import type { Db } from "#app/data/db.server.ts";
import { planDiff } from "#app/domain/authoring/plan-edit.ts";
import { parsePlanFolder } from "#app/exchange/plan-folder/parse-plan-folder.ts";
import { readPlanFile } from "#app/exchange/plan-workbook/read-plan-file.server.ts";
import { applyPlanEdits } from "#app/services/authoring/apply-plan-edits.server.ts";
import { loadPlan } from "#app/services/load-plan.server.ts";
import { readPlanFolder } from "#app/services/load-plan-folder.server.ts";
import { openPlan } from "#app/services/open-plan.server.ts";
import { exportPlan } from "#app/services/plan-import/export-plan.server.ts";
import { importTarget } from "#app/services/plan-import/import-target.server.ts";
import { testDeps } from "#tests/data-factories.ts";
import { testDbs } from "#tests/db.ts";
import { person } from "#tests/services/schedule/real-plan.ts";

const PLAN = "ran-ogi-vii";
const AT = new Date("2023-02-01T03:00:00Z");

/** The real plan, with every deadline that hangs on a stage counted in working days. @returns the plan's id. */
async function planInWorkingDays(db: Db): Promise<string> {
  const { files } = readPlanFolder(`seed/${PLAN}`);
  const [head = "", ...rows] = (files["milestones.csv"] ?? "").trimEnd().split(/\r?\n(?=[A-Z]\d+-B)/);
  const table = [`${head},deadline_day_kind`, ...rows.map((row) => `${row},working`)].join("\n");
  const parsed = parsePlanFolder({ ...files, "milestones.csv": `${table}\n` });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  await loadPlan(parsed.plan, testDeps(db, new Date("2023-01-02T03:00:00Z")));
  return (await db.plan.findUniqueOrThrow({ where: { slug: PLAN }, select: { id: true } })).id;
}

testDbs(
  "a deadline counted in working days survives its workbook and its form, and is not made calendar days",
  async ({ db }) => {
    const planId = await planInWorkingDays(db);
    const deps = testDeps(db, AT);
    const current = await loadPlanDocument(db, planId);
    const hanging = current.milestone.filter(({ deadline }) => deadline?.kind === "stage");
    expect(hanging.length).toBeGreaterThan(3);
    for (const { deadline } of hanging) expect(deadline).toMatchObject({ dayKind: "working" });

    const target = await importTarget(db, { planId, slug: PLAN });
    for (const format of ["xlsx", "ods"] as const) {
      const asked = { actor: null, plan: PLAN, format, language: "id", template: false } as const;
      const made = await exportPlan(asked, deps);
      if (!made.ok) throw new Error(made.refusal);
      const run = await readPlanFile(
        { bytes: made.bytes },
        { name: `rencana.${format}`, pasted: false, target },
      );
      expect([run.problems, run.edits]).toEqual([[], []]);
    }

    const [first] = hanging;
    if (first?.deadline?.kind !== "stage") throw new Error("no deadline on a stage");
    const moved = { ...first, deadline: { ...first.deadline, offsetDays: 4 } };
    const after = {
      ...current,
      milestone: current.milestone.map((each) => (each.code === first.code ? moved : each)),
    };
    const actor = await person(db, "sari", "seknas-ogi", "secretariat");
    const edits = planDiff(current, after);
    const written = await applyPlanEdits(
      { actor, actorName: "Sari", plan: PLAN, edits, fingerprint: null, reason: "Uji", via: "form" },
      deps,
    );
    expect(written).toMatchObject({ ok: true });
    expect((await loadPlanDocument(db, planId)).milestone).toEqual(after.milestone);
    const indexed = await openPlan(PLAN, deps);
    const rules = indexed?.facts.milestones.find(({ code }) => code === first.code)?.deadlineRules;
    expect(rules?.at(-1)).toMatchObject({ kind: "stage", offsetDays: 4, dayKind: "working" });
  },
  120_000,
);
