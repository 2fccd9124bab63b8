/** The same list of 200 rows from this program and from Directus: see README.md beside this file. */
import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import autocannon from "autocannon";
import { z } from "zod";
import { databaseOnServer, runOnServer } from "#tests/databases.ts";
import { withInstallation } from "../installation.ts";

const SECONDS = Number(process.env.BENCH_SECONDS ?? 5);
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3);
const PORT = Number(process.env.BENCH_PORT ?? 3470);
const CONNECTIONS = 10;
const ROWS = 200;
/** Two slots to a target: a list of 200 rows. */
const SIZE = { plans: 1, milestones: ROWS / 2, evidence: 400, seed: 7 };
const FOLDER = process.env.DIRECTUS_FOLDER ?? "";
const CLI = join(FOLDER, "node_modules", "directus", "cli.js");
const TOKEN = randomUUID();

type Case = { name: string; url: string; headers: Record<string, string>; rates: Array<number> };

const installed = FOLDER !== "" && existsSync(CLI);
if (!installed) {
  console.log("SKIPPED: the comparison with Directus 12.4.0, which is not installed. Set DIRECTUS_FOLDER;");
  console.log("         tests/bench/peers/README.md says how. Only this program is measured.");
}

await withInstallation("sqlite", SIZE, async ({ databaseUrl, folder }) => {
  const own = serve(["app/cli/capaian.mjs", "serve"], process.execPath, {
    ...{ PORT: String(PORT), CAPAIAN_DATA_DIR: folder, DATABASE_URL: databaseUrl, CAPAIAN_DEMO: "0" },
    ...{ TRUSTED_PROXIES: "127.0.0.1", LOG_LEVEL: "error" },
  });
  const peer = installed ? await directus(folder) : null;
  try {
    const root = `http://127.0.0.1:${PORT}`;
    await answering(`${root}/healthz`);
    const list = `${root}/api/v1/plans/besar-001/slots?limit=${ROWS}`;
    const page = `${root}/besar-001/bukti`;
    const apart = { cookie: "bench=1" }; // never answered from what is kept
    const cases: Array<Case> = [
      { name: "JSON, made anew", url: list, headers: apart, rates: [] },
      { name: "JSON, kept", url: list, headers: {}, rates: [] },
      { name: "page, made anew", url: page, headers: apart, rates: [] },
      { name: "page, kept", url: page, headers: {}, rates: [] },
    ];
    if (peer !== null) {
      cases.push({
        name: "Directus, JSON",
        url: peer.url,
        headers: { authorization: `Bearer ${TOKEN}` },
        rates: [],
      });
    }
    for (let round = 0; round < ROUNDS; round += 1) for (const one of cases) await measure(one);
    for (const { name, rates } of cases)
      console.log(`${name.padEnd(18)}${median(rates).toFixed(0).padStart(8)} answers/s`);
    const theirs = cases.find(({ name }) => name.startsWith("Directus"));
    if (theirs === undefined) return;
    for (const { name, rates } of cases.slice(0, -1)) {
      const ratio = median(rates.map((rate, round) => rate / (theirs.rates[round] ?? Number.NaN)));
      const aim = name.startsWith("JSON") ? 3 : 2;
      console.log(
        `${ratio >= aim ? "met   " : "MISSED"} ${name}: ${ratio.toFixed(1)} times Directus, aim ${aim}`,
      );
    }
  } finally {
    for (const server of [own, peer?.process]) await ended(server);
    if (peer?.database !== undefined) await peer.database();
  }
});

async function measure(one: Case): Promise<void> {
  // Each request from an address of its own, so that no limit of one address is met.
  const requests = Array.from({ length: 250 }, (_, place) => ({
    headers: { ...one.headers, "x-forwarded-for": `10.9.${place}.1` },
  }));
  const told = await autocannon({ url: one.url, requests, connections: CONNECTIONS, duration: SECONDS });
  if (told.non2xx + told.errors > 0) console.log(`${one.name}: ${told.non2xx + told.errors} failed answers`);
  one.rates.push(told.requests.average);
}

/** Directus with one collection of the same rows, on SQLite or, where one is given, on PostgreSQL. */
async function directus(folder: string) {
  const port = PORT + 1;
  const server = process.env.TEST_POSTGRES_URL;
  const name = `directus_bench_${randomUUID().replaceAll("-", "")}`;
  if (server !== undefined) await runOnServer(server, `CREATE DATABASE "${name}"`);
  const where =
    server === undefined
      ? { DB_CLIENT: "sqlite3", DB_FILENAME: join(folder, "directus.db") }
      : { DB_CLIENT: "pg", DB_CONNECTION_STRING: databaseOnServer(server, name) };
  const env = {
    ...{ ...where, HOST: "127.0.0.1", PORT: String(port), SECRET: randomUUID(), KEY: randomUUID() },
    ...{ ADMIN_EMAIL: "admin@example.com", ADMIN_PASSWORD: randomUUID(), ADMIN_TOKEN: TOKEN },
    ...{ LOG_LEVEL: "error", TELEMETRY: "false", CACHE_ENABLED: "false", RATE_LIMITER_ENABLED: "false" },
  };
  const node = process.env.DIRECTUS_NODE ?? process.execPath;
  const made = serve([CLI, "bootstrap"], node, env);
  const code = await new Promise((resolve) => made.once("exit", resolve));
  if (code !== 0) throw new Error(`directus bootstrap ended with ${code}; it needs Node 22`);
  const running = serve([CLI, "start"], node, env);
  const root = `http://127.0.0.1:${port}`;
  await answering(`${root}/server/ping`);
  await fill(root);
  const database =
    server === undefined
      ? undefined
      : () => runOnServer(server, `DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
  return { process: running, url: `${root}/items/slots?limit=${ROWS}`, database };
}

/** The rows of this program's own list. */
async function fill(root: string): Promise<void> {
  const list = await fetch(`http://127.0.0.1:${PORT}/api/v1/plans/besar-001/slots?limit=${ROWS}`);
  const { items } = z.object({ items: z.array(z.record(z.string(), z.unknown())) }).parse(await list.json());
  const columns = Object.keys(items[0] ?? {});
  const fields = columns.map((field) => ({ field, type: "text", schema: {} }));
  await send(`${root}/collections`, { collection: "slots", schema: {}, fields });
  const rows = items.map((item) =>
    Object.fromEntries(
      Object.entries(item).map(([key, value]) => [key, value === null ? null : String(value)]),
    ),
  );
  await send(`${root}/items/slots`, rows);
}

async function send(url: string, body: unknown): Promise<void> {
  const headers = { "content-type": "application/json", authorization: `Bearer ${TOKEN}` };
  const answer = await fetch(url, { method: "POST", headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${(await answer.text()).slice(0, 300)}`);
}

function serve(args: ReadonlyArray<string>, node: string, env: Record<string, string>): ChildProcess {
  return spawn(node, [...args], { env: { ...process.env, ...env }, stdio: ["ignore", "ignore", "inherit"] });
}

async function answering(url: string): Promise<void> {
  for (let tries = 0; tries < 120; tries += 1) {
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok === true) return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error(`${url} does not answer`);
}

async function ended(server: ChildProcess | undefined): Promise<void> {
  if (server === undefined || server.exitCode !== null) return;
  const over = new Promise((resolve) => server.once("exit", resolve));
  server.kill("SIGTERM");
  await over;
}

function median(values: ReadonlyArray<number>): number {
  return [...values].sort((left, right) => left - right)[Math.floor(values.length / 2)] ?? Number.NaN;
}
