import { expect, test } from "vitest";
import { type Db, openDb } from "#app/data/db.server.ts";
import { scorecardAsOf } from "#app/domain/scorecard.ts";
import { verifyAll } from "#app/services/audit/verify-audit.server.ts";
import { generateInstallation } from "#app/services/generate/generate-installation.server.ts";
import { openPlan } from "#app/services/open-plan.server.ts";
import { insertCast, testDeps } from "#tests/data-factories.ts";
import { inDatabase, testDbs } from "#tests/db.ts";
import { day } from "#tests/factories.ts";

const SMALL = { plans: 2, milestones: 9, evidence: 40, seed: 7 };
const QUIET = { beside: false, onPlan: () => {} };

testDbs("what is generated is sealed, verifies, and reads as a plan", async ({ db }) => {
  const deps = testDeps(db);
  expect(await generateInstallation(SMALL, QUIET, deps)).toMatchObject({ ok: true, plans: 2, milestones: 9 });

  expect(await verifyAll({ kept: [] }, deps)).toMatchObject({ ok: true, findings: [] });
  expect(await db.evidenceItem.count()).toBe(40);
  expect(await db.milestone.count()).toBe(9);
  const plan = await openPlan("besar-001", deps);
  if (plan === null) throw new Error("no plan");
  expect(plan.facts.milestones).toHaveLength(5);
  expect(plan.facts.reports.every(({ illustration }) => illustration)).toBe(true);
  expect(plan.facts.reports.some(({ items }) => items.some(({ verdicts }) => verdicts.length > 0))).toBe(
    true,
  );
  expect(scorecardAsOf(plan, day("2025-01-01")).total.dueCount).toBeGreaterThan(0);
});

testDbs(
  "a database that holds another plan is left alone unless told, and never filled twice",
  async ({ db }) => {
    await insertCast(db);
    const deps = testDeps(db);
    const refused = await generateInstallation(SMALL, QUIET, deps);
    expect(refused).toEqual({ ok: false, refusal: "real_plan", slug: "rencana" });
    expect(await db.plan.count()).toBe(1);
    const beside = { ...QUIET, beside: true };
    expect(await generateInstallation(SMALL, beside, deps)).toMatchObject({ ok: true });
    expect(await generateInstallation(SMALL, beside, deps)).toMatchObject({ refusal: "already_there" });
  },
);

test("the same seed gives the same rows, and another seed others", { timeout: 60_000 }, async () => {
  const made: Array<string> = [];
  for (const seed of [7, 7, 8]) {
    await inDatabase("sqlite", async (databaseUrl) => {
      const { db, close } = await openDb(databaseUrl);
      await generateInstallation({ ...SMALL, seed }, QUIET, { db });
      made.push(await headOf(db));
      await close();
    });
  }
  expect(made[0]).toBe(made[1]);
  expect(made[0]).not.toBe(made[2]);
});

/** The end of the log's chain, which holds a digest of every row that was filled in. */
async function headOf(db: Db): Promise<string> {
  const last = await db.auditEntry.findFirstOrThrow({ orderBy: { seq: "desc" }, select: { selfHash: true } });
  return last.selfHash;
}
