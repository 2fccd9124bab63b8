import { createHash } from "node:crypto";
import { afterAll, beforeAll, expect } from "vitest";
import { appendAudit } from "#app/data/audit.server.ts";
import { chainHeads } from "#app/data/chain-heads.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import { GENESIS_HASH } from "#app/domain/evidence/chain.ts";
import { verifyHeads } from "#app/services/audit/verify-heads.server.ts";
import { harvestDueCatalogues } from "#app/services/harvest-due-catalogues.server.ts";
import { publishChainHeads } from "#app/services/publish-chain-heads.server.ts";
import { runWorkerBatch } from "#app/services/run-worker-batch.server.ts";
import { testDbs } from "#tests/db.ts";
import {
  aCatalogue,
  aPlan,
  aWorld,
  fileItem,
  type SampleCkan,
  startSampleCkan,
} from "./evidence-factories.ts";

const HOUR_MS = 3_600_000;

let ckan: SampleCkan;

beforeAll(async () => {
  ckan = await startSampleCkan();
});

afterAll(() => ckan.close());

testDbs("a catalogue is harvested once a day by whichever worker comes first", async ({ db }) => {
  const world = aWorld(db, [ckan]);
  await aPlan(db);
  await aCatalogue(db, ckan);
  ckan.packages = [{ id: "hasil" }];
  const { deps } = world;

  const harvested = await Promise.all(["w1", "w2", "w3"].map((worker) => harvestDueCatalogues(deps, worker)));
  expect(harvested.flat()).toEqual(["open-data"]);
  world.pass(23 * HOUR_MS);
  expect(await harvestDueCatalogues(deps, "w2")).toEqual([]);
  world.pass(HOUR_MS);
  expect(await harvestDueCatalogues(deps, "w3")).toEqual(["open-data"]);

  expect(await db.catalogueRun.count({ where: { outcome: "complete" } })).toBe(2);
  expect(await db.hostState.count({ where: { owner: { not: null } } })).toBe(0);
  await world.close();
});

testDbs("a harvest that failed is tried again after an hour", async ({ db }) => {
  const world = aWorld(db, [ckan]);
  await aPlan(db);
  await aCatalogue(db, ckan);
  ckan.broken = 404;
  expect(await harvestDueCatalogues(world.deps, "w1")).toEqual(["open-data"]);
  ckan.broken = null;
  world.pass(HOUR_MS - 1);
  expect(await harvestDueCatalogues(world.deps, "w1")).toEqual([]);
  world.pass(1);
  expect(await harvestDueCatalogues(world.deps, "w1")).toEqual(["open-data"]);

  expect(await db.catalogueRun.count({ where: { outcome: "complete" } })).toBe(1);
  await world.close();
});

testDbs(
  "every day that has ended gets one head per chain, and later rows change none of them",
  async ({ db }) => {
    const world = aWorld(db, [ckan]);
    await aPlan(db);
    const targetId = await fileItem(world.deps, "i1", `${ckan.origin}/ok.csv`);
    await runWorkerBatch(world.deps, { workerId: "w" });
    expect(await publishChainHeads(world.deps)).toBe(0);

    world.pass(3 * 24 * HOUR_MS);
    expect(await publishChainHeads(world.deps)).toBe(6);
    expect(await publishChainHeads(world.deps)).toBe(0);

    const { selfHash } = await db.observation.findFirstOrThrow({ where: { targetId } });
    const hash = createHash("sha256").update(GENESIS_HASH).update(selfHash).digest("hex");
    const heads = await chainHeads(db, "observations");
    expect(heads.map(({ day }) => day)).toEqual(["2026-11-03", "2026-11-04", "2026-11-05"]);
    expect(heads).toEqual(heads.map(({ day }) => ({ day, hash, count: 1 })));
    const audit = await db.auditEntry.findFirstOrThrow({ orderBy: { seq: "desc" } });
    expect((await chainHeads(db, "audit"))[0]).toMatchObject({ hash: audit.selfHash, count: audit.seq });

    const entry = { actorId: null, actorLabel: "x", action: "x", subjectType: "x", subjectId: "x" };
    const silent = { planId: null, before: null, after: null, reason: null };
    const append = () =>
      inTransaction(db, (tx) => appendAudit(tx, { ...entry, ...silent }, { at: world.deps.now() }));
    await append();
    world.pass(24 * HOUR_MS);
    expect(await publishChainHeads(world.deps)).toBe(2);
    const later = await chainHeads(db, "audit");
    expect(later.at(-1)?.count).toBe(audit.seq + 1);
    expect(later.slice(0, 3).every((head) => head.count === audit.seq)).toBe(true);

    world.pass(150 * 24 * HOUR_MS);
    await append();
    world.pass(24 * HOUR_MS);
    expect(await publishChainHeads(world.deps)).toBe(2 * 151);
    expect((await chainHeads(db, "audit")).at(-1)?.count).toBe(audit.seq + 2);
    expect(await verifyHeads({ kept: [] }, world.deps)).toEqual({ findings: [], count: 2 * 155 });
    await world.close();
  },
);
