import { afterAll, beforeAll, expect } from "vitest";
import { readDataVersion } from "#app/data/data-version.server.ts";
import { claimHosts } from "#app/data/host-leases.server.ts";
import { loadVerdictPoints, verifyObservations } from "#app/data/observations.server.ts";
import { checkTarget } from "#app/services/check-evidence.server.ts";
import { withHost } from "#app/services/host-turn.server.ts";
import { runWorkerBatch } from "#app/services/run-worker-batch.server.ts";
import { testDbs } from "#tests/db.ts";
import { type HostileServer, startHostileServer } from "#tests/hostile-server.ts";
import { dropGuards } from "#tests/tamper.ts";
import {
  aPlan,
  aWorld,
  codesOf,
  fileItem,
  type SampleCkan,
  startSampleCkan,
  type World,
} from "./evidence-factories.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

let server: HostileServer;
/** Serves any `.csv`, wants no pause between requests. */
let quick: SampleCkan;

beforeAll(async () => {
  server = await startHostileServer();
  quick = await startSampleCkan();
});

afterAll(async () => {
  await server.close();
  await quick.close();
});

function testWorld(name: string, run: (world: World) => Promise<void>): void {
  testDbs(name, async ({ db }) => {
    const world = aWorld(db, [server, quick]);
    await aPlan(db);
    server.hits.clear();
    quick.asked.length = 0;
    try {
      await run(world);
    } finally {
      await world.close();
    }
  });
}

const batch = ({ deps }: World, workerId = "w1") => runWorkerBatch(deps, { workerId });

testWorld("a link that opens gets a verdict, and its target what the next look needs", async (world) => {
  const { db } = world.deps;
  const targetId = await fileItem(world.deps, "i1", `${quick.origin}/ok.csv`);

  expect(await batch(world)).toEqual({ checked: 1 });

  expect(await codesOf(db, "i1")).toEqual(["OK", "REAL_CONTENT", "NO_CATALOGUE_KNOWN", "FORMAT_OPEN"]);
  const points = (await loadVerdictPoints(db, { planId: "p", milestoneIds: null })).get("i1");
  expect(points).toMatchObject([
    { verdict: "supported_with_remarks", knownOn: "2026-11-03", elements: null },
  ]);
  const target = await db.target.findUniqueOrThrow({ where: { id: targetId } });
  expect(target).toMatchObject({ etag: '"v1"', priority: 0, consecutiveFailures: 0 });
  expect(target.firstOpenedAt).toEqual(world.deps.now());
  expect(target.dueAt.getTime() - world.deps.now().getTime()).toBeGreaterThanOrEqual(HOUR_MS);
  expect(await batch(world)).toEqual({ checked: 0 });
});

testWorld("two items on one target are fetched once and judged each by its role", async (world) => {
  const first = await fileItem(world.deps, "i1", `${server.origin}/real/adart`, "document");
  const second = await fileItem(world.deps, "i2", `${server.origin}/real/adart?utm_source=x`, "data-file");

  await batch(world);

  expect(second).toBe(first);
  expect(server.hits.get("/real/adart")).toBe(1);
  expect((await codesOf(world.deps.db, "i1"))[1]).toBe("REAL_CONTENT");
  expect((await codesOf(world.deps.db, "i2"))[1]).toBe("PAGE_NOT_FILE");
});

testWorld("observations form a chain that shows any change", async (world) => {
  const { db } = world.deps;
  const targetId = await fileItem(world.deps, "i1", `${quick.origin}/etag.csv`);
  for (let look = 0; look < 3; look += 1) {
    await batch(world);
    world.pass(DAY_MS * 12);
  }

  const rows = await db.observation.findMany({ where: { targetId }, orderBy: { at: "asc" } });
  expect(rows.map(({ status }) => status)).toEqual([200, 304, 304]);
  expect(await verifyObservations(db, targetId)).toBeNull();
  expect(await codesOf(db, "i1")).toEqual([
    "UNCHANGED_304",
    "REAL_CONTENT",
    "NO_CATALOGUE_KNOWN",
    "FORMAT_OPEN",
  ]);

  const second = rows[1];
  if (second === undefined) throw new Error("no second observation");
  const bodyJson = second.bodyJson.replace('"status":304', '"status":200');
  await dropGuards(db);
  await db.observation.update({ where: { id: second.id }, data: { bodyJson } });
  expect(await verifyObservations(db, targetId)).toBe(1);
});

testWorld("two looks in one instant still stand one after the other", async (world) => {
  const targetId = await fileItem(world.deps, "i1", `${quick.origin}/ok.csv`);
  await batch(world);
  world.pass(60_000);
  const [lease] = await claimHosts(world.deps.db, { workerId: "w", at: farAhead(world), limit: 1 });
  if (lease === undefined) throw new Error("no lease");
  await withHost(lease, world.deps, async (turn) => {
    await checkTarget(targetId, turn, world.deps);
    await checkTarget(targetId, turn, world.deps);
  });

  expect(await world.deps.db.observation.count({ where: { targetId } })).toBe(3);
  expect(await verifyObservations(world.deps.db, targetId)).toBeNull();
});

