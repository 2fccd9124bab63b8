import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect } from "vitest";
import yauzl from "yauzl";
import { z } from "zod";
import { saveCheckRuns } from "#app/data/check-runs.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import { removeSnapshot } from "#app/exchange/snapshot-store.server.ts";
import { exportEvidence } from "#app/services/export-evidence.server.ts";
import { harvestCatalogue } from "#app/services/harvest-catalogue.server.ts";
import { runWorkerBatch } from "#app/services/run-worker-batch.server.ts";
import { testDbs } from "#tests/db.ts";
import { day } from "#tests/factories.ts";
import { dropGuards } from "#tests/tamper.ts";
import {
  aCatalogue,
  aPlan,
  aWorld,
  fileItem,
  type SampleCkan,
  startSampleCkan,
  type World,
} from "./evidence-factories.ts";
import { csvOf, type FileServer, startFileServer, type TestFiles, testFiles } from "./file-server.ts";
import { aFind } from "./law-factories.ts";

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

type Filled = World & { files: TestFiles; out: string; open: string; shut: string };

/** Two pieces of evidence under an open licence with the same content, one without, and one that never opened. */
function testFilled(name: string, run: (world: Filled) => Promise<void>): void {
  testDbs(
    name,
    async ({ db }) => {
      const files = await testFiles();
      const world = aWorld(db, [server, ckan]);
      const deps = { ...world.deps, files };
      const [open, shut] = [csvOf(60), csvOf(70)];
      for (const path of ["/a.csv", "/b.csv"]) server.files.set(path, open);
      server.files.set("/c.csv", shut);
      const out = join(files.folder, "out");
      await mkdir(out);
      try {
        await aPlan(db);
        ckan.packages = [
          { id: "d1", resources: ["/a.csv", "/b.csv"].map((path) => ({ url: server.origin + path })) },
        ];
        await aCatalogue(db, ckan);
        await harvestCatalogue("open-data", deps);
        for (const id of ["a", "b", "c", "d"]) await fileItem(deps, id, `${server.origin}/${id}.csv`);
        for (let round = 0; round < 4; round += 1) {
          await runWorkerBatch(deps, { workerId: "w" });
          world.pass(60_000);
        }
        await run({ ...world, deps, files, out, open, shut });
      } finally {
        await world.close();
        await files.close();
      }
    },
    40_000,
  );
}

const Manifest = z.object({
  format: z.literal("capaian-evidence/1"),
  items: z.array(
    z.object({
      ...{ item: z.string(), plan: z.string(), slot: z.string(), milestone: z.string() },
      ...{ url: z.string().nullable(), observedAt: z.string().nullable(), bytes: z.number().nullable() },
      ...{ selfHash: z.string().nullable(), prevHash: z.string().nullable(), sha256: z.string().nullable() },
      ...{ verdict: z.string().nullable(), codes: z.array(z.string()), file: z.string().nullable() },
      withheld: z.string().nullable(),
    }),
  ),
});

const sha256Of = (bytes: Buffer | string) => createHash("sha256").update(bytes).digest("hex");

async function filesOf(path: string): Promise<Map<string, Buffer>> {
  const zip = await yauzl.openPromise(path);
  const files = new Map<string, Buffer>();
  for await (const entry of zip.eachEntry()) {
    const chunks: Array<Buffer> = [];
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(Buffer.from(chunk));
    files.set(entry.fileName, Buffer.concat(chunks));
  }
  return files;
}

async function exported({ deps, out }: Filled, name = "bukti.zip", force = false) {
  const path = join(out, name);
  const outcome = await exportEvidence({ path, plan: null, force, onItems: () => {} }, deps);
  const files = await filesOf(path);
  const manifest = Manifest.parse(JSON.parse(String(files.get("manifest.json"))));
  return { path, outcome, files, manifest };
}

