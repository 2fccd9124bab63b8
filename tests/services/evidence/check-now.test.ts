import { afterAll, beforeAll, expect } from "vitest";
import { inTransaction } from "#app/data/db.server.ts";
import { claimHosts } from "#app/data/host-leases.server.ts";
import { makeDue } from "#app/data/targets.server.ts";
import { startWorker } from "#app/jobs/worker.server.ts";
import { checkNow } from "#app/services/check-now.server.ts";
import { testDbs } from "#tests/db.ts";
import {
  aPlan,
  aWorld,
  codesOf,
  fileItem,
  OFFICER,
  type SampleCkan,
  startSampleCkan,
} from "./evidence-factories.ts";

let site: SampleCkan;

beforeAll(async () => {
  site = await startSampleCkan();
});

afterAll(() => site.close());

testDbs("a person with an office has a link checked at once, and nobody else", async ({ db }) => {
  const world = aWorld(db, [site]);
  await aPlan(db);
  await fileItem(world.deps, "i1", `${site.origin}/hasil.csv`);
  const stranger = { userId: "x", offices: [] };

  expect(await checkNow("i1", stranger, world.deps)).toEqual({ ok: false, refusal: "not_allowed" });
  expect(await checkNow("i9", OFFICER, world.deps)).toEqual({ ok: false, refusal: "item_not_found" });
  expect(await db.observation.count()).toBe(0);

  expect(await checkNow("i1", OFFICER, world.deps)).toEqual({
    ...{ ok: true, checked: true, verdict: "supported_with_remarks", plan: "ran", slot: "B12.1" },
  });
  expect(await codesOf(db, "i1")).toContain("OK");
  expect(await db.auditEntry.count({ where: { action: "evidence.check_asked", actorId: "u" } })).toBe(1);
  await world.close();
});

testDbs("a host that is being asked by a worker is left to it, and the link comes first", async ({ db }) => {
  const world = aWorld(db, [site]);
  await aPlan(db);
  const targetId = await fileItem(world.deps, "i1", `${site.origin}/hasil.csv`);
  await claimHosts(db, { workerId: "busy", at: world.deps.now(), limit: 1 });
  await db.target.update({ where: { id: targetId }, data: { priority: 0 } });

  expect(await checkNow("i1", OFFICER, world.deps)).toMatchObject({
    ok: true,
    checked: false,
    verdict: null,
  });

  expect(await db.target.findUnique({ where: { id: targetId } })).toMatchObject({ priority: 1 });
  expect((await db.hostState.findFirstOrThrow()).dueAt).toEqual(new Date(0));
  await world.close();
});

testDbs("a worker looks at what is due within seconds and stops when told", async ({ db }) => {
  const world = aWorld(db, [site]);
  await aPlan(db);
  const targets: Array<string> = [];
  for (let index = 0; index < 20; index += 1) {
    targets.push(await fileItem(world.deps, `i${index}`, `${site.origin}/${index}.csv`));
  }
  await inTransaction(db, (tx) => makeDue(tx, targets, world.deps.now()));
  const worker = startWorker(world.deps, { pollMs: 20 });

  await expect.poll(() => db.observation.count(), { timeout: 8_000, interval: 50 }).toBe(20);
  await worker.stop();

  expect(await db.hostState.findFirstOrThrow()).toMatchObject({ owner: null });
  expect(await db.target.count({ where: { firstOpenedAt: null } })).toBe(0);
  await world.close();
});
