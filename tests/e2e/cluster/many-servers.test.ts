import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { z } from "zod";
import { type Db, openDb } from "#app/data/db.server.ts";
import { ACCOUNT_MAILS } from "#app/i18n/mails/account-mails.ts";
import { makeApiToken } from "#app/services/accounts/api-tokens.server.ts";
import { addUser } from "#app/services/add-user.server.ts";
import { verifyAll } from "#app/services/audit/verify-audit.server.ts";
import { testDeps } from "#tests/data-factories.ts";
import { freshDatabase } from "../fresh-database.ts";
import { type Cluster, type Site, startCluster, startSite } from "./processes.ts";
import { ask, keepKilling, keepReading, newTraffic, pause, type Traffic } from "./traffic.ts";

/** `npm run test:servers` asks for ten minutes; some seconds show the same in the run of everything. */
const SECONDS = Number(process.env.CAPAIAN_CLUSTER_SECONDS ?? 20);
const LONG = SECONDS >= 120;
const KILL_EVERY_MS = LONG ? 8_000 : 4_000;
const SERVERS = 2;
const WORKERS = 3;
const SITES = 6;
const READERS = 6;
/** What is promised for a write that another server made. */
const BOUND_MS = 1_000;
/** A killed worker's hosts come free again after its lease. */
const RESUMED_MS = 90_000;

const PAGES = ["/", "/en", "/ran-ogi-vii/matriks", "/ran-ogi-vii/bukti", "/ran-ogi-vii/tahapan"];
const Tasks = z.object({ items: z.array(z.object({ milestone: z.string(), slots: z.array(z.string()) })) });

const serverUrl = process.env.TEST_POSTGRES_URL ?? "";

test.skipIf(serverUrl === "")(
  "two servers and three workers under load and kills: no error, no work twice, nothing stale after a second [postgresql]",
  { timeout: SECONDS * 1_000 + RESUMED_MS + 120_000 },
  async () => {
    const database = await freshDatabase(serverUrl);
    const sites = await Promise.all(Array.from({ length: SITES }, startSite));
    const allow = sites.map(({ address }) => address);
    const cluster = await startCluster({
      ...{ databaseUrl: database.url, servers: SERVERS, workers: WORKERS, allow },
    });
    const { db, close } = await openDb(database.url);
    try {
      const token = await reporterToken(db);
      const traffic = newTraffic();
      const endsAt = Date.now() + SECONDS * 1_000;
      const written: Written = { acknowledged: [], links: [], shownAfter: [], stale: [] };
      const isEnough = () => written.acknowledged.length >= 8 && killsIn(traffic) >= 2;
      const goesOn = () => Date.now() < endsAt || !isEnough(); // on a busy machine it takes as long as it takes
      const members = [...cluster.servers, ...cluster.workers];
      await Promise.all([
        keepWriting({ cluster, sites, token, traffic }, written, goesOn),
        keepKilling(members, KILL_EVERY_MS, traffic, goesOn),
        ...Array.from({ length: READERS }, () => keepReading(cluster.servers, PAGES, traffic, goesOn)),
      ]);

      const kills = killsIn(traffic);
      expect(traffic.wrong).toEqual([]);
      expect(written.stale).toEqual([]);
      await expectAllKept(db, written.acknowledged);
      await expectLookedAt(db, written.links, LONG ? "all" : "some");
      await expectNoWorkTwice(db, sites, kills);
      expect((await verifyAll({ kept: [] }, { db })).findings).toEqual([]);
      expect(cluster.faults()).toEqual([]);
      report(written, traffic, kills);
    } finally {
      await close();
      await cluster.stop();
      for (const site of sites) site.close();
      await database.drop();
    }
  },
);

/** An owner's program of the real plan, entered while the servers run. */
async function reporterToken(db: Db): Promise<string> {
  const deps = testDeps(db, new Date());
  const sari = { email: "sari@example.test", name: "Sari", role: "owner", organisation: "kpu" };
  const added = await addUser({ ...sari, plan: null, password: null }, deps);
  if (!added.ok) throw new Error(added.refusal);
  const { id: userId } = await db.user.findUniqueOrThrow({ where: { email: sari.email } });
  const wanted = { name: "SIPOL", scopes: ["read", "report"], days: "30" };
  const links = { origin: "http://127.0.0.1", secret: "0123456789abcdef0123456789abcdef" };
  const words = { links, mails: ACCOUNT_MAILS, showsInvitations: false };
  const made = await makeApiToken({ userId, name: sari.name }, wanted, words, deps);
  if (!made.ok) throw new Error("no token");
  return made.token;
}

type Writing = { cluster: Cluster; sites: ReadonlyArray<Site>; token: string; traffic: Traffic };

type Written = {
  acknowledged: Array<string>;
  links: Array<string>;
  /** Milliseconds until the other server's page showed a write, of each. */
  shownAfter: Array<number>;
  stale: Array<string>;
};

