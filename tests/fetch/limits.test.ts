import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createGuardedClient } from "#app/fetch/guarded-client.server.ts";
import { FETCH_LIMITS } from "#app/fetch/limits.server.ts";
import { startHostileServer } from "#tests/hostile-server.ts";

const MIB = 1024 * 1024;
const NOW = new Date("2026-11-03T03:12:00Z");

let server: Server;
let origin: string;

beforeAll(async () => {
  // Members of a gzip file follow one another: 200 MiB of blanks in some 200 KB, made of one of them.
  const bomb = Buffer.concat(Array.from({ length: 200 }, () => gzipSync(Buffer.alloc(MIB, 32))));
  expect(bomb.length).toBeLessThan(300_000);
  server = createServer((_request, response) => {
    response.writeHead(200, { "content-type": "text/csv", "content-encoding": "gzip" }).end(bomb);
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

test("the limits are those of the specification", () => {
  expect(FETCH_LIMITS).toMatchObject({
    ...{ connectMs: 5_000, headersMs: 15_000, idleMs: 15_000, totalMs: 60_000, largeTotalMs: 600_000 },
    ...{ slowWindowMs: 30_000, minBytesPerSecond: 8_192, wireBytes: 100 * MIB, decodedBytes: 512 * MIB },
    ...{ maxRatio: 200, ratioAfterBytes: MIB, headerBytes: 16_384, redirects: 10, retries: 2 },
  });
});

test("200 MiB packed into 200 KB are stopped before memory has grown by 64 MiB", async () => {
  const { port } = server.address() as AddressInfo;
  const client = createGuardedClient({
    ...{ allow: [{ host: "127.0.0.1", port }], userAgent: "capaian-test/0", now: () => NOW },
  });
  const before = process.memoryUsage().rss;
  let most = before;
  const sampler = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss);
  }, 2);
  const seen = await client.observe(`${origin}/bom.csv`);
  clearInterval(sampler);
  most = Math.max(most, process.memoryUsage().rss);
  await client.close();

  expect(seen).toMatchObject({ status: 200, errorCode: "DECOMPRESSION_BOMB", sha256: null });
  expect(seen.bytesDecoded).toBeLessThan(64 * MIB);
  expect((most - before) / MIB).toBeLessThan(64);
});

test("a server that drips gives its place back when its time is over, and the next request goes on", async () => {
  const hostile = await startHostileServer();
  const client = createGuardedClient({
    ...{ allow: [{ host: hostile.host, port: hostile.port }], userAgent: "capaian-test/0", now: () => NOW },
    limits: { connectionsPerHost: 1, totalMs: 600, idleMs: 300 },
  });
  const dripping = client.observe(`${hostile.origin}/drip`);
  await wait(50);
  const startedAt = performance.now();
  const behind = client.observe(`${hostile.origin}/ok.csv`);
  const [dripped, opened] = await Promise.all([dripping, behind]);
  const waitedMs = performance.now() - startedAt;
  await client.close();
  await hostile.close();

  expect(dripped).toMatchObject({ status: 200, errorCode: "TIMEOUT" });
  expect([opened.status, opened.errorCode]).toEqual([200, null]);
  expect(waitedMs).toBeLessThan(1_500);
});
