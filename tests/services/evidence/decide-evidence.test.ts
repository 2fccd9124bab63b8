import { expect } from "vitest";
import type { Db } from "#app/data/db.server.ts";
import { loadColumnDecisions } from "#app/data/evidence-decisions.server.ts";
import { checkResult } from "#app/domain/evidence/outcome.ts";
import type { Actor } from "#app/domain/permission.ts";
import { type DecideEvidenceInput, decideEvidence } from "#app/services/decide-evidence.server.ts";
import { openEvidenceTasks } from "#app/services/open-evidence-tasks.server.ts";
import { openHidden } from "#app/services/open-hidden.server.ts";
import { insertPerson, NOW, testDeps } from "#tests/data-factories.ts";
import { testDbs } from "#tests/db.ts";
import { aFind, filedLink, look } from "./law-factories.ts";

const REASON = "Nomor itu kode wilayah, bukan NIK.";

function later(db: Db, hours: number) {
  return testDeps(db, new Date(NOW.getTime() + hours * 3_600_000));
}

function word(
  actor: Actor,
  itemId: string,
  answer: DecideEvidenceInput["answer"],
  reason = REASON,
): DecideEvidenceInput {
  return { actor, actorName: actor.userId, itemId, question: "personal_data", answer, reason };
}

testDbs(
  "a find hides the address at once, a cleaned file does not bring it back, a release does",
  async ({ db }) => {
    const filed = await filedLink(db);
    const where = { targetIds: [filed.target] };
    expect(await openHidden(where, later(db, 0))).toEqual(new Map());

    await look(filed, [aFind("NIK")], later(db, 1));
    expect(await openHidden(where, later(db, 1))).toEqual(new Map([[filed.target, "2023-05-10"]]));
    await look(filed, [checkResult("NO_PII_FOUND")], later(db, 2));
    expect((await openHidden({ planId: "p" }, later(db, 2))).has(filed.target)).toBe(true);
    expect(await openEvidenceTasks({ actor: filed.secretary }, later(db, 2))).toMatchObject([
      { question: "personal_data", held: false, since: "2023-05-10" },
    ]);
    await look(filed, [aFind("NIK")], later(db, 3));

    const outcome = await decideEvidence(word(filed.secretary, filed.item, "release"), later(db, 4));
    expect(outcome).toEqual({ ok: true, plan: "rencana", slot: "B06.1" });
    expect(await openHidden(where, later(db, 4))).toEqual(new Map());
    expect(await openEvidenceTasks({ actor: filed.secretary }, later(db, 4))).toEqual([]);

    await look(filed, [aFind("NIK", "KTP")], later(db, 5));
    expect((await openHidden(where, later(db, 5))).size).toBe(1);
    expect(await openEvidenceTasks({ actor: filed.secretary }, later(db, 5))).toMatchObject([
      { question: "personal_data", item: filed.item, blocked: null, hiddenSince: "2023-05-10" },
    ]);
  },
);

testDbs(
  "a decision is kept with its reason, audited, and leaves the machine's results alone",
  async ({ db }) => {
    const filed = await filedLink(db);
    await look(filed, [aFind("NIK")], later(db, 1));
    const before = await db.checkRun.findMany();
    const version = await db.dataVersion.findFirstOrThrow();

    expect(await decideEvidence(word(filed.reviewer, filed.item, "hold"), later(db, 2))).toMatchObject({
      ok: true,
    });
    expect(await db.checkRun.findMany()).toEqual(before);
    expect(await db.evidenceDecision.findMany()).toMatchObject([
      { kind: "hold", evidenceItemId: filed.item, reason: REASON, userId: "rina", knownOn: "2023-05-10" },
    ]);
    expect(await db.auditEntry.findMany({ where: { action: "evidence.hold" } })).toMatchObject([
      { actorId: "rina", subjectId: filed.item, reason: REASON },
    ]);
    expect((await db.dataVersion.findFirstOrThrow()).version).toBe(version.version + 1);
    const again = await decideEvidence(word(filed.secretary, filed.item, "hold"), later(db, 3));
    expect(again).toEqual({ ok: false, refusal: "nothing_to_decide" });
    expect(await openEvidenceTasks({ actor: filed.secretary }, later(db, 3))).toMatchObject([
      { held: true, answers: ["release"], hiddenSince: "2023-05-10" },
    ]);
    const released = await decideEvidence(word(filed.secretary, filed.item, "release"), later(db, 4));
    expect(released).toMatchObject({ ok: true });
    expect((await openHidden({ planId: "p" }, later(db, 4))).size).toBe(0);
  },
);

