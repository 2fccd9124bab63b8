import { expect } from "vitest";
import { bumpDataVersion } from "#app/data/data-version.server.ts";
import { type Db, inTransaction, openDb } from "#app/data/db.server.ts";
import { itemsOfTargets } from "#app/data/evidence-items.server.ts";
import { checkResult } from "#app/domain/evidence/outcome.ts";
import type { IndexedFacts } from "#app/domain/standings.ts";
import { generateInstallation } from "#app/services/generate/generate-installation.server.ts";
import { openPlan } from "#app/services/open-plan.server.ts";
import { answerDispute, disputeReturn } from "#app/services/review/dispute-return.server.ts";
import { reviewReport } from "#app/services/review-report.server.ts";
import { saveResults } from "#app/services/save-results.server.ts";
import { submitReport } from "#app/services/submit-report.server.ts";
import { aSubmission, insertCast, insertPerson, NOW, testDeps } from "#tests/data-factories.ts";
import { testDbs } from "#tests/db.ts";
import { day } from "#tests/factories.ts";
import { statementsOf } from "#tests/query-log.ts";

const BESIDE = { plans: 1, milestones: 9, evidence: 20, seed: 7 };

async function opened(slug: string, db: Db): Promise<IndexedFacts> {
  const indexed = await openPlan(slug, { db });
  if (indexed === null) throw new Error(`there is no plan ${slug}`);
  return indexed;
}

/** What a process that has read nothing yet makes of the plan. */
async function readAnew(slug: string, databaseUrl: string): Promise<IndexedFacts> {
  const { db, close } = await openDb(databaseUrl);
  try {
    return await opened(slug, db);
  } finally {
    await close();
  }
}

function withoutLookups({ facts, milestones, reportsOf, closuresOf }: IndexedFacts) {
  const codes = facts.milestones.map(({ code }) => code);
  return { facts, milestones, reports: codes.map(reportsOf), closures: codes.map(closuresOf) };
}

testDbs(
  "after every kind of change to a report, the plan kept in memory reads as one read anew, and others stay as they are",
  async ({ db, databaseUrl }) => {
    const { owner, secretary } = await insertCast(db);
    const checker = await insertPerson(db, { id: "putu", organisation: "seknas", role: "secretariat" });
    const deps = testDeps(db);
    await generateInstallation(BESIDE, { beside: true, onPlan: () => {} }, deps);
    const filing = { plan: "rencana", milestone: "A1-B06", actor: owner, actorName: "Sari" };
    const other = await opened("besar-001", db);
    let before = await opened("rencana", db);

    const reads = async (what: string, change: () => Promise<unknown>) => {
      await change();
      const sent = await statementsOf(async () => {
        const after = await opened("rencana", db);
        expect(after, what).not.toBe(before);
        before = after;
      });
      expect(
        sent.filter(({ sql }) => /[`"](Action|Stage|DataElement)[`"]/.test(sql)),
        what,
      ).toEqual([]);
      expect(withoutLookups(before), what).toEqual(withoutLookups(await readAnew("rencana", databaseUrl)));
      expect(await opened("besar-001", db), what).toBe(other);
    };

    await reads("filed", async () => {
      expect(await submitReport({ ...filing, submission: aSubmission() }, deps)).toMatchObject({ ok: true });
    });
    const [report] = before.facts.reports;
    const [item] = report?.items ?? [];
    await reads("looked at", () => sayGone(db, item?.target ?? ""));
    expect(before.reportsOf("A1-B06")[0]?.items[0]?.verdicts).toMatchObject([{ codes: ["GONE"] }]);
    const returned = { step: "check", decision: "returned", reason: "Tautannya mati.", items: [] } as const;
    await reads("returned", async () => {
      const said = { ...returned, actor: secretary, actorName: "Wayan", reportId: report?.id ?? "" };
      expect(await reviewReport(said, deps)).toMatchObject({ ok: true });
    });
    const said = { stepId: before.facts.reports[0]?.steps[0]?.id ?? "", text: "Sekarang terbuka." };
    await reads("disputed", async () => {
      expect(await disputeReturn({ ...said, actor: owner, actorName: "Sari" }, deps)).toMatchObject({
        ok: true,
      });
    });
    await reads("answered", async () => {
      const answer = { ...said, actor: checker, actorName: "Putu", decision: "withdrawn" } as const;
      expect(await answerDispute(answer, deps)).toMatchObject({ ok: true });
    });
    const later = testDeps(db, new Date("2023-05-12T03:00:00Z"));
    await reads("filed again", async () => {
      const submission = aSubmission({ narrative: "Tautan baru.", slots: [] });
      expect(await submitReport({ ...filing, submission }, later)).toMatchObject({ ok: true });
    });
    expect(before.facts.reports.map(({ narrative }) => narrative)).toEqual(["NIHIL", "Tautan baru."]);

    await inTransaction(db, (tx) => bumpDataVersion(tx));
    expect(await opened("rencana", db)).not.toBe(before);
    expect(await opened("besar-001", db)).not.toBe(other);
  },
  60_000,
);

/** The machine says of every item filed under an address that it is gone. */
async function sayGone(db: Db, targetId: string): Promise<void> {
  const knownOn = day("2023-05-10");
  const look = { id: "look", targetId, at: NOW, knownOn, workerId: "w", ruleVersion: "1" };
  await db.observation.create({ data: { ...look, bodyJson: "{}", prevHash: "0", selfHash: "look" } });
  const items = (await itemsOfTargets(db, [targetId])).get(targetId) ?? [];
  const results = { observationId: look.id, at: NOW, knownOn, results: [checkResult("GONE")] };
  const found = items.map((item) => ({ item, lastId: null, results: { ...results, itemId: item.id } }));
  await inTransaction(db, (tx) => saveResults(tx, found));
}