testWorld("the first 404 leaves the question open, the second a day later answers it", async (world) => {
  const { db } = world.deps;
  await fileItem(world.deps, "i1", `${server.origin}/404`);
  await batch(world);
  expect((await codesOf(db, "i1"))[0]).toBe("NOT_FOUND_ONCE");

  world.pass(DAY_MS);
  await batch(world);

  expect((await codesOf(db, "i1"))[0]).toBe("NOT_FOUND");
  const points = (await loadVerdictPoints(db, { planId: "p", milestoneIds: null })).get("i1") ?? [];
  expect(points.map(({ verdict, codes }) => [verdict, codes])).toEqual([
    ["not_checkable", ["NOT_FOUND_ONCE", "NOT_OPENED"]],
    ["not_supported", ["NOT_FOUND"]],
  ]);
  expect(await db.auditEntry.count({ where: { action: "evidence.verdict_changed" } })).toBe(2);
});

testWorld("pages change only when a verdict does", async (world) => {
  const { db } = world.deps;
  await fileItem(world.deps, "i1", `${quick.origin}/ok.csv`);
  await batch(world);
  const before = await readDataVersion(db);

  world.pass(12 * DAY_MS);
  expect(await batch(world)).toEqual({ checked: 1 });

  expect(await readDataVersion(db)).toBe(before);
  expect((await loadVerdictPoints(db, { planId: "p", milestoneIds: null })).get("i1")).toHaveLength(1);
});

testWorld("what robots.txt closes is left to a person", async (world) => {
  await fileItem(world.deps, "i1", `${server.origin}/tertutup/data.csv`);

  await batch(world);

  expect((await codesOf(world.deps.db, "i1"))[0]).toBe("ROBOTS_DISALLOWED");
  expect(server.hits.get("/tertutup/data.csv")).toBeUndefined();
  expect(server.hits.get("/robots.txt")).toBe(1);
});

testWorld("a host that asks for a pause gets it for all its links", async (world) => {
  const { db } = world.deps;
  await fileItem(world.deps, "i1", `${server.origin}/429`);
  await batch(world);
  await fileItem(world.deps, "i2", `${server.origin}/ok.csv`);

  const host = await db.hostState.findUniqueOrThrow({ where: { host: `${server.host}:${server.port}` } });
  expect(host.nextAt.getTime() - world.deps.now().getTime()).toBe(7_000);
  expect(host.pausedUntil).toEqual(host.nextAt);
  world.pass(6_999);
  expect(await batch(world)).toEqual({ checked: 0 });
  world.pass(1);
  expect(await batch(world)).toEqual({ checked: 1 });
});

testWorld("two workers never look at the same target", async (world) => {
  for (let index = 0; index < 12; index += 1) {
    await fileItem(world.deps, `i${index}`, `${quick.origin}/ok.csv?n=${index}`);
  }

  const checked = await Promise.all([batch(world, "w1"), batch(world, "w2"), batch(world, "w3")]);

  expect(checked.map((result) => result.checked).toSorted((a, b) => a - b)).toEqual([0, 0, 12]);
  expect(quick.asked.filter((path) => path === "/ok.csv")).toHaveLength(12);
  expect(await world.deps.db.observation.count()).toBe(12);
});

testWorld("a worker that lost its host saves nothing", async (world) => {
  const { db } = world.deps;
  const targetId = await fileItem(world.deps, "i1", `${quick.origin}/ok.csv`);
  const [lease] = await claimHosts(db, { workerId: "slow", at: world.deps.now(), limit: 1 });
  if (lease === undefined) throw new Error("no lease");

  await withHost(lease, world.deps, async (turn) => {
    world.pass(61_000);
    const [other] = await claimHosts(db, { workerId: "quick", at: world.deps.now(), limit: 1 });
    expect(other?.fence).toBe(lease.fence + 1);
    expect(await checkTarget(targetId, turn, world.deps)).toMatchObject({ outcome: "not_saved" });
    expect(turn.lost).toBe(true);
  });

  expect(await db.observation.count()).toBe(0);
  const host = await db.hostState.findUniqueOrThrow({ where: { host: lease.host } });
  expect(host.owner).toBe("quick");
});

testWorld("what a worker left behind is taken up when its lease has run out", async (world) => {
  await fileItem(world.deps, "i1", `${quick.origin}/ok.csv`);
  await claimHosts(world.deps.db, { workerId: "dead", at: world.deps.now(), limit: 1 });

  expect(await batch(world)).toEqual({ checked: 0 });
  world.pass(60_001);
  expect(await batch(world)).toEqual({ checked: 1 });
});

testWorld("a worker told to end takes no new links", async (world) => {
  await fileItem(world.deps, "i1", `${quick.origin}/ok.csv`);
  const ended = AbortSignal.abort();

  expect(await runWorkerBatch(world.deps, { workerId: "w1", signal: ended })).toEqual({ checked: 0 });
  expect(await batch(world, "w2")).toEqual({ checked: 1 });
});

/** After every due time, as a look forced by a person would be. */
function farAhead({ deps }: World): Date {
  return new Date(deps.now().getTime() + 400 * DAY_MS);
}
