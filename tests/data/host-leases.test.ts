import { expect } from "vitest";
import { type Db, inTransaction } from "#app/data/db.server.ts";
import {
  claimHost,
  claimHosts,
  ensureHost,
  type HostLease,
  holdsLease,
  LEASE_MS,
  releaseHost,
  renewLease,
  saveRobots,
} from "#app/data/host-leases.server.ts";
import { dueTargets, ensureTarget, makeDue, makeUrgent } from "#app/data/targets.server.ts";
import { testDbs } from "#tests/db.ts";

const NOW = new Date("2026-11-03T03:12:00Z");
const later = (ms: number) => new Date(NOW.getTime() + ms);

async function hostsDue(db: Db, ...hosts: ReadonlyArray<string>): Promise<void> {
  await inTransaction(db, async (tx) => {
    for (const host of hosts) await ensureHost(tx, host, { at: NOW, first: false });
  });
}

async function claimOne(db: Db, workerId: string, at = NOW): Promise<HostLease> {
  const [lease] = await claimHosts(db, { workerId, at, limit: 1 });
  if (lease === undefined) throw new Error("nothing to lease");
  return lease;
}

testDbs("each host goes to one worker, however many ask at once", async ({ db }) => {
  const hosts = Array.from({ length: 9 }, (_, index) => `h${index}.go.id`);
  await hostsDue(db, ...hosts);

  const workers = ["w1", "w2", "w3", "w4"];
  const leases = await Promise.all(
    workers.map((workerId) => claimHosts(db, { workerId, at: NOW, limit: 3 })),
  );

  const claimed = leases.flat().map(({ host }) => host);
  expect(claimed.toSorted()).toEqual(hosts);
});

testDbs("a lease that is renewed lasts, one that is not passes on with a higher fence", async ({ db }) => {
  await hostsDue(db, "kpu.go.id");
  const first = await claimOne(db, "w1");
  expect(await renewLease(db, first, later(40_000))).toBe(true);
  expect(await claimHosts(db, { workerId: "w2", at: later(LEASE_MS + 1), limit: 1 })).toEqual([]);

  const second = await claimOne(db, "w2", later(40_000 + LEASE_MS + 1));

  expect(second.fence).toBe(first.fence + 1);
  expect(await renewLease(db, first, later(200_000))).toBe(false);
  expect(await inTransaction(db, (tx) => holdsLease(tx, first))).toBe(false);
  expect(await inTransaction(db, (tx) => holdsLease(tx, second))).toBe(true);
  await releaseHost(db, first, { ...first.state, failStreak: 4 }, later(200_000));
  expect(await db.hostState.findFirst()).toMatchObject({ owner: "w2", failStreak: 0 });
});

testDbs("a released host is asked again when it may be and its next target is due", async ({ db }) => {
  await inTransaction(db, async (tx) => {
    const address = {
      url: "https://kpu.go.id/a",
      k1: "https://kpu.go.id/a",
      k2: "//kpu.go.id/a",
      host: "kpu.go.id",
    };
    const id = await ensureTarget(tx, address, { at: NOW, illustration: false, newId: () => "t1" });
    await tx.target.update({ where: { id }, data: { priority: 0, dueAt: later(5_000) } });
  });
  const lease = await claimOne(db, "w1");
  await releaseHost(db, lease, { ...lease.state, nextAt: later(9_000), failStreak: 6 }, NOW);

  expect(await claimHosts(db, { workerId: "w2", at: later(8_999), limit: 1 })).toEqual([]);
  const again = await claimOne(db, "w2", later(9_000));
  expect(again.state).toMatchObject({ failStreak: 6, circuitOpens: 2 });
});

testDbs("a host asked for by name is leased unless it is taken or wants a pause", async ({ db }) => {
  const claim = await claimHost(db, "kpu.go.id", { workerId: "w1", at: NOW });
  if (claim.lease === null) throw new Error("not leased");
  expect(await claimHost(db, "kpu.go.id", { workerId: "w2", at: NOW })).toMatchObject({
    lease: null,
    leased: true,
  });

  await releaseHost(db, claim.lease, { ...claim.lease.state, nextAt: later(7_000) }, NOW);

  const paused = await claimHost(db, "kpu.go.id", { workerId: "w2", at: NOW });
  expect(paused).toEqual({ lease: null, leased: false, nextAt: later(7_000) });
});

testDbs(
  "the host a person waits for comes first, and its urgent links take half the places at most",
  async ({ db }) => {
    await hostsDue(db, "bps.go.id");
    const ids = await inTransaction(db, async (tx) => {
      const made: Array<string> = [];
      for (let index = 0; index < 80; index += 1) {
        const url = `https://kpu.go.id/${index}`;
        const address = { url, k1: url, k2: `//kpu.go.id/${index}`, host: "kpu.go.id" };
        const newId = () => `t${String(index).padStart(2, "0")}`;
        made.push(await ensureTarget(tx, address, { at: NOW, illustration: false, newId }));
      }
      await tx.target.updateMany({ data: { priority: 0 } });
      await makeDue(tx, made, NOW);
      for (const id of made.slice(40)) await makeUrgent(tx, id, NOW);
      return made;
    });

    expect((await claimOne(db, "w1")).host).toBe("kpu.go.id");
    const due = await dueTargets(db, "kpu.go.id", NOW);
    expect(due).toEqual([...ids.slice(40, 65), ...ids.slice(0, 25)]);

    // A look that is saved while more is read: what was read before it was saved is not given out again.
    const inHand = new Set(ids.slice(40, 42));
    const reading = dueTargets(db, "kpu.go.id", NOW, { except: inHand });
    inHand.clear();
    expect(await reading).toEqual([...ids.slice(42, 67), ...ids.slice(0, 25)]);
  },
);

testDbs("what a host says of robots comes back with its lease", async ({ db }) => {
  await hostsDue(db, "kpu.go.id");
  const robots = [
    {
      origin: "https://kpu.go.id",
      readAt: NOW,
      state: "rules" as const,
      text: "User-agent: *",
      closedSince: null,
    },
    { origin: "http://kpu.go.id", readAt: NOW, state: "closed" as const, text: "", closedSince: NOW },
  ];
  await saveRobots(db, "kpu.go.id", robots, NOW);

  expect((await claimOne(db, "w1")).robots).toEqual(robots);
});
