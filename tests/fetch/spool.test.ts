import { createHash, randomBytes } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import { createServer, type Server, type ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { RawObservation } from "#app/domain/evidence/observation.ts";
import { readObservation } from "#app/exchange/sniff.server.ts";
import { createGuardedClient, type GuardedClient } from "#app/fetch/guarded-client.server.ts";
import type { FetchLimits } from "#app/fetch/limits.server.ts";
import { clearSpool, discardBody } from "#app/fetch/spool.server.ts";

const KIB = 1024;
const MIB = 1024 * KIB;
const HEAD = 64 * KIB;
const LONG = randomBytes(300 * KIB);

const ANSWERS: Record<string, (response: ServerResponse) => void> = {
  "/long": (response) => response.end(LONG),
  "/packed": (response) => response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync(LONG)),
  "/head-exactly": (response) => response.end(LONG.subarray(0, HEAD)),
  "/head-and-one": (response) => response.end(LONG.subarray(0, HEAD + 1)),
  "/refused": (response) => response.writeHead(404).end(LONG),
  "/page": (response) => response.writeHead(200, { "content-type": "text/html" }).end("<p>x".repeat(50_000)),
  "/endless": (response) => pour(response, Number.POSITIVE_INFINITY),
  "/bomb": (response) =>
    response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync(Buffer.alloc(200 * MIB))),
  "/cut": (response) => {
    response.writeHead(200, { "content-length": String(10 * MIB) }).write(LONG);
    setTimeout(() => response.destroy(), 30);
  },
  "/silent-middle": (response) => void response.writeHead(200).write(LONG),
};

function pour(response: ServerResponse, most: number): void {
  let sent = 0;
  const pump = () => {
    while (!response.destroyed && sent < most) {
      sent += 64 * KIB;
      if (!response.write(Buffer.alloc(64 * KIB, 120))) return response.once("drain", pump);
    }
  };
  pump();
}

let server: Server;
let port: number;
let folder: string;
let client: GuardedClient;

function clientWith(limits: Partial<FetchLimits>): GuardedClient {
  const now = () => new Date("2026-11-03T03:12:00Z");
  return createGuardedClient({
    ...{ allow: [{ host: "127.0.0.1", port }], userAgent: "capaian-test/0", now },
    limits: { idleMs: 400, totalMs: 30_000, retries: 0, ...limits },
  });
}

beforeAll(async () => {
  server = createServer((request, response) => {
    response.on("error", () => {});
    const answer = ANSWERS[request.url ?? ""] ?? ((lost: ServerResponse) => lost.writeHead(404).end(LONG));
    answer(response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  port = typeof address === "object" && address !== null ? address.port : 0;
  client = clientWith({ wireBytes: 4 * MIB });
});

afterAll(async () => {
  await client.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), "capaian-spool-")), "bodies");
});

afterEach(async () => {
  await rm(join(folder, ".."), { recursive: true, force: true });
});

function look(path: string, mostBytes = 100 * MIB, by = client): Promise<RawObservation> {
  return by.observe(`http://127.0.0.1:${port}${path}`, { spool: { folder, mostBytes } });
}

async function filesIn(): Promise<Array<string>> {
  return readdir(folder).catch(() => []);
}

test.each(["/long", "/packed"])("a body longer than its first bytes is kept decoded: %s", async (path) => {
  const seen = await look(path);
  const kept = await readFile(seen.body?.path ?? "");

  expect(seen.body).toEqual({ path: expect.any(String), bytes: LONG.length, whole: true });
  expect(createHash("sha256").update(kept).digest("hex")).toBe(seen.sha256);
  expect(Buffer.from(seen.head).equals(LONG.subarray(0, HEAD))).toBe(true);
  expect(await filesIn()).toHaveLength(1);
  await discardBody(seen);
  await discardBody(seen);
  expect(await filesIn()).toEqual([]);
});

