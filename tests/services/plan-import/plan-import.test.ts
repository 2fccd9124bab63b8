import { expect } from "vitest";
import { verifyAudit } from "#app/data/audit.server.ts";
import { loadPlanDocument } from "#app/data/authoring/document-read.server.ts";
import { writePlanXlsx } from "#app/exchange/plan-workbook/write-workbook.server.ts";
import { planFingerprint } from "#app/services/authoring/apply-plan-edits.server.ts";
import { applyImport } from "#app/services/plan-import/apply-import.server.ts";
import { cancelImport, openImport } from "#app/services/plan-import/open-import.server.ts";
import { insertCast, NOW } from "#tests/data-factories.ts";
import { testDbs } from "#tests/db.ts";
import { aDocument, aPlanSubject } from "#tests/domain/authoring/documents.ts";
import { contentOf } from "#tests/exchange/plan-workbook/plan-files.ts";
import { words } from "#tests/factories.ts";
import { handIn } from "./hand-in.ts";
import { withFiles } from "./importing.ts";

const PASTED = (title: string) =>
  Buffer.from(`Kode\tAksi\tTitik lapor\tJudul\tYang harus benar\nA1-B06\tA1\tB06\t${title}\tData terbuka\n`);

testDbs(
  "a preview changes nothing; applied once, it changes once, and says so in the audit",
  async ({ db }) => {
    const { secretary: actor } = await insertCast(db);
    const before = planFingerprint(await loadPlanDocument(db, "p"));
    await withFiles(db, NOW, async (deps) => {
      const sent = { actor, plan: "rencana", bytes: PASTED("Judul baru"), fileName: "", pasted: true };
      const { id, signedIn, summary } = await handIn(sent, deps);
      expect(summary).toMatchObject({ shape: "pasted", errors: 0, counts: { changed: 1, created: 0 } });
      expect(planFingerprint(await loadPlanDocument(db, "p"))).toBe(before);
      expect(await applyImport({ signedIn, id, reason: null }, deps)).toMatchObject({
        refusal: "reason_needed",
      });
      expect(await applyImport({ signedIn, id, reason: "Diperbaiki" }, deps)).toMatchObject({ ok: true });
      expect((await loadPlanDocument(db, "p")).milestone[0]?.title).toEqual(words("Judul baru"));
      expect(await applyImport({ signedIn, id, reason: "x" }, deps)).toMatchObject({
        refusal: "applied_already",
      });
      expect(await verifyAudit(db)).toBeNull();
    });
  },
);

testDbs(
  "a plan that changed since the preview refuses it",
  async ({ db }) => {
    const { secretary: actor } = await insertCast(db);
    await withFiles(db, NOW, async (deps) => {
      const paste = (title: string) =>
        handIn({ actor, plan: "rencana", bytes: PASTED(title), fileName: "", pasted: true }, deps);
      const [first, second] = [await paste("Satu"), await paste("Dua")];
      const apply = ({ id, signedIn }: typeof first) => applyImport({ signedIn, id, reason: "r" }, deps);
      expect(await apply(first)).toMatchObject({ ok: true });
      expect(await apply(second)).toMatchObject({ ok: false, refusal: "plan_changed" });
      expect((await loadPlanDocument(db, "p")).milestone[0]?.title).toEqual(words("Satu"));
    });
  },
  60_000,
);

testDbs(
  "only who may write the plan imports, and one that is cancelled is never applied",
  async ({ db }) => {
    const { secretary: actor, owner } = await insertCast(db);
    await withFiles(db, NOW, async (deps) => {
      const sent = { actor, plan: "rencana", bytes: PASTED("Judul"), fileName: "", pasted: true };
      const { id, signedIn } = await handIn(sent, deps);
      expect(await openImport({ actor: owner, id, plan: "rencana" }, deps)).toMatchObject({
        refusal: "not_allowed",
      });
      const stranger = { actor: owner, name: "Budi" };
      expect(await applyImport({ signedIn: stranger, id, reason: "r" }, deps)).toMatchObject({
        refusal: "not_allowed",
      });
      expect(await cancelImport({ actor, id, plan: "rencana" }, deps)).toMatchObject({ ok: true });
      expect(await applyImport({ signedIn, id, reason: "r" }, deps)).toMatchObject({ refusal: "not_ready" });
    });
  },
  60_000,
);

testDbs(
  "a workbook makes a new plan, with nothing lost, and not a second one",
  async ({ db }) => {
    const { secretary: actor } = await insertCast(db);
    const document = aDocument({ plan: [aPlanSubject({ code: "baru" })] });
    const bytes = await writePlanXlsx(contentOf(document));
    await withFiles(db, NOW, async (deps) => {
      const { id, signedIn, summary } = await handIn({ actor, plan: null, bytes }, deps);
      expect(summary.problems).toEqual([]);
      expect(await applyImport({ signedIn, id, reason: null }, deps)).toMatchObject({
        ok: true,
        plan: "baru",
      });
      const { id: planId } = await db.plan.findUniqueOrThrow({
        where: { slug: "baru" },
        select: { id: true },
      });
      expect(planFingerprint(await loadPlanDocument(db, planId))).toBe(planFingerprint(document));
      const second = await handIn({ actor, plan: null, bytes }, deps);
      const again = await applyImport({ signedIn, id: second.id, reason: null }, deps);
      expect(again).toMatchObject({ ok: false, refusal: "plan_exists" });
    });
  },
  60_000,
);
