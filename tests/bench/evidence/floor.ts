import { Pool } from "undici";

/** The bare client at a fixed concurrency: no retry, no judgement, nothing booked. */
const [port = 9100, ports = 1, links = 10_000, concurrent = 64] = process.argv.slice(2).map(Number);
const pools = Array.from(
  { length: ports },
  (_, index) =>
    new Pool(`http://127.0.0.1:${port + index}`, {
      ...{ connections: concurrent / ports, pipelining: 1, headersTimeout: 10_000, bodyTimeout: 10_000 },
    }),
);
const tally: Record<string, number> = {};
let next = 0;

async function statusOf(pool: Pool, path: string, hops = 0): Promise<number> {
  const { statusCode, headers, body } = await pool.request({ path, method: "GET" });
  await body.dump({ limit: 1 << 20 });
  const { location } = headers;
  const follows = statusCode === 301 && hops < 5 && typeof location === "string";
  return follows ? statusOf(pool, location, hops + 1) : statusCode;
}

async function lane(): Promise<void> {
  while (next < links) {
    const number = next++;
    const pool = pools[number % ports];
    if (pool === undefined) throw new Error("no pool");
    const status = await statusOf(pool, `/l/${number}`);
    tally[status] = (tally[status] ?? 0) + 1;
  }
}

await Promise.all(Array.from({ length: concurrent }, lane));
const ms = process.uptime() * 1_000;
await Promise.all(pools.map((pool) => pool.close()));
const unresolved = (tally[429] ?? 0) + (tally[503] ?? 0);
process.stdout.write(JSON.stringify({ ms, errors: 0, unresolved }));
