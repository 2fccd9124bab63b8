import { expect } from "vitest";
import { loadClosures } from "#app/data/closures.server.ts";
import { CalendarDateSchema } from "#app/domain/calendar-date.ts";
import { checkResult } from "#app/domain/evidence/outcome.ts";
import { decideClosure } from "#app/services/decide-closure.server.ts";
import { fileClosure } from "#app/services/file-closure.server.ts";
import { judgeSlotPrinciples } from "#app/services/judge-principles.server.ts";
import { legalGroundCodes, legalGrounds } from "#app/services/legal-grounds.server.ts";
import { openClosures } from "#app/services/open-closures.server.ts";
import { insertPerson, testDeps } from "#tests/data-factories.ts";
import { testDbs } from "#tests/db.ts";
import { aFind, closureFields, filedLink, look } from "./law-factories.ts";

const PLACE = { plan: "rencana", slot: "B06.1" };
const REASON = "Uji konsekuensi sudah dibaca.";

testDbs("filed by an owner, approved by another organisation: then it waives", async ({ db }) => {
  const { owner, secretary, slot } = await filedLink(db);
  const deps = testDeps(db);
  const known = { grounds: legalGroundCodes(), asOf: CalendarDateSchema.parse("2023-05-10") };
  const filed = await fileClosure(
    { ...PLACE, actor: owner, actorName: "Sari", fields: closureFields() },
    deps,
  );
  if (!filed.ok) throw new Error(filed.refusal);
  const before = (await loadClosures(db, [slot], known)).get(slot);
  expect(before).toMatchObject([{ elements: ["dapil"], groundKnown: true, approvedBy: null }]);

  const input = { ...PLACE, actorName: "x", closureId: filed.closureId, approved: true, reason: REASON };
  expect(await decideClosure({ ...input, actor: owner }, deps)).toEqual({
    ok: false,
    refusal: "own_submission",
  });
  expect(await decideClosure({ ...input, actor: secretary, reason: "" }, deps)).toMatchObject({
    refusal: "reason_required",
  });
  expect(await decideClosure({ ...input, actor: secretary }, deps)).toEqual({ ok: true });
  expect((await loadClosures(db, [slot], known)).get(slot)).toMatchObject([{ approvedBy: "SEKNAS" }]);
  expect(await decideClosure({ ...input, actor: secretary }, deps)).toMatchObject({
    refusal: "already_decided",
  });
  const audited = await db.auditEntry.findMany({ where: { subjectId: filed.closureId } });
  expect(audited.map(({ action }) => action)).toEqual(["closure.filed", "closure.approved"]);
});

testDbs("a refused closure weighs nothing, and is still shown with who refused it", async ({ db }) => {
  const { owner, reviewer, slot } = await filedLink(db);
  const deps = testDeps(db);
  const fields = closureFields({ decisionNumber: "", decidedOn: "", issuer: "", decisionUrl: "" });
  const filed = await fileClosure({ ...PLACE, actor: owner, actorName: "Sari", fields }, deps);
  const closureId = filed.ok ? filed.closureId : "";
  const input = { ...PLACE, actor: reviewer, actorName: "R", closureId, approved: false, reason: REASON };
  expect(await decideClosure(input, deps)).toEqual({ ok: true });
  const known = { grounds: legalGroundCodes(), asOf: CalendarDateSchema.parse("2023-05-10") };
  expect((await loadClosures(db, [slot], known)).get(slot)).toEqual([]);
  const page = await openClosures({ ...PLACE, actor: null }, deps);
  expect(page?.closures).toMatchObject([
    { mayDecide: false, decided: { approved: false, by: "BAPPENAS", reason: REASON } },
  ]);
});