/** Files reports with new links on either server, and reads each on the other one. */
async function keepWriting(writing: Writing, written: Written, goesOn: () => boolean): Promise<void> {
  const { cluster, sites, token, traffic } = writing;
  const authorization = `Bearer ${token}`;
  const task = await firstTask(cluster, authorization, traffic);
  for (let turn = 0; goesOn(); turn += 1) {
    const [here, there] = [cluster.servers[turn % SERVERS], cluster.servers[(turn + 1) % SERVERS]];
    if (here === undefined || there === undefined) throw new Error("no servers");
    const mark = `Tanda-${turn}-${randomUUID()}`;
    const links = sites.map(({ address }) => `http://${address}/${turn}.csv`);
    const body = { percent_done: 40, narrative: mark, next_step: "Menyusun.", next_step_on: "2027-01-31" };
    const answer = await ask(
      here,
      `/api/v1/plans/ran-ogi-vii/milestones/${task.milestone}/reports`,
      traffic,
      {
        ...{ method: "POST", headers: { authorization, "content-type": "application/json" } },
        body: JSON.stringify({
          ...{ ...body, obstacles: ["anggaran"] },
          slots: [{ slot: task.slot, links }],
        }),
      },
    );
    if (answer?.status !== 201) {
      if (answer !== null) traffic.wrong.push(`${here.name}: ${answer.status} ${answer.body.slice(0, 300)}`);
      await pause(100);
      continue;
    }
    written.acknowledged.push(mark);
    written.links.push(...links);
    await readOnOther(
      { server: there, path: `/ran-ogi-vii/target/${task.milestone}`, mark },
      traffic,
      written,
    );
    await pause(LONG ? 1_000 : 200);
  }
}

async function firstTask(cluster: Cluster, authorization: string, traffic: Traffic) {
  const [server] = cluster.servers;
  if (server === undefined) throw new Error("no servers");
  const answer = await ask(server, "/api/v1/me/tasks", traffic, { headers: { authorization } });
  const { items } = Tasks.parse(JSON.parse(answer?.body ?? ""));
  const found = items.find(({ slots }) => slots.length > 0);
  const [slot] = found?.slots ?? [];
  if (found === undefined || slot === undefined) throw new Error(`no task with a slot: ${answer?.body}`);
  return { milestone: found.milestone, slot };
}

async function readOnOther(
  { server, path, mark }: { server: Cluster["servers"][number]; path: string; mark: string },
  traffic: Traffic,
  { shownAfter, stale }: Written,
): Promise<void> {
  const from = Date.now();
  for (;;) {
    const askedAt = Date.now();
    const answer = await ask(server, path, traffic);
    if (answer === null) return; // killed under it; its next reader starts with what stands
    if (answer.body.includes(mark)) {
      shownAfter.push(askedAt - from);
      return;
    }
    if (askedAt - from > BOUND_MS) {
      stale.push(`${mark} not on ${server.name} ${askedAt - from} ms after it was acknowledged`);
      return;
    }
    await pause(20);
  }
}

async function expectAllKept(db: Db, marks: ReadonlyArray<string>): Promise<void> {
  const reports = await db.report.findMany({ select: { narrative: true } });
  const kept = new Map<string, number>();
  for (const { narrative } of reports) kept.set(narrative, (kept.get(narrative) ?? 0) + 1);
  expect(marks.filter((mark) => kept.get(mark) !== 1)).toEqual([]);
}

/** `all` waits for what a killed worker held to come free again. */
async function expectLookedAt(db: Db, links: ReadonlyArray<string>, wanted: "all" | "some"): Promise<void> {
  const seen = () => db.target.count({ where: { url: { in: [...links] }, observations: { some: {} } } });
  const least = wanted === "all" ? links.length : 1;
  await expect.poll(seen, { timeout: RESUMED_MS, interval: 1_000 }).toBeGreaterThanOrEqual(least);
}

/** A link was saved once; only what a killed worker had in hand and had not saved was asked for again. */
async function expectNoWorkTwice(db: Db, sites: ReadonlyArray<Site>, kills: number): Promise<void> {
  const looks = await db.observation.groupBy({ by: ["targetId"], _count: { _all: true } });
  expect(looks.filter(({ _count }) => _count._all > 1)).toEqual([]);
  const again = sites.flatMap(({ asked }) =>
    [...asked].filter(([path, times]) => path.endsWith(".csv") && times > 1),
  );
  expect(again.length).toBeLessThanOrEqual(kills * SITES * 8);
  const days = await db.chainHead.groupBy({ by: ["chain", "day"], _count: { _all: true } });
  expect(days.filter(({ _count }) => _count._all > 1)).toEqual([]);
}

function killsIn({ kills }: Traffic): number {
  return [...kills.values()].reduce((sum, count) => sum + count, 0);
}

function report({ acknowledged, links, shownAfter }: Written, { reads }: Traffic, kills: number): void {
  const sorted = shownAfter.toSorted((a, b) => a - b);
  const at = (part: number) => sorted[Math.floor((sorted.length - 1) * part)];
  process.stdout.write(
    `${SECONDS} s: ${kills} kills, ${reads} reads, ${acknowledged.length} reports with ${links.length} links; ` +
      `on the other server after ${at(0.5)} ms, at most ${at(1)} ms\n`,
  );
}
