import { type ChildProcess, fork } from "node:child_process";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect } from "vitest";
import { type Db, openDb } from "#app/data/db.server.ts";
import { verifyObservations } from "#app/data/observations.server.ts";
import { keysOf } from "#app/domain/evidence/canonical-url.ts";
import { testDatabases } from "#tests/db.ts";
import { aPlan } from "#tests/services/evidence/evidence-factories.ts";

const LONG = process.env.CAPAIAN_LONG_TESTS === "1";
const LINKS = LONG ? 10_000 : 1_500;
const HOSTS = 6;
/** What is 60 s in production, so that the test need not last that long. */
const LEASE_MS = 10_000;
const TIMEOUT_MS = LONG ? 900_000 : 180_000;
const PAST = new Date("2026-01-01T00:00:00Z");

const servers: Array<Server> = [];
const asked = new Map<string, number>();
const workers: Array<ChildProcess> = [];

beforeAll(async () => {
  for (let host = 0; host < HOSTS; host += 1) servers.push(await aSite());
});

afterAll(() => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
});

afterEach(() => {
  for (const worker of workers.splice(0)) worker.kill("SIGKILL");
  asked.clear();
});

function aSite(): Promise<Server> {
  const server = createServer((request, response) => {
    const path = `${request.headers.host}${request.url}`;
    asked.set(path, (asked.get(path) ?? 0) + 1);
    if (request.url === "/robots.txt") return response.writeHead(404).end();
    setTimeout(
      () => response.writeHead(200, { "content-type": "text/csv" }).end("kode,suara\n1,2\n3,4\n"),
      3,
    );
  });
  return new Promise((ready) => server.listen(0, "127.0.0.1", () => ready(server)));
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

async function fileLinks(db: Db): Promise<void> {
  await aPlan(db);
  const hosts = servers.map((server) => `127.0.0.1:${portOf(server)}`);
  for (const host of hosts) {
    await db.hostState.create({ data: { host, dueAt: PAST, nextAt: PAST, leaseUntil: PAST } });
  }
  for (let start = 0; start < LINKS; start += 500) {
    const rows = Array.from({ length: Math.min(500, LINKS - start) }, (_, offset) => {
      const index = start + offset;
      const host = hosts[index % HOSTS] ?? "";
      const url = `http://${host}/${index}.csv`;
      const keys = keysOf(url);
      if (keys === null) throw new Error(url);
      return { id: `t${String(index).padStart(6, "0")}`, url, host, ...keys };
    });
    await db.target.createMany({
      data: rows.map(({ id, url, host, k1, k2 }) => ({
        id,
        url,
        host,
        k1,
        k2,
        dueAt: PAST,
        firstSeenAt: PAST,
      })),
    });
    await db.evidenceItem.createMany({
      data: rows.map(({ id, url }) => ({
        ...{
          id: `i${id}`,
          slotId: "s",
          reportId: "r",
          targetId: id,
          url,
          kind: "dataset",
          role: "data-file",
        },
        ...{ knownOn: "2026-11-01", recordedAt: PAST },
      })),
    });
  }
}

function startWorkerProcess(databaseUrl: string): Promise<ChildProcess> {
  const script = join(import.meta.dirname, "crash-worker.ts");
  const ports = servers.map(portOf).join(",");
  const worker = fork(script, [databaseUrl, ports, String(LEASE_MS)], { execArgv: ["--import", "tsx"] });
  workers.push(worker);
  return new Promise((ready, failed) => {
    worker.once("message", () => ready(worker));
    worker.once("exit", (code) => failed(new Error(`the worker ended with ${code}`)));
  });
}

async function killed(worker: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => worker.once("exit", resolve));
  worker.kill("SIGKILL");
  await ended;
}

/** Waits until so many observations are saved. */
async function reach(db: Db, count: number): Promise<void> {
  await expect
    .poll(() => db.observation.count(), { timeout: TIMEOUT_MS, interval: 20 })
    .toBeGreaterThanOrEqual(count);
}

/** Every link was looked at and saved once, under the rows that say so. */
async function expectEachOnce(db: Db): Promise<void> {
  expect(await db.observation.count()).toBe(LINKS);
  const perTarget = await db.observation.groupBy({ by: ["targetId"], _count: true });
  expect(perTarget).toHaveLength(LINKS);
  expect(await db.target.count({ where: { firstOpenedAt: null } })).toBe(0);
  expect(await db.target.count({ where: { dueAt: { lte: new Date() } } })).toBe(0);
  const [results, items] = [await db.checkRun.count(), LINKS];
  expect(results).toBe(items);
  for (const id of ["t000000", `t${String(LINKS - 1).padStart(6, "0")}`]) {
    expect(await verifyObservations(db, id)).toBeNull();
  }
}

function askedOnce(): number {
  return [...asked.keys()].filter((path) => path.endsWith(".csv")).length;
}

/** Links that were asked for more than once: those a killed worker had in hand and had not saved. */
function askedAgain(): number {
  return [...asked].filter(([path, times]) => path.endsWith(".csv") && times > 1).length;
}

testDatabases(
  "a worker killed in the middle of its work loses no link, and what it left is resumed when its leases run out",
  async ({ databaseUrl, provider }) => {
    const { db, close } = await openDb(databaseUrl);
    await fileLinks(db);
    const first = await startWorkerProcess(databaseUrl);
    // Servers share one PostgreSQL; a SQLite file has one worker, which is started again.
    if (provider === "postgresql") await startWorkerProcess(databaseUrl);
    await reach(db, LINKS / 4);

    await killed(first);
    const killedAt = Date.now();
    const savedThen = await db.observation.count();
    const unsaved = askedOnce() - savedThen;
    expect(askedAgain()).toBe(0);
    const left = await db.hostState.findMany({ where: { leaseUntil: { gt: new Date() } } });
    expect(savedThen).toBeLessThan(LINKS);
    expect(left.length).toBeGreaterThan(0);
    if (provider === "sqlite") await startWorkerProcess(databaseUrl);
    await reach(db, LINKS);

    await expectEachOnce(db);
    const abandoned = await db.hostState.findMany({ where: { host: { in: left.map(({ host }) => host) } } });
    expect(abandoned).toHaveLength(left.length);
    const resumed = await db.observation.findFirst({
      where: { at: { gt: new Date(killedAt) } },
      orderBy: { at: "asc" },
      select: { at: true },
    });
    expect((resumed?.at.getTime() ?? 0) - killedAt).toBeLessThan(LEASE_MS + 10_000);
    expect(askedAgain()).toBeLessThanOrEqual(unsaved);
    await close();
  },
  { timeoutMs: TIMEOUT_MS },
);
