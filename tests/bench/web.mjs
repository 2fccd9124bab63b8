/**
 * Requests per second and p99 of the public pages, against a floor measured in the same run: a raw node:http server,
 * in a process of its own as the application is, that sends the same bytes. Rounds are interleaved, so that a busy
 * machine slows all alike; ratios are taken within a round. Loopback only.
 *
 *   BENCH_SECONDS, BENCH_ROUNDS   length and number of rounds
 */
import { fork, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, get } from "node:http";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";
import autocannon from "autocannon";

const SECONDS = Number(process.env.BENCH_SECONDS ?? 5);
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 5);
const CONNECTIONS = 10;
const PORT = Number(process.env.BENCH_PORT ?? 3490);
const PAYLOAD_KB = 60;

if (process.argv[2] === "raw") sendWhatIsGiven();
else await bench();

async function bench() {
  const dataDir = mkdtempSync(join(tmpdir(), "capaian-bench-"));
  const env = { ...process.env, PORT: String(PORT), CAPAIAN_DATA_DIR: dataDir, DATABASE_URL: "" };
  const load = [`file:${join(dataDir, "capaian.db")}`, "200", "rencana-besar"];
  await ended(spawn(process.execPath, ["app/cli/capaian.mjs", "seed"], { env, stdio: "inherit" }));
  const bigPlan = ["--import", "tsx", "tests/bench/load-big-plan.ts", ...load];
  await ended(spawn(process.execPath, bigPlan, { env, stdio: "inherit" }));
  const app = spawn(process.execPath, ["app/cli/capaian.mjs", "serve"], {
    env,
    stdio: ["ignore", "pipe", "ignore"],
  });
  await said(app, String(PORT));
  const origin = `http://127.0.0.1:${PORT}`;
  const home = await settled(`${origin}/`);
  const raw = fork(fileURLToPath(import.meta.url), ["raw"]);
  const rawPort = await new Promise((resolve) => {
    raw.once("message", resolve);
    raw.send({ headers: home.rawHeaders, body: home.body.toString("base64") });
  });
  const apart = { cookie: "bench=1" };
  const cases = [
    { name: "raw node:http, same bytes", url: `http://127.0.0.1:${rawPort}/`, headers: {}, process: raw },
    { name: "scorecard, cached", url: `${origin}/`, headers: { "accept-encoding": "br" } },
    { name: "scorecard, cached, 304", url: `${origin}/`, headers: { "if-none-match": home.etag } },
    { name: "sign-in page", url: `${origin}/masuk`, headers: apart },
    { name: "scorecard, uncached", url: `${origin}/`, headers: apart },
    { name: "matrix, uncached", url: `${origin}/ran-ogi-vii/matriks`, headers: apart },
    { name: "matrix of 200 rows, uncached", url: `${origin}/rencana-besar/matriks`, headers: apart },
  ];
  try {
    await measure(cases, app);
    report(cases, home, await stylesOf(origin, home));
    await firstLooks(origin);
  } finally {
    raw.kill();
    app.kill("SIGTERM");
    await new Promise((resolve) => app.once("exit", resolve));
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function measure(cases, app) {
  for (const one of cases) {
    one.results = [];
    await autocannon({ url: one.url, headers: one.headers, connections: CONNECTIONS, duration: 1 });
  }
  for (let round = 0; round < ROUNDS; round++) {
    for (const one of cases) {
      const { pid } = one.process ?? app;
      const before = processorSeconds(pid);
      const result = await autocannon({
        url: one.url,
        headers: one.headers,
        connections: CONNECTIONS,
        duration: SECONDS,
      });
      const failed = result.errors + result["4xx"] + result["5xx"];
      if (failed > 0) console.error(`${one.name}: ${failed} failed answers`);
      const used = (processorSeconds(pid) - before) / Math.max(1, result.requests.total);
      one.results.push({ rps: result.requests.average, p99: result.latency.p99, used });
    }
  }
}

function report(cases, home, styles) {
  const by = (name) => cases.find((one) => one.name === name);
  const load = loadavg().map((value) => value.toFixed(1));
  console.log(
    `\n${ROUNDS} interleaved rounds of ${SECONDS} s, ${CONNECTIONS} connections; load average ${load.join(" ")}\n`,
  );
  const row = (cells) =>
    console.log(cells.map((cell, at) => (at === 0 ? cell.padEnd(30) : cell.padStart(20))).join(""));
  row(["", "req/s, min–max", "p99 ms", "processor ms/answer"]);
  for (const { name, results } of cases) {
    const rps = results.map((result) => result.rps);
    const used = median(results.map((result) => result.used)) * 1_000;
    row([name, spread(rps, 0), median(results.map(({ p99 }) => p99)).toFixed(1), used.toFixed(3)]);
  }
  console.log("");
  const aims = [
    ["scorecard, cached", "raw node:http, same bytes", 0.8],
    ["scorecard, cached, 304", "raw node:http, same bytes", 0.9],
    ["scorecard, uncached", "sign-in page", 0.4],
    ["matrix, uncached", "sign-in page", 0.4],
    ["matrix of 200 rows, uncached", "sign-in page", 0.4],
  ];
  for (const [name, floor, aim] of aims) {
    const ratios = by(name).results.map(({ rps }, round) => rps / by(floor).results[round].rps);
    const middle = median(ratios);
    console.log(
      `${middle >= aim ? "met   " : "MISSED"}  ${name} / ${floor}: ${spread(ratios, 2)}, aim ${aim}`,
    );
  }
  const sizes = { html: home.body.length / 1_024, css: styles / 1_024 };
  const whole = sizes.html + sizes.css;
  console.log(
    `${whole <= PAYLOAD_KB ? "met   " : "MISSED"}  scorecard HTML ${sizes.html.toFixed(1)} KB + CSS ${sizes.css.toFixed(1)} KB = ${whole.toFixed(1)} KB compressed, aim ${PAYLOAD_KB}`,
  );
}

/** Pages of days nobody has asked for yet: nothing of them is kept, neither the page nor a part of it. */
async function firstLooks(origin) {
  const days = Array.from({ length: 20 }, (_, day) => `2023-06-${String(day + 1).padStart(2, "0")}`);
  for (const path of ["/", "/rencana-besar/matriks"]) {
    const times = [];
    for (const day of days) {
      const began = performance.now();
      await answerAs(`${origin}${path}?per=${day}`, { cookie: "bench=1" });
      times.push(performance.now() - began);
    }
    console.log(`        first look at a day of ${path}: ${spread(times, 1)} ms`);
  }
}

function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

function spread(values, digits) {
  return `${median(values).toFixed(digits)} (${Math.min(...values).toFixed(digits)}–${Math.max(...values).toFixed(digits)})`;
}

/** Compressed bytes of the style sheets a page names. */
async function stylesOf(origin, { body, text }) {
  const sheets = [...text.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map(([, href]) => href);
  if (body.length === 0 || sheets.length === 0) throw new Error("the scorecard names no style sheet");
  const bodies = await Promise.all(sheets.map((href) => answerOf(new URL(href, origin).href)));
  return bodies.reduce((sum, sheet) => sum + sheet.body.length, 0);
}

/** The page once it has stayed the same for a while: the links of a new installation are checked first. */
async function settled(url) {
  let page = await answerOf(url);
  for (let same = 0, tries = 0; same < 5 && tries < 90; tries++) {
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    const now = await answerOf(url);
    same = now.etag === page.etag ? same + 1 : 0;
    page = now;
  }
  return page;
}

/** An answer as it travels (node:http does not decompress) and the text it stands for. */
function answerOf(url) {
  const fetched = (encoding) => answerAs(url, { "accept-encoding": encoding });
  return Promise.all([fetched("br"), fetched("identity")]).then(([{ response, body }, plain]) => ({
    body: response.headers["content-encoding"] === "br" ? body : brotliCompressSync(body),
    text: plain.body.toString(),
    etag: response.headers.etag ?? "",
    rawHeaders: response.rawHeaders,
  }));
}

function answerAs(url, headers) {
  return new Promise((resolve, reject) => {
    const asked = get(url, { headers }, (response) => {
      const chunks = [];
      response.on("data", (chunk) => chunks.push(chunk));
      response.on("end", () => resolve({ response, body: Buffer.concat(chunks) }));
    });
    asked.on("error", reject);
  });
}

/** Settles when a process says where it runs. */
function said(child, words) {
  return new Promise((resolve, reject) => {
    child.stdout.on("data", (chunk) => String(chunk).includes(words) && resolve());
    child.once("exit", (code) => reject(new Error(`the application stopped with code ${code}`)));
  });
}

function ended(child) {
  return new Promise((resolve, reject) => {
    child.once("exit", (code) => (code === 0 ? resolve() : reject(new Error(`stopped with code ${code}`))));
  });
}

/** Processor time a process has used; where the system does not tell, no number. Source: proc(5). */
function processorSeconds(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1].split(" ");
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return Number.NaN;
  }
}

/** A server that does nothing but send the bytes and headers it was given. */
function sendWhatIsGiven() {
  process.once("message", ({ headers, body }) => {
    const bytes = Buffer.from(body, "base64");
    const own = new Set(["date", "connection", "keep-alive"]);
    const kept = headers.flatMap((name, at) =>
      at % 2 === 0 && !own.has(name.toLowerCase()) ? [name, headers[at + 1]] : [],
    );
    const server = createServer((_request, response) => response.writeHead(200, kept).end(bytes));
    server.listen(0, "127.0.0.1", () => process.send(server.address().port));
  });
}
