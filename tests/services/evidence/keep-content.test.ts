import { createHash } from "node:crypto";
import { afterAll, beforeAll, expect } from "vitest";
import { type Db, inTransaction } from "#app/data/db.server.ts";
import { recordSnapshot } from "#app/data/snapshots.server.ts";
import { checkResult } from "#app/domain/evidence/outcome.ts";
import { hasSnapshot, putSnapshot } from "#app/exchange/snapshot-store.server.ts";
import { harvestCatalogue } from "#app/services/harvest-catalogue.server.ts";
import { clearLeftovers, settleContents } from "#app/services/keep-content.server.ts";
import { runWorkerBatch } from "#app/services/run-worker-batch.server.ts";
import { withholdContents } from "#app/services/withhold-contents.server.ts";
import { saidBy } from "#tests/check-runs.ts";
import { testDbs } from "#tests/db.ts";
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

type FilesWorld = World & { files: TestFiles };

function testWorld(name: string, run: (world: FilesWorld) => Promise<void>): void {
  testDbs(
    name,
    async ({ db }) => {
      const files = await testFiles();
      const world = aWorld(db, [server, ckan]);
      await aPlan(db);
      server.files.clear();
      try {
        await run({ ...world, deps: { ...world.deps, files }, files });
      } finally {
        await world.close();
        await files.close();
      }
    },
    30_000,
  );
}

const sha256Of = (text: string) => createHash("sha256").update(text).digest("hex");
const check = ({ deps }: World) => runWorkerBatch(deps, { workerId: "w" });
const kept = (db: Db) => db.snapshot.findMany({ select: { sha256: true, withheld: true } });

/** Has the catalogue list the address, openly licensed. */
async function catalogued({ deps }: World, url: string): Promise<void> {
  ckan.packages = [{ id: "d1", resources: [{ url, format: "CSV" }] }];
  await aCatalogue(deps.db, ckan);
  const run = await harvestCatalogue("open-data", deps);
  expect(run.outcome).not.toBe("failed");
}

testWorld(
  "a content whose licence is open is kept as it was served, and nothing beside it",
  async (world) => {
    const { deps, files } = world;
    const body = csvOf(60);
    server.files.set("/terbuka.csv", body);
    const url = `${server.origin}/terbuka.csv`;
    await catalogued(world, url);
    await fileItem(deps, "i1", url);

    await check(world);

    expect(await saidBy(deps.db, "C9")).toMatchObject([{ code: "LICENCE_OPEN" }]);
    expect(await kept(deps.db)).toEqual([{ sha256: sha256Of(body), withheld: null }]);
    expect(await files.filesIn(files.folder)).toEqual([`${sha256Of(body)}.gz`]);
    expect(await hasSnapshot(files.snapshotFolder, sha256Of(body))).toBe(true);
  },
);

testWorld("of a content without an open licence only the digest is kept", async (world) => {
  const { deps, files } = world;
  const body = csvOf(60);
  server.files.set("/lain.csv", body);
  await fileItem(deps, "i1", `${server.origin}/lain.csv`);

  await check(world);

  expect(await kept(deps.db)).toEqual([{ sha256: sha256Of(body), withheld: "licence" }]);
  expect(await files.filesIn(files.folder)).toEqual([]);
});

/** Numbers of persons in the shape the guard knows: province, birthday, serial. */
const nikOf = (row: number) =>
  `32730112${String(1 + (row % 12)).padStart(2, "0")}900${String(row + 100).padStart(3, "0")}`;

testWorld("a content with personal data is on no disk once it has been read", async (world) => {
  const { deps, files } = world;
  const body = `nik,nama\n${Array.from({ length: 60 }, (_, row) => `${nikOf(row)},Warga ${row}`).join("\n")}\n`;
  const long = `${body}${"".padEnd(200_000, "\n")}`;
  server.files.set("/pribadi.csv", body);
  server.files.set("/panjang.csv", long);
  const url = `${server.origin}/pribadi.csv`;
  await catalogued(world, url);
  await fileItem(deps, "i1", url);
  await fileItem(deps, "i2", `${server.origin}/panjang.csv`);

  await check(world);

  expect(await saidBy(deps.db, "C10")).toMatchObject([{ code: "PII_PUBLISHED" }, { code: "PII_PUBLISHED" }]);
  expect(new Set((await kept(deps.db)).map(({ withheld }) => withheld))).toEqual(new Set(["personal-data"]));
  expect(await files.filesIn(files.folder)).toEqual([]);
});

testWorld(
  "a content in which personal data is found later is taken back everywhere, and told once",
  async (world) => {
    const { deps, files } = world;
    const { db } = deps;
    const body = csvOf(20);
    const sha256 = sha256Of(body);
    await putSnapshot(files.snapshotFolder, { bytes: Buffer.from(body) }, sha256);
    const at = deps.now();
    for (const name of ["a", "b"]) {
      const targetId = await fileItem(deps, name, `${server.origin}/${name}.csv`);
      await inTransaction(db, (tx) =>
        recordSnapshot(tx, {
          ...{ id: name, targetId, observationId: name, sha256, bytes: body.length },
          ...{ withheld: null, storedAt: at },
        }),
      );
    }
    const item = { plan: { id: "p", slug: "ran", timeZone: "Asia/Jakarta" } };
    const clean = { item, sha256: sha256Of("lain"), results: { at, results: [checkResult("NO_PII_FOUND")] } };
    const found = { item, sha256, results: { at, results: [aFind("nik")] } };
    const takeBack = () => inTransaction(db, (tx) => withholdContents(tx, [clean, found]));

    const personal = await takeBack();
    expect(await hasSnapshot(files.snapshotFolder, sha256)).toBe(true);
    await settleContents({ contents: [], personal }, deps);
    await takeBack();

    expect(personal).toEqual([sha256]);
    expect(await files.filesIn(files.folder)).toEqual([]);
    expect((await kept(db)).map(({ withheld }) => withheld)).toEqual(["personal-data", "personal-data"]);
    const told = await db.auditEntry.findMany({ where: { action: "evidence.content_withheld" } });
    expect(told).toMatchObject([{ subjectId: sha256, planId: "p", actorLabel: "system" }]);
  },
);

testWorld("what a stopped process left behind goes after an hour, and nothing else does", async (world) => {
  const { deps, files } = world;
  const put = async (folder: string, text: string) =>
    putSnapshot(folder, { bytes: Buffer.from(text) }, sha256Of(text));
  await put(`${files.snapshotFolder}/aside`, "tertinggal");
  await put(files.snapshotFolder, "disimpan");
  const inTheHour = () => new Date();
  const later = () => new Date(Date.now() + 2 * 3_600_000);

  await clearLeftovers({ files, now: inTheHour });
  expect(await files.filesIn(files.folder)).toHaveLength(2);
  await clearLeftovers({ files, now: later });
  expect(await files.filesIn(files.folder)).toEqual([`${sha256Of("disimpan")}.gz`]);
  await clearLeftovers({ ...deps, files: null });
});
