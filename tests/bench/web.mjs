/**
 * Requests per second and p99 of the scorecard, against a floor measured in the same run:
 * a raw node:http server that sends the same bytes. Loopback only.
 */
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, get } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import autocannon from "autocannon";

const SECONDS = Number(process.env.BENCH_SECONDS ?? 5);
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3);
const CONNECTIONS = 10;
const PORT = 3490;

const dataDir = mkdtempSync(join(tmpdir(), "capaian-bench-"));
const app = spawn(process.execPath, ["app/cli/capaian.mjs", "serve"], {
  env: { ...process.env, PORT: String(PORT), CAPAIAN_DATA_DIR: dataDir, DATABASE_URL: "" },
  stdio: ["ignore", "pipe", "inherit"],
});
const origin = `http://127.0.0.1:${PORT}`;
await ready();

const page = await fetch(`${origin}/`, { headers: { "accept-encoding": "br" } });
const raw = await rawServer(origin);
const etag = page.headers.get("etag") ?? "";
const cases = [
  { name: "raw node:http, same bytes", url: raw.url, headers: {} },
  { name: "scorecard, cached", url: `${origin}/`, headers: { "accept-encoding": "br" } },
  { name: "scorecard, cached, 304", url: `${origin}/`, headers: { "if-none-match": etag } },
  { name: "scorecard, uncached", url: `${origin}/`, headers: { cookie: "bench=1" } },
  { name: "matrix, uncached", url: `${origin}/ran-ogi-vii/matriks`, headers: { cookie: "bench=1" } },
  { name: "sign-in page, uncached", url: `${origin}/masuk`, headers: { cookie: "bench=1" } },
];

const rows = new Map(cases.map(({ name }) => [name, []]));
for (let round = 0; round < ROUNDS; round++) {
  for (const { name, url, headers } of cases) {
    const result = await autocannon({ url, headers, connections: CONNECTIONS, duration: SECONDS });
    const failed = result.errors + result["4xx"] + result["5xx"];
    if (failed > 0) console.error(`${name}: ${failed} failed answers`);
    rows.get(name).push({ rps: result.requests.average, p99: result.latency.p99 });
  }
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const floor = median(rows.get(cases[0].name).map(({ rps }) => rps));
console.log(
  `\n${ROUNDS} rounds of ${SECONDS} s each, ${CONNECTIONS} connections, medians; cached page ${raw.bytes} bytes (br)`,
);
console.log(`${"".padEnd(30)}${"req/s".padStart(10)}${"p99 ms".padStart(10)}${"of floor".padStart(10)}`);
for (const [name, results] of rows) {
  const rps = median(results.map((result) => result.rps));
  const p99 = median(results.map((result) => result.p99));
  console.log(
    `${name.padEnd(30)}${rps.toFixed(0).padStart(10)}${p99.toFixed(1).padStart(10)}${(rps / floor).toFixed(2).padStart(10)}`,
  );
}

raw.close();
app.kill("SIGTERM");
await new Promise((resolve) => app.once("exit", resolve));
rmSync(dataDir, { recursive: true, force: true });

/** Settles when the application says where it runs. */
function ready() {
  return new Promise((resolve, reject) => {
    app.stdout.on("data", (chunk) => String(chunk).includes(String(PORT)) && resolve());
    app.once("exit", (code) => reject(new Error(`the application stopped with code ${code}`)));
  });
}

/** A server that does nothing but send the compressed page with the same headers. */
async function rawServer(from) {
  const body = await compressedBody(from);
  const headers = {
    "content-type": "text/html; charset=utf-8",
    "content-encoding": "br",
    "content-length": body.length,
  };
  const server = createServer((_request, response) => response.writeHead(200, headers).end(body));
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    bytes: body.length,
    close: () => server.close(),
  };
}

/** The bytes as they travel: node:http does not decompress them as fetch does. */
function compressedBody(from) {
  return new Promise((resolve, reject) => {
    const asked = get(from, { headers: { "accept-encoding": "br" } }, (response) => {
      const chunks = [];
      response.on("data", (chunk) => chunks.push(chunk));
      response.on("end", () => resolve(Buffer.concat(chunks)));
    });
    asked.on("error", reject);
  });
}
