import { afterAll, beforeAll, expect } from "vitest";
import { saveCheckRuns } from "#app/data/check-runs.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import * as rowDiff from "#app/routes/row-diff.tsx";
import { harvestCatalogue } from "#app/services/harvest-catalogue.server.ts";
import { runWorkerBatch } from "#app/services/run-worker-batch.server.ts";
import { testDbs } from "#tests/db.ts";
import { day } from "#tests/factories.ts";
import {
  aCatalogue,
  aPlan,
  aWorld,
  fileItem,
  type SampleCkan,
  startSampleCkan,
  type World,
} from "#tests/services/evidence/evidence-factories.ts";
import {
  csvOf,
  type FileServer,
  startFileServer,
  type TestFiles,
  testFiles,
} from "#tests/services/evidence/file-server.ts";
import { aFind } from "#tests/services/evidence/law-factories.ts";
import { dropGuards } from "#tests/tamper.ts";
import { contextFor, ORIGIN, statusOf } from "./request.ts";

const DAY_MS = 86_400_000;

let server: FileServer;
let ckan: SampleCkan;
beforeAll(async () => {
  server = await startFileServer();
  ckan = await startSampleCkan();
});
afterAll(async () => {
  await server.close();
  await ckan.close();
});

type Changed = World & { files: TestFiles };

/** Item `a` under an open licence and `b` under none, both accepted, both another content two days later. */
function testChanged(name: string, run: (world: Changed) => Promise<void>): void {
  testDbs(
    name,
    async ({ db }) => {
      const files = await testFiles();
      const world = aWorld(db, [server, ckan]);
      const deps = { ...world.deps, files };
      const look = async () => {
        for (let round = 0; round < 3; round += 1) {
          await runWorkerBatch(deps, { workerId: "w" });
          world.pass(60_000);
        }
      };
      try {
        await aPlan(db);
        for (const path of ["/a.csv", "/b.csv"]) server.files.set(path, csvOf(50));
        ckan.packages = [{ id: "d1", resources: [{ url: `${server.origin}/a.csv` }] }];
        await aCatalogue(db, ckan);
        await harvestCatalogue("open-data", deps);
        for (const id of ["a", "b"]) await fileItem(deps, id, `${server.origin}/${id}.csv`);
        await look();
        await accept(deps);
        const changed = csvOf(51, (row) => (row === 7 ? "berubah" : String(row * 7))).replace("3,21\n", "");
        for (const path of ["/a.csv", "/b.csv"]) server.files.set(path, changed);
        world.pass(40 * DAY_MS);
        await look();
        await run({ ...world, deps, files });
      } finally {
        await world.close();
        await files.close();
      }
    },
    40_000,
  );
}

async function accept({ db, now }: World["deps"]): Promise<void> {
  for (const [index, step] of ["check", "acceptance"].entries()) {
    const recordedAt = new Date(now().getTime() + index);
    const by = { organisationId: "o", reviewerId: "u", knownOn: "2026-11-04", recordedAt };
    await db.reviewStep.create({ data: { id: step, reportId: "r", step, decision: "accepted", ...by } });
  }
}

function opener({ deps }: World) {
  return async (item: string, slot = "B12.1") => {
    const { context } = await contextFor(deps, null);
    const request = new Request(`${ORIGIN}/ran/bukti/${slot}/perubahan/${item}`);
    const params = { plan: "ran", slot, item };
    const args = { request, url: new URL(request.url), params, context, pattern: "" };
    return () => rowDiff.loader(args);
  };
}

testChanged(
  "what changed since it was accepted is told row by row, and what was not kept why",
  async (world) => {
    const open = opener(world);

    const { data: page } = await (await open("a"))();
    expect(page).toMatchObject({
      ...{ url: `${server.origin}/a.csv`, slot: { code: "B12.1" }, hiddenSince: null },
      found: {
        ...{ acceptedOn: "2026-11-04", beforeAt: "2026-11-03T03:12:00.000Z" },
        outcome: {
          kind: "changes",
          changes: { added: 1, removed: 1, changed: 1, rowsBefore: 50, rowsAfter: 50, keyColumns: ["kode"] },
        },
      },
    });
    const rows = page.found?.outcome.kind === "changes" ? page.found.outcome.changes.rows : [];
    expect(
      rows.map(({ kind, cells }) => [kind, ...cells.map(({ before, after }) => [before, after])]),
    ).toEqual([
      ["changed", ["7", "7"], ["49", "berubah"]],
      ["added", [null, "50"], [null, "350"]],
      ["removed", ["3", null], ["21", null]],
    ]);
    expect(await world.files.filesIn(world.files.spoolFolder)).toEqual([]);

    const { data: other } = await (await open("b"))();
    expect(other.found?.outcome).toEqual({ kind: "not-kept", state: "before", reason: "licence" });
  },
);

testChanged("a comparison is made once and remembered by its contents", async (world) => {
  const open = opener(world);
  const first = await (await open("a"))();
  await world.files.pool.close();
  const again = await (await open("a"))();
  expect(again.data.found?.outcome.kind).toBe("changes");
  expect(again.data.found).toEqual(first.data.found);
});

testChanged("a comparison that cannot be made now is not kept by any cache", async (world) => {
  await world.files.pool.close();
  const { data: page, init } = await (await opener(world)("a"))();
  expect(page.found?.outcome.kind).toBe("too-long");
  expect(init?.headers).toEqual({ "cache-control": "no-store" });
});

testChanged(
  "of a hidden address nothing is shown, and what is not filed in the slot is not found",
  async (world) => {
    const { db, now } = world.deps;
    const open = opener(world);
    const { targetId } = await db.evidenceItem.findUniqueOrThrow({ where: { id: "a" } });
    const { id } = await db.observation.findFirstOrThrow({ where: { targetId }, orderBy: { at: "desc" } });
    await dropGuards(db);
    await db.checkRun.deleteMany({ where: { observationId: id, evidenceItemId: "a" } });
    const found = { itemId: "a", observationId: id, at: now(), knownOn: day("2026-11-03") };
    await inTransaction(db, (tx) => saveCheckRuns(tx, [{ ...found, results: [aFind("nik")] }]));
    await db.dataVersion.updateMany({ data: { version: { increment: 1 } } });

    const { data: page } = await (await open("a"))();
    expect(page).toMatchObject({ url: null, hiddenSince: "2026-11-03", found: null });
    expect(JSON.stringify(page)).not.toContain("a.csv");
    expect(await statusOf(await open("tidak-ada"))).toMatchObject({ status: 404 });
    expect(await statusOf(await open("b", "B12.9"))).toMatchObject({ status: 404 });
  },
);
