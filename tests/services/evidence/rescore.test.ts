import { afterAll, beforeAll, expect } from "vitest";
import { resultsOfRun, resultsText } from "#app/data/check-runs.server.ts";
import type { Db } from "#app/data/db.server.ts";
import { loadVerdictPoints } from "#app/data/verdicts.server.ts";
import { RULE_VERSION } from "#app/domain/evidence/observation.ts";
import { openEvidence } from "#app/services/open-evidence.server.ts";
import { type Rescored, rescoreEvidence } from "#app/services/rescore-evidence.server.ts";
import { runWorkerBatch } from "#app/services/run-worker-batch.server.ts";
import { testDbs } from "#tests/db.ts";
import { day } from "#tests/factories.ts";
import { dropGuards } from "#tests/tamper.ts";
import { aPlan, aWorld, fileItem, type World } from "./evidence-factories.ts";
import { csvOf, type FileServer, startFileServer } from "./file-server.ts";

const DAY_MS = 86_400_000;
const [SEEN_ON, RESCORED_ON] = [day("2026-11-03"), day("2026-11-06")];

let server: FileServer;
beforeAll(async () => {
  server = await startFileServer();
});
afterAll(() => server.close());

function testWorld(name: string, run: (world: World) => Promise<void>): void {
  testDbs(name, async ({ db }) => {
    const world = aWorld(db, [server]);
    await aPlan(db);
    server.files.set("/satu.csv", csvOf(40));
    server.files.set("/dua.csv", csvOf(30));
    try {
      await run(world);
    } finally {
      await world.close();
    }
  });
}

/** As if rules before these had judged an item, and had refused its format. */
async function judgedByEarlierRules(db: Db, itemId: string): Promise<void> {
  const ofItem = { evidenceItemId: itemId };
  const run = await db.checkRun.findFirstOrThrow({ where: ofItem });
  const results = resultsOfRun(run).map((result) =>
    result.check === "C2" ? { ...result, outcome: "fail" as const, code: "TYPE_MISMATCH" } : result,
  );
  await dropGuards(db);
  await db.checkRun.updateMany({
    where: ofItem,
    data: { ruleVersion: "0", resultsJson: resultsText(results) },
  });
}

async function rescore({ deps }: World): Promise<{ done: Rescored; batches: Array<Rescored> }> {
  const batches: Array<Rescored> = [];
  const done = await rescoreEvidence(deps, (sofar) => batches.push(sofar));
  return { done, batches };
}

testWorld("later rules judge what was seen, from their own day on, and ask no host", async (world) => {
  const { db } = world.deps;
  await fileItem(world.deps, "i1", `${server.origin}/satu.csv`);
  await runWorkerBatch(world.deps, { workerId: "w" });
  await judgedByEarlierRules(db, "i1");
  const asked = server.asked.length;
  world.pass(3 * DAY_MS);

  const { done, batches } = await rescore(world);

  expect(done).toEqual({ targets: 1, items: 1 });
  expect(batches).toEqual([done]);
  expect(server.asked).toHaveLength(asked);
  expect((await loadVerdictPoints(db, { planId: "p", milestoneIds: null })).get("i1")).toMatchObject([
    { verdict: "not_supported", knownOn: SEEN_ON, codes: ["TYPE_MISMATCH"] },
    { verdict: "supported_with_remarks", knownOn: RESCORED_ON },
  ]);
  const seenBy = async (asOf: typeof SEEN_ON) =>
    (await openEvidence(["i1"], { asOf, today: RESCORED_ON }, world.deps)).i1;
  const code = (checked: Awaited<ReturnType<typeof seenBy>>) =>
    checked?.checks.find(({ check }) => check === "C2")?.code;
  expect(code(await seenBy(SEEN_ON))).toBe("TYPE_MISMATCH");
  expect(code(await seenBy(RESCORED_ON))).toBe("REAL_CONTENT");
  expect((await seenBy(RESCORED_ON))?.history).toHaveLength(1);
  expect(await db.observation.count()).toBe(1);
});

testWorld("a verdict that becomes another is told to the log and to the pages, once", async (world) => {
  const { db } = world.deps;
  await fileItem(world.deps, "i1", `${server.origin}/satu.csv`);
  await runWorkerBatch(world.deps, { workerId: "w" });
  await judgedByEarlierRules(db, "i1");
  const action = "evidence.verdict_changed";
  const before = await db.auditEntry.count({ where: { action } });
  const version = async () => (await db.dataVersion.findFirstOrThrow()).version;
  const known = await version();
  world.pass(DAY_MS);

  await rescore(world);
  expect(await db.auditEntry.count({ where: { action } })).toBe(before + 1);
  expect(await version()).toBeGreaterThan(known);

  expect((await rescore(world)).done).toEqual({ targets: 0, items: 0 });
  expect(await db.auditEntry.count({ where: { action } })).toBe(before + 1);
});

testWorld(
  "only what these rules have not judged is judged, neighbours under one address included",
  async (world) => {
    const { db } = world.deps;
    await fileItem(world.deps, "i1", `${server.origin}/satu.csv`);
    await fileItem(world.deps, "i2", `${server.origin}/satu.csv`, "document");
    await fileItem(world.deps, "i3", `${server.origin}/dua.csv`);
    await runWorkerBatch(world.deps, { workerId: "w" });
    await judgedByEarlierRules(db, "i1");
    const versions = async (id: string) =>
      (await db.checkRun.findMany({ where: { evidenceItemId: id }, distinct: ["ruleVersion"] }))
        .map(({ ruleVersion }) => ruleVersion)
        .sort();
    world.pass(DAY_MS);

    expect((await rescore(world)).done).toEqual({ targets: 1, items: 1 });

    expect(await versions("i1")).toEqual(["0", RULE_VERSION]);
    expect(await versions("i2")).toEqual([RULE_VERSION]);
    expect(await versions("i3")).toEqual([RULE_VERSION]);
  },
);

testWorld("a verdict reached again stands no longer than the look it rests on", async (world) => {
  const { db } = world.deps;
  await fileItem(world.deps, "i1", `${server.origin}/satu.csv`);
  await runWorkerBatch(world.deps, { workerId: "w" });
  await judgedByEarlierRules(db, "i1");
  world.pass(25 * DAY_MS);
  await rescore(world);
  world.pass(10 * DAY_MS);
  await server.close();
  await runWorkerBatch(world.deps, { workerId: "w" });
  server = await startFileServer();

  const points = (await loadVerdictPoints(db, { planId: "p", milestoneIds: null })).get("i1") ?? [];
  expect(points.map(({ verdict }) => verdict)).toEqual([
    ...["not_supported", "supported_with_remarks", "not_checkable"],
  ]);
});
