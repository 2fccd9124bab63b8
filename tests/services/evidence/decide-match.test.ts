import { expect } from "vitest";
import { lookUpCatalogue } from "#app/data/catalogue-lookup.server.ts";
import type { Db } from "#app/data/db.server.ts";
import { loadMatchDecisions } from "#app/data/match-decisions.server.ts";
import { CalendarDateSchema } from "#app/domain/calendar-date.ts";
import { matchCatalogue } from "#app/domain/evidence/match.ts";
import type { Actor } from "#app/domain/permission.ts";
import { decideMatch } from "#app/services/decide-match.server.ts";
import { harvestCatalogue } from "#app/services/harvest-catalogue.server.ts";
import { runWorkerBatch } from "#app/services/run-worker-batch.server.ts";
import { suggestMatches } from "#app/services/suggest-matches.server.ts";
import { testDbs } from "#tests/db.ts";
import {
  aCatalogue,
  aPlan,
  aWorld,
  fileItem,
  OFFICER,
  type SampleCkan,
  startSampleCkan,
  type World,
} from "./evidence-factories.ts";

const day = (iso: string) => CalendarDateSchema.parse(iso);
const TODAY = day("2026-11-03");

function testMatches(
  name: string,
  run: (given: { db: Db; world: World; ckan: SampleCkan; seknas: Actor }) => Promise<void>,
): void {
  testDbs(name, async ({ db }) => {
    const ckan = await startSampleCkan();
    const world = aWorld(db, [ckan]);
    await aPlan(db);
    await aCatalogue(db, ckan);
    await db.organisation.create({
      data: { id: "s", slug: "seknas", name: "Seknas", short: "Seknas", kind: "secretariat" },
    });
    await db.user.create({
      data: { id: "ani", email: "ani@x.org", name: "Ani", createdAt: world.deps.now() },
    });
    const office = {
      role: "secretariat",
      organisation: "seknas",
      plan: "ran",
      fromOn: day("2026-01-01"),
      toOn: null,
    } as const;
    try {
      await run({ db, world, ckan, seknas: { userId: "ani", offices: [office] } });
    } finally {
      await world.close();
      await ckan.close();
    }
  });
}

/** A file under an address that is nearly a dataset's, judged once. */
async function nearly({ ckan, world }: { ckan: SampleCkan; world: World }) {
  ckan.packages = [{ id: "dapil", resources: [{ url: `${ckan.origin}/dapil.csv/`, format: "CSV" }] }];
  await harvestCatalogue("open-data", world.deps);
  world.pass(1_000);
  await fileItem(world.deps, "i1", `${ckan.origin}/dapil.csv`);
  await runWorkerBatch(world.deps, { workerId: "w" });
}

testMatches(
  "a nearly equal address is proposed with both texts, and a person's word is kept",
  async (given) => {
    const { db, world, ckan, seknas } = given;
    await nearly(given);
    const [suggested] = await suggestMatches("ran", TODAY, world.deps);
    const dataset = await db.dataset.findFirstOrThrow({ where: { externalId: "dapil" } });
    expect(suggested).toMatchObject({ item: "i1", slot: "B12.1", code: "MATCH_TO_CONFIRM" });
    expect(suggested?.proposals[0]).toMatchObject({
      ...{ tier: "M8", confidence: 0.85, datasetId: dataset.id },
      ...{ typed: `${ckan.origin}/dapil.csv`, matched: `${ckan.origin}/dapil.csv/` },
    });

    const input = { item: "i1", datasetId: dataset.id, accepted: true, actorName: "Ani" };
    expect(await decideMatch({ ...input, actor: OFFICER }, world.deps)).toEqual({
      ok: false,
      refusal: "own_submission",
    });
    expect(await decideMatch({ ...input, datasetId: "lain", actor: seknas }, world.deps)).toEqual({
      ok: false,
      refusal: "not_found",
    });
    expect(await decideMatch({ ...input, actor: seknas }, world.deps)).toEqual({ ok: true, plan: "ran" });

    const resource = await db.resource.findFirstOrThrow();
    expect((await loadMatchDecisions(db, ["i1"])).get("i1")).toEqual([
      { datasetId: dataset.id, resourceId: resource.id, accepted: true },
    ]);
    expect(await suggestMatches("ran", TODAY, world.deps)).toEqual([]);
    expect(await db.target.count({ where: { priority: 1 } })).toBe(1);
    expect(await db.auditEntry.count({ where: { action: "match.accepted" } })).toBe(1);
  },
);

testMatches("a dataset that was refused is proposed no more", async (given) => {
  const { db, world, seknas } = given;
  await nearly(given);
  const { id } = await db.dataset.findFirstOrThrow();
  const input = { item: "i1", datasetId: id, accepted: false, actorName: "Ani", actor: seknas };
  expect(await decideMatch(input, world.deps)).toEqual({ ok: true, plan: "ran" });
  expect(await suggestMatches("ran", TODAY, world.deps)).toEqual([]);
});

testMatches(
  "the same file elsewhere is found by its bytes once the resource was seen",
  async ({ db, world, ckan }) => {
    const { origin } = ckan;
    ckan.packages = [{ id: "dapil", resources: [{ url: `${origin}/dapil.csv?versi=resmi`, format: "CSV" }] }];
    await harvestCatalogue("open-data", world.deps);
    expect(await db.target.findMany({ select: { url: true, priority: true } })).toEqual([
      { url: `${origin}/dapil.csv?versi=resmi`, priority: 0 },
    ]);
    await fileItem(world.deps, "i1", `${origin}/salinan.csv`);
    world.pass(1_000);
    await runWorkerBatch(world.deps, { workerId: "w" });
    const seen = await db.target.findFirstOrThrow({ where: { url: `${origin}/salinan.csv` } });
    await db.target.updateMany({
      where: { url: `${origin}/dapil.csv?versi=resmi` },
      data: { lastSha256: seen.lastSha256, tableFingerprint: "f" },
    });
    const content = {
      sha256: seen.lastSha256,
      bytes: 2_000,
      tableFp: "f",
      rows: 10,
      columns: 3,
      links: [],
      title: null,
    };
    const subject = { typed: "https://cermin.example/x.csv", hops: [], finalUrl: null, pageIds: [], content };
    expect(matchCatalogue(subject, await lookUpCatalogue(db, [subject]))).toMatchObject({
      tier: "M6",
      level: "content",
    });
    const reExported = { ...subject, content: { ...content, sha256: "0".repeat(64) } };
    expect(matchCatalogue(reExported, await lookUpCatalogue(db, [reExported]))).toMatchObject({ tier: "M7" });
    for (const host of ["b.example", "c.example", "d.example", "www.d.example"]) {
      const at = world.deps.now();
      await db.target.create({
        data: {
          id: host,
          k1: host,
          k2: host,
          url: `https://${host}/`,
          host,
          dueAt: at,
          firstSeenAt: at,
          lastSha256: seen.lastSha256,
        },
      });
    }
    const alone = { ...subject, content: { ...content, tableFp: null } };
    expect(matchCatalogue(alone, await lookUpCatalogue(db, [alone]))).toBeNull();
  },
);
