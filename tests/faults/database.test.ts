import { setTimeout as sleep } from "node:timers/promises";
import { expect, inject, test } from "vitest";
import { sealWhatStands } from "#app/data/audit-facts.server.ts";
import { inTransaction, openDb } from "#app/data/db.server.ts";
import { engineOf } from "#app/data/db-engine.server.ts";
import { verifyAll } from "#app/services/audit/verify-audit.server.ts";
import { openReadiness } from "#app/services/operation/open-readiness.server.ts";
import { openSession, startSession } from "#app/services/sessions.server.ts";
import { signIn } from "#app/services/sign-in.server.ts";
import { insertCast, NOW, testDeps } from "#tests/data-factories.ts";
import { inDatabase, testDatabases, testDbs } from "#tests/db.ts";
import { saidIn, say } from "./said.ts";
import { proxyBefore } from "./tcp-proxy.ts";

async function withCast(databaseUrl: string): Promise<void> {
  const { db, close } = await openDb(databaseUrl);
  await insertCast(db);
  await sealWhatStands(db, NOW);
  await close();
}

test("a full disk refuses what cannot be kept, loses nothing acknowledged, and writing goes on once there is room", {
  timeout: 60_000,
}, async () => {
  await inDatabase("sqlite", async (databaseUrl) => {
    await withCast(databaseUrl);
    const { db, close } = await openDb(databaseUrl);
    const acknowledged: Array<string> = [];
    await inTransaction(db, async (tx) => {
      const { writer } = engineOf(tx);
      const pages = Number(writer?.pragma("page_count", { simple: true }));
      writer?.pragma(`max_page_count = ${pages + 20}`);
    });
    let refusal: unknown = null;
    for (let n = 0; refusal === null && n < 500; n += 1) {
      const id = `penuh-${String(n).padStart(3, "0")}`;
      await say(db, id).then(
        () => acknowledged.push(id),
        (error: unknown) => {
          refusal = error;
        },
      );
    }
    expect(String(refusal)).toMatch(/full/i);
    expect(acknowledged.length).toBeGreaterThan(3);
    expect(await saidIn(db), "reading goes on").toEqual({ whole: acknowledged, half: 0 });
    await inTransaction(db, async (tx) => {
      engineOf(tx).writer?.pragma("max_page_count = 1000000");
    });
    await say(db, "ruang");
    expect(await saidIn(db)).toEqual({ whole: [...acknowledged, "ruang"], half: 0 });
    expect((await verifyAll({ kept: [] }, { db })).findings).toEqual([]);
    await close();
  });
});

test.skipIf(inject("postgres") === null)(
  "a database that goes and comes back is asked again by the same process, and nothing acknowledged is lost [postgresql]",
  { timeout: 60_000 },
  async () => {
    await inDatabase("postgresql", async (databaseUrl) => {
      await withCast(databaseUrl);
      const { proxy, url } = await proxyBefore(databaseUrl);
      const { db, close } = await openDb(url);
      const acknowledged = new Set<string>();
      let stop = false;
      const writing = Array.from({ length: 4 }, async (_, writer) => {
        for (let n = 0; !stop; n += 1) {
          const id = `${writer}-${n}`;
          await say(db, id).then(
            () => acknowledged.add(id),
            () => sleep(20),
          );
        }
      });
      await sleep(400);
      await proxy.cut();
      const before = acknowledged.size;
      expect(await openReadiness(testDeps(db)), "the load balancer is told").toMatchObject({ ready: false });
      await expect(say(db, "hilang"), "who writes is told").rejects.toThrow();
      await proxy.restore();
      await expect.poll(() => acknowledged.size, { timeout: 15_000 }).toBeGreaterThan(before + 4);
      stop = true;
      await Promise.all(writing);
      expect(await openReadiness(testDeps(db))).toMatchObject({ ready: true });
      const { whole, half } = await saidIn(db);
      expect(half).toBe(0);
      expect([...acknowledged].filter((id) => !whole.includes(id))).toEqual([]);
      expect((await verifyAll({ kept: [] }, { db })).findings).toEqual([]);
      await close();
      await proxy.close();
    });
  },
);

test.skipIf(inject("postgres") === null)(
  "a database whose every answer is slow makes writers wait, and loses nothing [postgresql]",
  { timeout: 60_000 },
  async () => {
    await inDatabase("postgresql", async (databaseUrl) => {
      await withCast(databaseUrl);
      const { proxy, url } = await proxyBefore(databaseUrl);
      const { db, close } = await openDb(url);
      proxy.slowDown(40);
      await Promise.all(["a", "b", "c"].map((id) => say(db, id)));
      proxy.slowDown(0);
      expect(await saidIn(db)).toEqual({ whole: ["a", "b", "c"], half: 0 });
      await close();
      await proxy.close();
    });
  },
);

testDatabases(
  "a write that takes long, as on a slow disk, lets readers read and writers wait for it",
  async ({ databaseUrl }) => {
    await withCast(databaseUrl);
    const [slow, quick] = [await openDb(databaseUrl), await openDb(databaseUrl)];
    const order: Array<string> = [];
    let begun = () => {};
    const hasBegun = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const long = inTransaction(slow.db, async (tx) => {
      await tx.dataVersion.count();
      begun();
      await sleep(700);
      order.push("long");
    });
    await hasBegun;
    const write = say(quick.db, "tunggu").then(() => order.push("waiting"));
    await quick.db.comment.count();
    order.push("read");
    await Promise.all([long, write]);
    expect(order).toEqual(["read", "long", "waiting"]);
    expect(await saidIn(quick.db)).toEqual({ whole: ["tunggu"], half: 0 });
    await Promise.all([slow.close(), quick.close()]);
  },
);

testDbs(
  "a clock that jumps ahead and back leaves the record whole and locks nobody out for longer than before",
  async ({ db }) => {
    await insertCast(db);
    await sealWhatStands(db, NOW);
    const clock = { at: NOW };
    const deps = { ...testDeps(db), now: () => clock.at };
    const jump = (days: number) => {
      clock.at = new Date(NOW.getTime() + days * 86_400_000);
    };
    await say(db, "a-tepat", clock.at);
    jump(400);
    await say(db, "b-maju", clock.at);
    const wrong = { email: "sari@example.test", password: "keliru", address: "192.0.2.1" };
    for (let n = 0; n < 6; n += 1) await signIn(wrong, deps);
    expect(await signIn(wrong, deps)).toMatchObject({ refusal: "too_many_attempts" });
    const token = await startSession(
      { userId: "sari", name: "sari", userAgent: null, replaces: null, secondFactor: true },
      deps,
    );
    jump(0);
    await say(db, "c-mundur", clock.at);
    expect((await verifyAll({ kept: [] }, { db })).findings).toEqual([]);
    expect(await saidIn(db)).toEqual({ whole: ["a-tepat", "b-maju", "c-mundur"], half: 0 });
    expect(await signIn(wrong, deps), "no wait of four hundred days").toMatchObject({
      refusal: "not_recognised",
    });
    expect((await openSession(token, deps))?.userId, "nor is anybody signed out").toBe("sari");
  },
);