testFilled("every digest holds, and the manifest tells of every item once", async (world) => {
  const { outcome, files, manifest } = await exported(world);

  const name = `snapshots/${sha256Of(world.open)}`;
  expect([...files.keys()]).toEqual(["manifest.json", name, "SHA256SUMS"]);
  expect(String(files.get(name))).toBe(world.open);
  const sums = String(files.get("SHA256SUMS")).trimEnd().split("\n");
  expect(sums).toHaveLength(2);
  for (const line of sums) {
    const [digest, of] = line.split("  ");
    expect(sha256Of(files.get(of ?? "") ?? "")).toBe(digest);
  }
  expect(manifest.items.map(({ item, file, withheld }) => [item, file, withheld])).toEqual([
    ["a", name, null],
    ["b", name, null],
    ["c", null, "licence"],
    ["d", null, "no-content"],
  ]);
  expect(outcome).toMatchObject({ ok: true, items: 4, contents: 1, withheld: 2 });
  const looks = await world.deps.db.observation.findMany({ orderBy: { at: "desc" } });
  for (const { item, selfHash, prevHash, observedAt } of manifest.items) {
    const { targetId } = await world.deps.db.evidenceItem.findUniqueOrThrow({ where: { id: item } });
    const last = looks.find((look) => look.targetId === targetId);
    expect(last).toMatchObject({ selfHash, prevHash, at: new Date(observedAt ?? "") });
  }
  expect(manifest.items[2]).toMatchObject({
    ...{ plan: "ran", milestone: "A1-B12", slot: "B12.1", url: `${server.origin}/c.csv` },
    ...{ sha256: sha256Of(world.shut), bytes: world.shut.length },
  });
});

testFilled("the same data makes the same bytes", async (world) => {
  const [first, second] = [await exported(world), await exported(world, "lagi.zip")];
  expect(sha256Of(await readFile(second.path))).toBe(sha256Of(await readFile(first.path)));
});

testFilled("a hidden address is named nowhere, nor is anything it held handed on", async (world) => {
  const { db } = world.deps;
  const { targetId } = await db.evidenceItem.findUniqueOrThrow({ where: { id: "a" } });
  const { id } = await db.observation.findFirstOrThrow({ where: { targetId }, orderBy: { at: "desc" } });
  await dropGuards(db);
  await db.checkRun.deleteMany({ where: { observationId: id, evidenceItemId: "a" } });
  const found = { itemId: "a", observationId: id, at: world.deps.now(), knownOn: day("2026-11-03") };
  await inTransaction(db, (tx) => saveCheckRuns(tx, [{ ...found, results: [aFind("nik")] }]));

  const { files, manifest } = await exported(world);

  expect([...files.keys()]).toEqual(["manifest.json", "SHA256SUMS"]);
  expect(String(files.get("manifest.json"))).not.toContain("/a.csv");
  expect(manifest.items.map(({ item, url, file, withheld }) => [item, url, file, withheld])).toEqual([
    ["a", null, null, "personal-data"],
    ["b", `${server.origin}/b.csv`, null, "personal-data"],
    ["c", `${server.origin}/c.csv`, null, "licence"],
    ["d", `${server.origin}/d.csv`, null, "no-content"],
  ]);
});

testFilled("what was returned stays out", async (world) => {
  const { db } = world.deps;
  const by = { organisationId: "o", reviewerId: "u", knownOn: "2026-11-02", recordedAt: world.deps.now() };
  await db.reviewStep.create({
    data: {
      ...{ id: "step", reportId: "r", step: "check", decision: "accepted", ...by },
      items: { create: { id: "decided", evidenceItemId: "b", decision: "returned", reason: "lain" } },
    },
  });
  await db.dataVersion.updateMany({ data: { version: { increment: 1 } } });
  const { manifest } = await exported(world);
  expect(manifest.items.map(({ item }) => item)).toEqual(["a", "c", "d"]);
});

testFilled(
  "a file that is there stays, unless it is to be replaced; nothing half-written is left",
  async (world) => {
    const { deps, files, out } = world;
    const path = join(out, "bukti.zip");
    await writeFile(path, "milik orang");
    const write = (force: boolean, plan: string | null = null) =>
      exportEvidence({ path, plan, force, onItems: () => {} }, deps);

    expect(await write(false)).toEqual({ ok: false, refusal: "file_exists" });
    expect(await write(true, "lain")).toEqual({ ok: false, refusal: "plan_not_found" });
    await removeSnapshot(files.snapshotFolder, sha256Of(world.open));
    expect(await write(true)).toEqual({ ok: false, refusal: "content_went" });
    expect(await readFile(path, "utf8")).toBe("milik orang");
    expect(await readdir(out)).toEqual(["bukti.zip"]);

    const elsewhere = { path: join(out, "tidak-ada", "x.zip"), plan: null, force: false, onItems: () => {} };
    await expect(exportEvidence(elsewhere, deps)).rejects.toThrow(/ENOENT/);
  },
);
