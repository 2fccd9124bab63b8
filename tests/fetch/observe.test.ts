import { createHash } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { RawObservation } from "#app/domain/evidence/observation.ts";
import { createGuardedClient, type GuardedClient } from "#app/fetch/guarded-client.server.ts";
import { CSV_BODY, type HostileServer, startHostileServer } from "#tests/hostile-server.ts";

const NOW = new Date("2026-11-03T03:12:00Z");
const MIB = 1024 * 1024;

let server: HostileServer;
let client: GuardedClient;

beforeAll(async () => {
  server = await startHostileServer();
  client = createGuardedClient({
    allow: [{ host: server.host, port: server.port }],
    userAgent: "capaian-test/0 (+https://example.org; test@example.org)",
    now: () => NOW,
    limits: {
      headersMs: 1_500,
      idleMs: 300,
      totalMs: 3_000,
      slowWindowMs: 240,
      minBytesPerSecond: 0,
      wireBytes: 2 * MIB,
      retryDelayMs: 10,
    },
  });
});

afterAll(async () => {
  await client.close();
  await server.close();
});

async function observe(path: string): Promise<RawObservation> {
  return client.observe(server.origin + path);
}

test("a good file is read once by GET, with digest, sizes, kept headers and first bytes", async () => {
  const seen = await observe("/ok.csv");

  expect(seen).toMatchObject({
    at: NOW.toISOString(),
    status: 200,
    errorCode: null,
    conditional: false,
    finalUrl: `${server.origin}/ok.csv`,
    bytesWire: CSV_BODY.length,
    bytesDecoded: CSV_BODY.length,
    sha256: createHash("sha256").update(CSV_BODY).digest("hex"),
    tlsExpiry: null,
  });
  expect(seen.headers).toMatchObject({ "content-type": "text/csv", etag: '"v1"' });
  expect(Object.keys(seen.headers)).not.toContain("x-ignored");
  expect(Buffer.from(seen.head).toString()).toBe(CSV_BODY);
  expect(seen.hops).toEqual([
    { url: `${server.origin}/ok.csv`, status: 200, ip: "127.0.0.1", ms: expect.any(Number) },
  ]);
  expect(server.hits.get("/ok.csv")).toBe(1);
  expect(server.lastHeaders("/ok.csv")["user-agent"]).toMatch(/^capaian-test/);
});

test("the digest is over the decoded body, so a compressed answer is the same file", async () => {
  const plain = await observe("/ok.csv");
  const packed = await observe("/gzip.csv");

  expect(packed.sha256).toBe(plain.sha256);
  expect(packed.bytesWire).toBeLessThan(packed.bytesDecoded);
});

test("validators are sent back and a 304 carries no content", async () => {
  const seen = await client.observe(`${server.origin}/etag.csv`, { etag: '"v1"' });

  expect(seen).toMatchObject({ status: 304, conditional: true, sha256: null, bytesWire: 0, errorCode: null });
});

test("an ETag a header cannot carry is not sent", async () => {
  const seen = await client.observe(`${server.origin}/etag.csv`, { etag: "v\r\nx-evil: 1" });

  expect(seen).toMatchObject({ status: 200, conditional: false });
});

test.each([
  ["/loop-a", "REDIRECT_LOOP"],
  ["/chain/11", "TOO_MANY_REDIRECTS"],
  ["/no-location", "REDIRECT_INVALID"],
  ["/bad-location", "REDIRECT_INVALID"],
  ["/long-location", "HEADERS_TOO_LARGE"],
  ["/to-file", "URL_FORBIDDEN"],
  ["/to-credentials", "URL_FORBIDDEN"],
  ["/huge-header", "HEADERS_TOO_LARGE"],
  ["/many-headers", "HEADERS_TOO_LARGE"],
  ["/silent", "TIMEOUT"],
  ["/reset", "CONNECTION_RESET"],
  ["/not-http", "PROTOCOL_ERROR"],
])("%s has no answer and becomes %s", async (path, errorCode) => {
  expect(await observe(path)).toMatchObject({ status: null, errorCode });
});

test.each([
  ["/bomb", "DECOMPRESSION_BOMB"],
  ["/endless", "TOO_LARGE"],
  ["/drip", "TIMEOUT"],
  ["/cut", "BODY_CUT"],
  ["/cut-chunked", "BODY_CUT"],
  ["/gzip-cut.csv", "BODY_CUT"],
  ["/gzip-broken.csv", "ENCODING_BROKEN"],
  ["/encoding-unknown", "ENCODING_BROKEN"],
])("%s answers 200 and its body becomes %s, without a digest", async (path, errorCode) => {
  expect(await observe(path)).toMatchObject({ status: 200, errorCode, sha256: null });
});