testDbs(
  "only an owner files, nobody approves their own organisation's, and a bad form keeps nothing",
  async ({ db }) => {
    const { owner, secretary } = await filedLink(db);
    const insider = await insertPerson(db, { id: "dua-topi", organisation: "kpu", role: "reviewer" });
    const deps = testDeps(db);
    const file = (actor: typeof owner, overrides = {}) =>
      fileClosure({ ...PLACE, actor, actorName: "x", fields: closureFields(overrides) }, deps);

    expect(await file(secretary)).toMatchObject({ refusal: "not_an_owner" });
    expect(await file(owner, { ground: "karena-rahasia", elements: ["gaji"] })).toMatchObject({
      refusal: "incomplete",
      errors: [
        { field: "ground", problem: "ground_unknown" },
        { field: "elements", problem: "scope_unknown" },
      ],
    });
    const bare = { decisionNumber: "", decidedOn: "", issuer: "", decisionUrl: "", validUntil: "" };
    expect(await file(owner, bare)).toMatchObject({ errors: [{ problem: "end_missing" }] });
    expect(await file(owner, { ...bare, scope: "whole" })).toMatchObject({
      errors: [{ problem: "whole_without_decision" }],
    });
    expect(await file(owner, { ...bare, elements: ["nama", "dapil"] })).toMatchObject({
      errors: [{ problem: "whole_without_decision" }, { problem: "end_missing" }],
    });
    expect(await file(owner, { agreed: "12", asked: "10" })).toMatchObject({
      errors: [{ problem: "counts_unreadable" }],
    });
    expect(await file(owner, { scopeNote: "NIK 3273056010900001" })).toMatchObject({
      errors: [{ field: "scopeNote", problem: "personal_data" }],
    });
    expect(await file(owner, { decisionUrl: "javascript:alert(1)", validUntil: "kelak" })).toMatchObject({
      errors: [{ problem: "date_unreadable" }, { problem: "url_unreadable" }],
    });
    expect(await db.partialClosure.count()).toBe(0);
    const filed = await file(owner);
    const closureId = filed.ok ? filed.closureId : "";
    const own = { ...PLACE, actor: insider, actorName: "x", closureId, approved: true, reason: REASON };
    expect(await decideClosure(own, deps)).toMatchObject({ refusal: "own_organisation" });
    expect(await db.evidenceDecision.count()).toBe(0);
  },
);

testDbs(
  "principles: the machine's part, the reviewer's word, the standing, and who may not judge",
  async ({ db }) => {
    const filed = await filedLink(db);
    const deps = testDeps(db);
    await look(filed, [checkResult("OK"), checkResult("PARSED"), aFind("NIK")], deps);
    const input = {
      ...PLACE,
      ...{ actorName: "x", judgements: { granular: "met" as const }, reason: REASON },
      standings: { [filed.item]: { standing: "unofficial" as const, publisher: "mirror" as const } },
    };
    expect(await judgeSlotPrinciples({ ...input, actor: filed.owner }, deps)).toMatchObject({
      refusal: "not_allowed",
    });
    const insider = await insertPerson(db, { id: "dua-topi", organisation: "kpu", role: "reviewer" });
    expect(await judgeSlotPrinciples({ ...input, actor: insider }, deps)).toMatchObject({
      refusal: "own_organisation",
    });
    expect(await db.evidenceDecision.count()).toBe(0);
    expect(await judgeSlotPrinciples({ ...input, actor: filed.reviewer }, deps)).toEqual({ ok: true });

    const page = await openClosures({ ...PLACE, actor: filed.reviewer }, deps);
    expect(page).toMatchObject({
      mayJudge: true,
      mayFile: false,
      principles: { met: 3, known: 3, unknown: 6 },
    });
    expect(page?.items).toEqual([
      { id: filed.item, url: null, standing: { standing: "unofficial", publisher: "mirror" } },
    ]);
    expect(await db.auditEntry.count({ where: { action: "principles.judged" } })).toBe(1);
  },
);

testDbs(
  "the register of legal grounds holds Article 17 a to j and names what counsel should confirm",
  async () => {
    const codes = legalGrounds().map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining([..."abcdefghij"].map((letter) => `kip-17-${letter}`)));
    expect(legalGrounds().filter(({ counsel }) => counsel).length).toBeGreaterThan(3);
    await Promise.resolve();
  },
);
