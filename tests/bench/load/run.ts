/**
 * Many readers while owners write, on loopback: `npm run bench:load`. The server and the load are processes of their
 * own. Fails on any answer of 500 and above, on a lost connection, and when the server's memory keeps growing. The same
 * load goes on for a while before anything is measured, so that caches are filled and the heap has its size.
 *
 *   BENCH_READERS (1000), BENCH_OWNERS (20), BENCH_WARM (20) and BENCH_SECONDS (40) for each database, BENCH_PORT,
 *   BENCH_ENGINE (sqlite or postgresql; both when left out)
 */
import { type ChildProcess, fork, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { insertApiToken } from "#app/data/account-tokens.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import { userIdOf } from "#app/domain/generate/made-up-ids.ts";
import { makeToken, tokenHash } from "#app/services/accounts/secrets.server.ts";
import {
  type BenchEngine,
  enginesHere,
  type Installation,
  quantile,
  withDb,
  withInstallation,
} from "../installation.ts";

const READERS = Number(process.env.BENCH_READERS ?? 1_000);
const OWNERS = Number(process.env.BENCH_OWNERS ?? 20);
const WARM_SECONDS = Number(process.env.BENCH_WARM ?? 20);
const SECONDS = Number(process.env.BENCH_SECONDS ?? 40);
const PORT = Number(process.env.BENCH_PORT ?? 3480);
const SIZE = { plans: 5, milestones: 600, evidence: 2_400, seed: 7 };
/** An owner files a report every so often: twenty of them, two a second. */
const EVERY_MS = 10_000;
/** How many times the memory of the first third measured may be taken by that of the last. */
const MOST_GROWTH = 1.25;

const ROUTES = [
  { name: "scorecard", weight: 6, paths: pathsOf("") },
  { name: "matrix", weight: 4, paths: [...pathsOf("/matriks"), ...pathsOf("/matriks?halaman=2")] },
  {
    name: "milestone",
    weight: 5,
    paths: ["A1-B06", "A2-B12", "A3-B18", "A9-B24"].flatMap((code) => pathsOf(`/target/${code}`)),
  },
  {
    name: "evidence slot",
    weight: 3,
    paths: ["B06.1", "B12.4", "B18.5"].flatMap((code) => pathsOf(`/bukti/${code}`)),
  },
  {
    name: "search",
    weight: 1,
    paths: ["dapil", "kampnye", "A12-B06", "peta aceh"].map((q) => `/cari?${new URLSearchParams({ q })}`),
  },
  {
    name: "API page",
    weight: 1,
    paths: [1, 2, 3].map((plan) => `/api/v1/plans/besar-00${plan}/milestones?limit=50`),
  },
];

function pathsOf(rest: string): Array<string> {
  return [1, 2, 3, 4, 5].map((plan) => `/besar-00${plan}${rest}`);
}

const Told = z.object({
  times: z.array(z.tuple([z.string(), z.array(z.number())])),
  statuses: z.array(z.tuple([z.string(), z.number()])),
  faults: z.array(z.tuple([z.string(), z.number()])),
});

let failed = false;
const engines = enginesHere().filter((engine) => (process.env.BENCH_ENGINE ?? engine) === engine);
for (const engine of engines) await withInstallation(engine, SIZE, (place) => measure(engine, place));
process.exitCode = failed ? 1 : 0;

async function measure(engine: BenchEngine, { databaseUrl, folder }: Installation): Promise<void> {
  const owners = await withDb(databaseUrl, (db) => makeOwners(db));
  const env = {
    ...process.env,
    ...{ PORT: String(PORT), CAPAIAN_DATA_DIR: folder, DATABASE_URL: databaseUrl, CAPAIAN_DEMO: "0" },
    ...{ TRUSTED_PROXIES: "127.0.0.1", LOG_LEVEL: "error" },
  };
  const server = spawn(process.execPath, ["app/cli/capaian.mjs", "serve"], {
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  try {
    await said(server, String(PORT));
    for (const { paths } of ROUTES) await fetch(`http://127.0.0.1:${PORT}${paths[0]}`);
    const [before, memory]: [number, Array<number>] = [memoryOf(server), []];
    const sampling = setInterval(() => memory.push(memoryOf(server)), 1_000);
    const told = await load(owners);
    clearInterval(sampling);
    report(engine, told, { before, memory });
  } finally {
    const ended = new Promise((resolve) => server.once("exit", resolve));
    server.kill("SIGTERM");
    await ended;
  }
}

/** People who file reports by a token, each with targets of their own office. */
async function makeOwners(db: Parameters<Parameters<typeof withDb>[1]>[0]) {
  const owned = await db.milestoneOwner.findMany({
    orderBy: { id: "asc" },
    select: {
      organisationId: true,
      milestone: {
        select: { code: true, plan: { select: { slug: true } }, slots: { select: { code: true } } },
      },
    },
  });
  const offices = [...new Set(owned.map(({ organisationId }) => organisationId))].sort();
  const made = [];
  for (let place = 0; place < OWNERS; place += 1) {
    const office = offices[place % offices.length] ?? "";
    const token = `capaian_${makeToken()}`;
    const scopes = ["read", "report"] as const;
    const at = new Date();
    const expiresAt = new Date(at.getTime() + 86_400_000);
    const row = {
      id: randomUUID(),
      userId: userIdOf(office),
      name: `ukur ${place}`,
      hint: token.slice(0, 12),
    };
    await inTransaction(db, (tx) =>
      insertApiToken(tx, {
        ...row,
        scopes: [...scopes],
        tokenHash: tokenHash(token),
        createdAt: at,
        expiresAt,
      }),
    );
    const shared = Math.floor(place / offices.length);
    const own = owned.filter(({ organisationId }) => organisationId === office);
    const reports = own
      .filter((_, at) => at % Math.ceil(OWNERS / offices.length) === shared)
      .map(({ milestone: { code, plan, slots } }) => ({
        path: `/api/v1/plans/${plan.slug}/milestones/${code}/reports`,
        body: JSON.stringify({
          ...{ percent_done: 60, narrative: "Sedang disusun.", obstacles: ["sdm"] },
          slots: slots.slice(0, 1).map((slot) => ({ slot: slot.code, links: [] })),
        }),
      }));
    made.push({ token, reports });
  }
  return made;
}

async function load(owners: Awaited<ReturnType<typeof makeOwners>>): Promise<z.infer<typeof Told>> {
  const readers = fork(join(import.meta.dirname, "readers.mjs"), { execArgv: [] });
  return new Promise((resolve, reject) => {
    readers.once("message", (message) => resolve(Told.parse(message)));
    readers.once("error", reject);
    readers.once("exit", (code) => reject(new Error(`the load ended with ${code}`)));
    readers.send({
      port: PORT,
      warmSeconds: WARM_SECONDS,
      seconds: SECONDS,
      readers: READERS,
      routes: ROUTES,
      owners,
      everyMs: EVERY_MS,
    });
  });
}

function report(
  engine: BenchEngine,
  { times, statuses, faults }: z.infer<typeof Told>,
  { before, memory }: { before: number; memory: ReadonlyArray<number> },
) {
  console.log(
    `\n${engine}: ${READERS} readers, ${OWNERS} owners, ${SECONDS} s after ${WARM_SECONDS} s of the same`,
  );
  console.log(line(["", "answers", "per second", "p50 ms", "p99 ms"]));
  for (const [name, sorted] of times) {
    const values = [sorted.length, sorted.length / SECONDS, quantile(sorted, 0.5), quantile(sorted, 0.99)];
    console.log(line([name, ...values.map((value) => value.toFixed(0))]));
  }
  const bad = statuses.filter(([key]) => / (0|5\d\d)$/.test(key));
  if (faults.length > 0)
    console.log(`Faults: ${faults.map(([key, count]) => `${key} × ${count}`).join(", ")}`);
  console.log(`Answers: ${statuses.map(([key, count]) => `${key} × ${count}`).join(", ")}`);
  const thirds = inThirds(memory.slice(WARM_SECONDS)).map(median);
  const growth = (thirds[2] ?? Number.NaN) / (thirds[0] ?? Number.NaN);
  const most = Math.max(...memory);
  console.log(
    `Memory of the server, MB: before the load ${before.toFixed(0)}, in thirds of what was measured ${thirds.map((value) => value.toFixed(0)).join(", ")}, most ${most.toFixed(0)}`,
  );
  if (bad.length > 0) console.log(`FAILED: ${bad.join("; ")} ${faults.join("; ")}`);
  const grew = !(growth <= MOST_GROWTH);
  if (grew) console.log(`FAILED: the memory grew by ${((growth - 1) * 100).toFixed(0)} %`);
  failed ||= bad.length > 0 || grew;
}

function inThirds(values: ReadonlyArray<number>): Array<ReadonlyArray<number>> {
  const third = values.length / 3;
  return [0, 1, 2].map((place) => values.slice(Math.floor(place * third), Math.floor((place + 1) * third)));
}

function median(values: ReadonlyArray<number>): number {
  return quantile(
    [...values].sort((left, right) => left - right),
    0.5,
  );
}

function memoryOf({ pid }: ChildProcess): number {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) / 1_024;
}

async function said(server: ChildProcess, text: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.stdout?.on("data", (bytes) => String(bytes).includes(text) && resolve());
    server.once("exit", (code) => reject(new Error(`the server ended with ${code}`)));
  });
}

function line([name = "", ...cells]: ReadonlyArray<string>): string {
  return name.padEnd(18) + cells.map((cell) => cell.padStart(12)).join("");
}