testDbs(
  "nobody decides on their own evidence, their organisation's, without office or reason",
  async ({ db }) => {
    const filed = await filedLink(db);
    await look(filed, [aFind("NIK")], later(db, 1));
    const insider = await insertPerson(db, { id: "dua-topi", organisation: "kpu", role: "secretariat" });
    const admin = await insertPerson(db, { id: "admin", organisation: "seknas", role: "administrator" });
    const attempt = (input: DecideEvidenceInput) => decideEvidence(input, later(db, 2));

    expect(await attempt(word(filed.owner, filed.item, "release"))).toMatchObject({
      refusal: "own_submission",
    });
    expect(await attempt(word(insider, filed.item, "release"))).toMatchObject({
      refusal: "own_organisation",
    });
    expect(await attempt(word(admin, filed.item, "release"))).toMatchObject({ refusal: "not_allowed" });
    expect(await attempt(word(filed.secretary, filed.item, "release", " "))).toMatchObject({
      refusal: "reason_required",
    });
    expect(
      await attempt(word(filed.secretary, filed.item, "release", "Milik NIK 3273056010900001")),
    ).toMatchObject({ refusal: "personal_data" });
    expect(await attempt(word(filed.secretary, filed.item, "match"))).toMatchObject({
      refusal: "nothing_to_decide",
    });
    expect(await attempt(word(filed.secretary, "none", "release"))).toMatchObject({ refusal: "not_found" });
    expect(await db.evidenceDecision.count()).toBe(0);
    expect(await openEvidenceTasks({ actor: insider }, later(db, 2))).toMatchObject([
      { blocked: "own_organisation" },
    ]);
    expect(await openEvidenceTasks({ actor: filed.owner }, later(db, 2))).toEqual([]);
  },
);

testDbs("a confirmed column is remembered for the slot, folded as labels are compared", async ({ db }) => {
  const filed = await filedLink(db);
  const probable = checkResult("ELEMENTS_PROBABLE", {
    ...{ probable: ["dapil"], columns: ["nama=Nama", "dapil=Daerah_Pilih (kode)"] },
  });
  await look(filed, [probable], later(db, 1));
  const say = (answer: "column" | "not_column", hours: number) =>
    decideEvidence({ ...word(filed.secretary, filed.item, answer), question: "columns" }, later(db, hours));

  expect(await say("column", 2)).toMatchObject({ ok: true });
  const kept = await loadColumnDecisions(db, [filed.slot]);
  expect(kept.get(filed.slot)).toEqual([{ element: "dapil", columnNorm: "daerah pilih", same: true }]);
  expect(await openEvidenceTasks({ actor: filed.secretary }, later(db, 3))).toEqual([]);
});

testDbs("the longest waiting task comes first", async ({ db }) => {
  const filed = await filedLink(db);
  await look(filed, [checkResult("LONG_UNVERIFIABLE")], later(db, 1));
  await look(filed, [checkResult("LONG_UNVERIFIABLE"), aFind("NIK")], later(db, 30));
  const tasks = await openEvidenceTasks({ actor: filed.reviewer }, later(db, 31));
  expect(tasks.map(({ question, since }) => [question, since])).toEqual([
    ["not_verifiable", "2023-05-10"],
    ["personal_data", "2023-05-11"],
  ]);
});
