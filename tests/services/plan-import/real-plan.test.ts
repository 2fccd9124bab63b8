import { expect } from "vitest";
import { loadPlanDocument } from "#app/data/authoring/document-read.server.ts";
import type { Db } from "#app/data/db.server.ts";
import type { PlanDocument } from "#app/domain/authoring/plan-document.ts";
import { planFingerprint } from "#app/services/authoring/apply-plan-edits.server.ts";
import { loadPlan } from "#app/services/load-plan.server.ts";
import { applyImport } from "#app/services/plan-import/apply-import.server.ts";
import { exportPlan } from "#app/services/plan-import/export-plan.server.ts";
import { insertPerson, testDeps } from "#tests/data-factories.ts";
import { testDbs } from "#tests/db.ts";
import { realPlan } from "#tests/seed/real-plan.ts";
import { handIn } from "./hand-in.ts";
import { onFreshDatabase, withFiles } from "./importing.ts";

const AT = new Date("2024-03-22T03:00:00Z");
const EMPTY = { checkpoints: [], commitments: [], actions: [], milestones: [] };

async function documentOf(db: Db): Promise<PlanDocument> {
  const { id } = await db.plan.findUniqueOrThrow({ where: { slug: "ran-ogi-vii" }, select: { id: true } });
  return loadPlanDocument(db, id);
}

testDbs(
  "the whole real matrix, exported, emptied and imported again, is identical",
  async ({ db }) => {
    const { wanted, bytes } = await onFreshDatabase(async (source) => {
      const deps = testDeps(source, AT);
      await loadPlan(realPlan(), deps);
      const asked = {
        actor: null,
        plan: "ran-ogi-vii",
        format: "xlsx",
        language: "id",
        template: false,
      } as const;
      const made = await exportPlan(asked, deps);
      if (!made.ok) throw new Error(made.refusal);
      return { wanted: await documentOf(source), bytes: made.bytes };
    });
    await loadPlan({ ...realPlan(), ...EMPTY }, testDeps(db, AT));
    const { id: organisation } = await db.organisation.findFirstOrThrow({
      where: { kind: "secretariat" },
      select: { id: true },
    });
    const actor = await insertPerson(db, { id: "sari", organisation, role: "secretariat" });
    expect((await documentOf(db)).milestone).toEqual([]);
    await withFiles(db, AT, async (deps) => {
      const { id, signedIn, summary } = await handIn({ actor, plan: "ran-ogi-vii", bytes }, deps);
      expect(summary.problems).toEqual([]);
      expect(await applyImport({ signedIn, id, reason: "Dimuat kembali" }, deps)).toMatchObject({ ok: true });
      const document = await documentOf(db);
      expect(document.milestone.length).toBe(wanted.milestone.length);
      expect(planFingerprint(document)).toBe(planFingerprint(wanted));
      const again = await handIn({ actor, plan: "ran-ogi-vii", bytes }, deps);
      expect(again.summary).toMatchObject({ edits: 0, errors: 0, counts: { created: 0, changed: 0 } });
    });
  },
  120_000,
);