test("a body that fits in the first bytes touches no disk; one byte more does", async () => {
  expect((await look("/head-exactly")).body).toBeNull();
  expect(await filesIn()).toEqual([]);
  expect((await look("/head-and-one")).body).toMatchObject({ bytes: HEAD + 1, whole: true });
  expect(await filesIn()).toHaveLength(1);
});

test("without a spool nothing is written", async () => {
  const seen = await client.observe(`http://127.0.0.1:${port}/long`);

  expect(seen).toMatchObject({ body: null, bytesDecoded: LONG.length });
  expect(await filesIn()).toEqual([]);
});

test("an answer that refuses is not kept, and neither is the answer to a probe", async () => {
  expect(await look("/refused")).toMatchObject({ status: 404, body: null });
  const spool = { folder, mostBytes: MIB };
  const page = await client.observe(`http://127.0.0.1:${port}/page`, { spool, probe: true });
  expect(page.body).toMatchObject({ whole: true });
  expect(await filesIn()).toHaveLength(1);
});

test("of a body that is too large the part that came is kept, for a profile of the beginning", async () => {
  const seen = await look("/endless");

  expect(seen).toMatchObject({ errorCode: "TOO_LARGE", sha256: null, body: { whole: false } });
  const { size } = await stat(seen.body?.path ?? "");
  expect(size).toBe(seen.body?.bytes);
  expect(size).toBeGreaterThan(3 * MIB);
  expect(size).toBeLessThanOrEqual(4 * MIB);
});

test("no more is kept than was asked for, and the file says so", async () => {
  const seen = await look("/long", 100 * KIB);

  expect(seen).toMatchObject({ errorCode: null, body: { bytes: 100 * KIB, whole: false } });
  expect((await readFile(seen.body?.path ?? "")).equals(LONG.subarray(0, 100 * KIB))).toBe(true);
});

test.each([
  ["/cut", "BODY_CUT"],
  ["/silent-middle", "TIMEOUT"],
  ["/bomb", "DECOMPRESSION_BOMB"],
])("%s becomes %s and leaves no file", async (path, errorCode) => {
  expect(await look(path)).toMatchObject({ errorCode, body: null });
  expect(await filesIn()).toEqual([]);
});

test("a folder that cannot be written is our own fault and no observation", async () => {
  await writeFile(folder, "a file is in the way");

  await expect(look("/long")).rejects.toThrow("spool folder");
});

test("the path of the file never enters the observation", async () => {
  const seen = await look("/long");
  const observation = await readObservation(seen);

  expect(seen.body).not.toBeNull();
  expect(observation).not.toHaveProperty("body");
  expect(JSON.stringify(observation)).not.toContain(folder);
});

test("memory does not grow with the body, packed or plain", async () => {
  const large = clientWith({ wireBytes: 100 * MIB });
  for (const path of ["/bomb", "/endless"]) {
    await look("/long"); // buffers of the first use are not growth
    const before = process.memoryUsage.rss();
    let most = before;
    const timer = setInterval(() => {
      most = Math.max(most, process.memoryUsage.rss());
    }, 5);
    const seen = await look(path, 100 * MIB, large);
    clearInterval(timer);
    await discardBody(seen);
    expect([path, Math.max(most, process.memoryUsage.rss()) - before < 64 * MIB]).toEqual([path, true]);
  }
  await large.close();
}, 60_000);

test("bodies a stopped process left are cleared by age, and nothing else is", async () => {
  const old = await look("/long");
  const fresh = await look("/long");
  await writeFile(join(folder, "notes.txt"), "mine");
  const day = new Date("2026-01-02T00:00:00Z");
  for (const name of [old.body?.path ?? "", join(folder, "notes.txt")]) await utimes(name, day, day);

  await clearSpool(folder, new Date("2026-01-03T00:00:00Z"));

  expect((await filesIn()).sort()).toEqual([fresh.body?.path.split("/").at(-1), "notes.txt"].sort());
});
