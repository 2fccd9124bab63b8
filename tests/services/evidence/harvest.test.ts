import { afterEach, beforeEach, expect } from "vitest";
import type { Db } from "#app/data/db.server.ts";
import { checkUrl } from "#app/services/check-url.server.ts";
import { harvestCatalogue } from "#app/services/harvest-catalogue.server.ts";
import { runWorkerBatch } from "#app/services/run-worker-batch.server.ts";
import { saidBy } from "#tests/check-runs.ts";
import { testDbs } from "#tests/db.ts";
import { type HostileServer, startHostileServer } from "#tests/hostile-server.ts";
import {
  aCatalogue,
  aPlan,
  aWorld,
  codesOf,
  fileItem,
  type SampleCkan,
  startSampleCkan,
  type World,
} from "./evidence-factories.ts";

const DAY_MS = 24 * 3_600_000;

let ckan: SampleCkan;
let elsewhere: HostileServer;

beforeEach(async () => {
  ckan = await startSampleCkan();
  elsewhere = await startHostileServer();
});

afterEach(async () => {
  await ckan.close();
  await elsewhere.close();
});

function testHarvest(name: string, run: (world: World, db: Db) => Promise<void>): void {
  testDbs(name, async ({ db }) => {
    const world = aWorld(db, [ckan, elsewhere]);
    await aPlan(db);
    await aCatalogue(db, ckan);
    try {
      await run(world, db);
    } finally {
      await world.close();
    }
  });
}

/** Harvests everything, and lets the host rest. */
async function harvest({ deps, pass }: World) {
  const run = await harvestCatalogue("open-data", deps, { mode: "full" });
  pass(1_000);
  return run;
}
const ids = (count: number) => Array.from({ length: count }, (_, index) => ({ id: `d${index}` }));

testHarvest(
  "a harvest trusts what answers hold, and counts what is new and what changed",
  async (world, db) => {
    ckan.packages = ids(5);
    expect(await harvest(world)).toEqual({
      ...{
        outcome: "complete",
        full: true,
        error: null,
        datasetCount: 5,
        addedCount: 5,
        changedCount: 0,
        withdrawnCount: 0,
      },
    });
    expect(await harvest(world)).toMatchObject({ addedCount: 0, changedCount: 0 });

    ckan.packages[0] = { id: "d0", resources: [{ url: `${ckan.origin}/d0.csv`, format: "CSV" }] };
    expect(await harvest(world)).toMatchObject({ addedCount: 0, changedCount: 1 });

    const dataset = await db.dataset.findFirstOrThrow({
      where: { externalId: "d0" },
      include: { resources: true },
    });
    expect(dataset).toMatchObject({
      publisher: "KPU",
      licence: "cc-by",
      landingUrl: `${ckan.origin}/dataset/d0`,
    });
    expect(dataset.resources).toMatchObject([{ url: `${ckan.origin}/d0.csv`, format: "CSV", byteSize: 900 }]);
    expect(await db.catalogueRun.count({ where: { outcome: "complete" } })).toBe(3);
  },
);

testHarvest(
  "links are found in the catalogue as typed, by key, behind a redirect and by their page",
  async (world, db) => {
    const { origin } = ckan;
    ckan.packages = [
      { id: "hasil", resources: [{ url: `${origin}/Hasil.csv?utm_source=x`, format: "CSV" }] },
      { id: "dapil", resources: [{ url: `${origin}/dapil.csv`, format: "CSV" }] },
    ];
    await harvest(world);
    await fileItem(world.deps, "m1", `${origin}/dapil.csv`);
    await fileItem(world.deps, "m2", `${origin}/Hasil.csv`);
    await fileItem(
      world.deps,
      "m3",
      `${elsewhere.origin}/to?url=${encodeURIComponent(`${origin}/dapil.csv`)}`,
    );
    await fileItem(world.deps, "m5", `${origin}/dataset/hasil`, "dataset-page");
    await fileItem(world.deps, "no", `${origin}/lain.csv`);
    await fileItem(world.deps, "doc", `${origin}/dataset/tidak-ada`, "document");

    expect(await runWorkerBatch(world.deps, { workerId: "w" })).toEqual({ checked: 6 });

    const said = await saidBy(db, "C3");
    expect(said.map(({ item, code, data }) => [item, code, data.tier])).toEqual([
      ["doc", "CATALOGUE_NOT_EXPECTED", undefined],
      ["m1", "MATCHED", "M1"],
      ["m2", "MATCHED", "M2"],
      ["m3", "MATCHED", "M3"],
      ["m5", "MATCHED", "M5"],
      ["no", "NOT_IN_CATALOGUE", undefined],
    ]);
  },
);