test("a compressed bomb is stopped long before it is unpacked", async () => {
  const seen = await observe("/bomb");

  expect(seen.bytesDecoded).toBeLessThan(20 * MIB);
  expect(seen.head.length).toBe(64 * 1024);
});

test("a server that drips is given up for its pace, although no pause is long", async () => {
  const impatient = createGuardedClient({
    allow: [{ host: server.host, port: server.port }],
    ...{ userAgent: "capaian-test/0", now: () => NOW },
    limits: { totalMs: 5_000, slowWindowMs: 240, minBytesPerSecond: 8_192 },
  });
  const seen = await impatient.observe(`${server.origin}/drip`);
  await impatient.close();

  expect(seen.errorCode).toBe("TOO_SLOW");
  expect(seen.durationMs).toBeLessThan(1_500);
});

test.each([404, 410, 401, 403, 451, 500, 429])("status %i is an answer and not an error", async (status) => {
  expect(await observe(`/${status}`)).toMatchObject({ status, errorCode: null });
});

test("a 429 is not answered with a second request", async () => {
  const before = server.hits.get("/429") ?? 0;
  const seen = await observe("/429");

  expect(server.hits.get("/429")).toBe(before + 1);
  expect(seen.headers["retry-after"]).toBe("7");
});

test("a connection reset before the headers is tried again, twice at most", async () => {
  expect(await observe("/reset-once")).toMatchObject({ status: 200, errorCode: null });
  const before = server.hits.get("/reset") ?? 0;
  await observe("/reset");
  expect((server.hits.get("/reset") ?? 0) - before).toBe(3);
});

test("redirects are followed by GET and every hop is recorded", async () => {
  for (const [path, status] of [
    ["/moved", 301],
    ["/see-other", 303],
    ["/keep-method", 308],
  ] as const) {
    const seen = await observe(path);
    expect(seen.hops.map((hop) => hop.status)).toEqual([status, 200]);
    expect(seen.finalUrl).toBe(`${server.origin}/ok.csv`);
  }
});

test("ten redirects arrive", async () => {
  expect(await observe("/chain/10")).toMatchObject({ status: 200, errorCode: null });
});

test("a page that redirects to itself until its cookie comes back is no loop, and the cookie stays in the chain", async () => {
  expect(await observe("/cookie-gate")).toMatchObject({ status: 200 });
  await observe("/ok.csv");
  expect(server.lastHeaders("/ok.csv").cookie).toBeUndefined();
});

test("Refresh in a header or a page is not followed", async () => {
  const seen = await observe("/meta-refresh");

  expect(seen.hops).toHaveLength(1);
  expect(seen.finalUrl).toBe(`${server.origin}/meta-refresh`);
});

test("a page is compared with a neighbour nobody can have made; a file is not", async () => {
  const soft = await client.observe(`${server.origin}/soft/adart`, { probe: true });
  const real = await client.observe(`${server.origin}/real/adart`, { probe: true });
  const file = await client.observe(`${server.origin}/ok.csv`, { probe: true });

  expect(soft.rawProbe).toMatchObject({ status: 200, sha256: soft.sha256 });
  expect(soft.rawProbe?.url).toMatch(/\/soft\/[0-9a-f]{16}$/);
  expect(real.rawProbe).toMatchObject({ status: 404 });
  expect(file.rawProbe).toBeNull();
});

test("a refused connection and an unreadable address are observations too", async () => {
  const closed = await startHostileServer();
  await closed.close();
  const lost = createGuardedClient({
    allow: [{ host: closed.host, port: closed.port }],
    ...{ userAgent: "capaian-test/0", now: () => NOW },
  });

  expect(await lost.observe(closed.origin)).toMatchObject({ status: null, errorCode: "CONNECT_FAILED" });
  expect(await lost.observe("http://[half")).toMatchObject({
    ...{ errorCode: "URL_FORBIDDEN", errorDetail: "url_invalid" },
  });
  await lost.close();
});

test("an observation is plain JSON but for its first bytes", async () => {
  const { head: _head, rawProbe: _probe, ...rest } = await observe("/moved");

  expect(JSON.parse(JSON.stringify(rest))).toEqual(rest);
});
