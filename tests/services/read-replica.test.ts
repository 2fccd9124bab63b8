import { setTimeout as sleep } from "node:timers/promises";
import { expect, inject, test } from "vitest";
import { bumpDataVersion, lookAtDataVersion } from "#app/data/data-version.server.ts";
import { inTransaction, openDb } from "#app/data/db.server.ts";
import { createAnswer } from "#app/http/answer.server.ts";
import { openPlan } from "#app/services/open-plan.server.ts";
import { openPublicReads, type PublicReads, replicaLag } from "#app/services/read-replica.server.ts";
import { submitReport } from "#app/services/submit-report.server.ts";
import { watchDataVersion } from "#app/services/watch-data-version.server.ts";
import { aSubmission, type Cast, insertCast, NOW, testDeps } from "#tests/data-factories.ts";
import { inDatabase } from "#tests/db.ts";
import { proxyBefore, type TcpProxy } from "#tests/faults/tcp-proxy.ts";
import { listening } from "#tests/http/listening.ts";

type Deps = ReturnType<typeof testDeps>;
type Pair = {
  primary: Deps;
  replica: Deps;
  replicaUrl: string;
  reads: PublicReads;
  proxy: TcpProxy;
  owner: Cast["owner"];
};

/** A database and another that follows it by hand: what is sent to both has reached the replica. */
async function withPair(run: (pair: Pair) => Promise<void>): Promise<void> {
  await inDatabase("postgresql", (primaryUrl) =>
    inDatabase("postgresql", async (copyUrl) => {
      const [first, second] = [await openDb(primaryUrl), await openDb(copyUrl)];
      const [{ owner }] = [await insertCast(first.db), await insertCast(second.db)];
      const { proxy, url } = await proxyBefore(copyUrl);
      const primary = testDeps(first.db);
      const reads = await openPublicReads(url, primary);
      try {
        await run({ primary, replica: testDeps(second.db), replicaUrl: url, reads, proxy, owner });
      } finally {
        await reads.close();
        await proxy.close();
        await Promise.all([first.close(), second.close()]);
      }
    }),
  );
}

/** Files a report in a database, which raises its data version. */
async function report(deps: Deps, actor: Cast["owner"], hour: number): Promise<void> {
  const at = new Date(NOW.getTime() + hour * 3_600_000);
  const who = { plan: "rencana", milestone: "A1-B06", actor, actorName: "Sari" };
  const sent = await submitReport({ ...who, submission: aSubmission() }, { ...deps, now: () => at });
  expect(sent).toMatchObject({ ok: true });
}

const withReplica = test.skipIf(inject("postgres") === null);

withReplica(
  "public pages are read from the replica while it keeps up, and from the database while it lags [postgresql]",
  { timeout: 60_000 },
  async () => {
    await withPair(async ({ primary, replica, replicaUrl, reads, owner }) => {
      await lookAtDataVersion(primary.db);
      expect((await reads.now()).db).not.toBe(primary.db);
      await report(primary, owner, 1);
      expect((await reads.now()).db, "the change is known at its commit").toBe(primary.db);
      expect(await replicaLag(replicaUrl, primary.db)).toBe(1);
      await report(replica, owner, 1);
      const caughtUp = await reads.now();
      expect(caughtUp.db).not.toBe(primary.db);
      expect((await openPlan("rencana", caughtUp))?.facts.reports).toHaveLength(1);
    });
  },
);

withReplica(
  "what is written while a public page is made goes to the database, never to the replica [postgresql]",
  { timeout: 60_000 },
  async () => {
    await withPair(async ({ primary, replica, reads, owner }) => {
      await lookAtDataVersion(primary.db);
      const used = await reads.now();
      expect(used.db).not.toBe(primary.db);
      await report({ ...primary, db: used.db }, owner, 1);
      expect(await primary.db.report.count()).toBe(1);
      expect(await replica.db.report.count()).toBe(0);
    });
  },
);

withReplica(
  "a replica that dies is passed over at once and used again when it is back [postgresql]",
  { timeout: 60_000 },
  async () => {
    await withPair(async ({ primary, replicaUrl, reads, proxy }) => {
      await lookAtDataVersion(primary.db);
      await proxy.cut();
      const began = performance.now();
      expect((await reads.now()).db).toBe(primary.db);
      expect(performance.now() - began).toBeLessThan(2_000);
      expect(await replicaLag(replicaUrl, primary.db)).toBeNull();
      await proxy.restore();
      await expect
        .poll(async () => (await reads.now()).db === primary.db, { timeout: 15_000, interval: 200 })
        .toBe(false);
    });
  },
);

withReplica(
  "no page is kept that is older than what is known, however far the replica is behind [postgresql]",
  { timeout: 60_000 },
  async () => {
    await withPair(async ({ primary, replica, reads, owner }) => {
      const from: Array<string> = [];
      const render = async (_request: Request, _message: unknown, isShared: boolean) => {
        const used = isShared ? await reads.now() : primary;
        from.push(used.db === primary.db ? "database" : "replica");
        const opened = await openPlan("rencana", used);
        return new Response(String(opened?.facts.reports.length), {
          headers: { "content-type": "text/html" },
        });
      };
      const site = await listening(
        createAnswer({ render, watch: watchDataVersion(primary), log: primary.log, publicOrigin: null }),
      );
      const shown = async () => Number(await (await fetch(`${site.origin}/rencana`)).text());
      expect([await shown(), await shown()]).toEqual([0, 0]);
      await report(primary, owner, 1);
      expect([await shown(), await shown()]).toEqual([1, 1]);
      await report(replica, owner, 1);
      for (const { db } of [primary, replica]) await inTransaction(db, bumpDataVersion);
      expect(await shown()).toBe(1);
      expect(from).toEqual(["replica", "database", "replica"]);
      await sleep(300); // after the bound within which the version is not looked at again
      expect(await shown()).toBe(1);
      await site.close();
    });
  },
);