testHarvest("one address is judged at once and nothing of it is stored", async (world, db) => {
  ckan.packages = [{ id: "dapil", resources: [{ url: `${ckan.origin}/dapil.csv`, format: "CSV" }] }];
  await harvest(world);
  const watched = await db.target.count();

  const file = await checkUrl(`${ckan.origin}/dapil.csv`, world.deps);
  const page = await checkUrl(`${ckan.origin}/dataset/dapil`, world.deps);

  expect(file).toMatchObject({ ok: true, verdict: "supported_with_remarks" });
  expect(file.ok && file.checks.slice(0, 4).map(({ code }) => code)).toEqual([
    ...["OK", "REAL_CONTENT", "MATCHED", "FORMAT_OPEN"],
  ]);
  expect(page.ok && page.checks[2]?.data).toMatchObject({ tier: "M5", dataset: "Dataset dapil" });
  expect(await checkUrl("ftp://kpu.go.id/x", world.deps)).toEqual({
    ok: false,
    refusal: "scheme_not_allowed",
  });
  expect(await checkUrl("http://127.0.0.1:1/x", world.deps)).toEqual({
    ok: false,
    refusal: "host_not_public",
  });
  expect(await db.observation.count()).toBe(0);
  expect(await db.target.count()).toBe(watched);
});

testHarvest(
  "a catalogue that does not answer proves nothing about a link, until it answers",
  async (world, db) => {
    ckan.packages = ids(1);
    ckan.broken = 500;
    await fileItem(world.deps, "i1", `${elsewhere.origin}/ok.csv`);
    expect(await harvest(world)).toMatchObject({
      outcome: "failed",
      error: "HTTP_STATUS 500",
      datasetCount: 0,
    });
    expect(await db.catalogueRun.findFirst()).toMatchObject({ outcome: "failed", error: "HTTP_STATUS 500" });

    await runWorkerBatch(world.deps, { workerId: "w" });
    expect((await codesOf(db, "i1"))[2]).toBe("CATALOGUE_UNREACHABLE");

    ckan.broken = null;
    world.pass(10_000);
    await harvest(world);
    await runWorkerBatch(world.deps, { workerId: "w" });
    expect((await codesOf(db, "i1"))[2]).toBe("NOT_IN_CATALOGUE");
  },
);

testHarvest(
  "a dataset is withdrawn after three harvests without it and its record gone",
  async (world, db) => {
    ckan.packages = ids(5).map(({ id }) => ({ id, resources: [{ url: `${ckan.origin}/${id}.csv` }] }));
    await harvest(world);
    await fileItem(world.deps, "i1", `${ckan.origin}/d4.csv`);
    await runWorkerBatch(world.deps, { workerId: "w" });
    expect((await codesOf(db, "i1"))[2]).toBe("MATCHED");

    ckan.packages = ckan.packages.slice(0, 4);
    const withdrawn: Array<number> = [];
    for (let day = 0; day < 3; day += 1) {
      world.pass(DAY_MS);
      withdrawn.push((await harvest(world)).withdrawnCount);
    }

    expect(withdrawn).toEqual([0, 0, 1]);
    world.pass(1_000);
    await runWorkerBatch(world.deps, { workerId: "w" });
    expect((await codesOf(db, "i1"))[2]).toBe("WITHDRAWN");
  },
);

testHarvest("a harvest that loses more than a fifth is refused and withdraws nothing", async (world, db) => {
  ckan.packages = ids(5);
  await harvest(world);
  ckan.packages = ids(3);

  expect(await harvest(world)).toMatchObject({ outcome: "failed", error: "SWEEP_LOST_TOO_MANY 2/5" });
  expect(await db.dataset.count({ where: { absences: { gt: 0 } } })).toBe(0);
});

testHarvest("what is no CKAN, is closed by robots.txt or unknown fails with its reason", async (world) => {
  expect(await harvestCatalogue("tidak-ada", world.deps)).toMatchObject({ error: "CATALOGUE_NOT_FOUND" });
  ckan.robots = "User-agent: *\nDisallow: /api/\n";
  expect(await harvest(world)).toMatchObject({ outcome: "failed", error: "ROBOTS_DISALLOWED" });
  expect(ckan.asked).toEqual(["/robots.txt"]);
});
