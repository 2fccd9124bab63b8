import { afterAll, beforeAll, expect, test } from "vitest";
import { createGuardedClient, type GuardedClient } from "#app/fetch/guarded-client.server.ts";
import {
  isRobotsStale,
  type RobotsRecord,
  readRobots,
  robotsDecision,
  robotsRecord,
} from "#app/fetch/robots.server.ts";
import { type HostileServer, startHostileServer } from "#tests/hostile-server.ts";

const NOW = new Date("2026-11-03T03:12:00Z");
const AGENT = "capaian/1 (+https://example.org; x@example.org)";

let server: HostileServer;
let client: GuardedClient;

beforeAll(async () => {
  server = await startHostileServer();
  client = createGuardedClient({
    ...{ allow: [{ host: server.host, port: server.port }], userAgent: AGENT, now: () => NOW },
    limits: { retryDelayMs: 1 },
  });
});

afterAll(async () => {
  await client.close();
  await server.close();
});

test("JSON is read whole, with where it came from", async () => {
  expect(await client.getJson(`${server.origin}/api.json`)).toEqual({
    ...{ ok: true, value: { success: true, result: { count: 2 } } },
    ...{ finalUrl: `${server.origin}/api.json`, etag: null },
  });
});

test.each([
  ["/bad.json", "NOT_JSON"],
  ["/deep.json", "JSON_TOO_DEEP"],
  ["/large.json", "TOO_LARGE"],
  ["/404", "HTTP_STATUS"],
  ["/loop-a", "REDIRECT_LOOP"],
  ["/bomb", "TOO_LARGE"],
])("%s is no JSON to use: %s", async (path, errorCode) => {
  expect(await client.getJson(server.origin + path, { maxBytes: 20_000 })).toMatchObject({
    ok: false,
    errorCode,
  });
});

test("a pause the server asks for is handed on", async () => {
  expect(await client.getJson(`${server.origin}/429`)).toMatchObject({ status: 429, retryAfter: "7" });
});

test("robots.txt is read through the client and obeyed", async () => {
  const record = await readRobots(client, server.origin, null, NOW);

  expect(record.state).toBe("rules");
  expect(robotsDecision(record, `${server.origin}/tertutup/a.csv`, AGENT, NOW)).toEqual({
    ...{ allowed: false, crawlDelayMs: 2_000 },
  });
  expect(robotsDecision(record, `${server.origin}/terbuka/a.csv`, AGENT, NOW).allowed).toBe(true);
});

const ORIGIN = "https://kpu.go.id";

function aRobots(
  overrides: Partial<Parameters<typeof robotsRecord>[1]>,
  previous: RobotsRecord | null = null,
) {
  const answer = {
    finalUrl: ORIGIN,
    status: 200,
    text: "",
    bytes: new Uint8Array(0),
    etag: null,
    retryAfter: null,
    errorCode: null,
    errorDetail: null,
  };
  return robotsRecord(ORIGIN, { ...answer, ...overrides }, previous, NOW);
}

test("4xx publishes no rules, 5xx and silence forbid for now", () => {
  expect(aRobots({ status: 404 }).state).toBe("open");
  expect(aRobots({ status: 403 }).state).toBe("open");
  expect(aRobots({ status: null, errorCode: "TOO_MANY_REDIRECTS" }).state).toBe("open");
  expect(aRobots({ status: 503 }).state).toBe("closed");
  expect(aRobots({ status: 429 }).state).toBe("closed");
  expect(aRobots({ status: null, errorCode: "TIMEOUT" }).state).toBe("closed");
});

test("rules that cannot be read for thirty days forbid no longer", () => {
  const first = aRobots({ status: 503 });
  const later = new Date(NOW.getTime() + 30 * 24 * 3_600_000);
  const second = { ...aRobots({ status: 503 }, first), readAt: later };

  expect(robotsDecision(first, `${ORIGIN}/a`, AGENT, NOW).allowed).toBe(false);
  expect(second.closedSince).toEqual(NOW);
  expect(robotsDecision(second, `${ORIGIN}/a`, AGENT, later).allowed).toBe(true);
});

test("rules addressed to us by name count, a long delay is cut, and a day makes them old", () => {
  const record = aRobots({
    text: "User-agent: capaian\nDisallow: /x\nCrawl-delay: 600\n\nUser-agent: *\nDisallow: /\n",
  });

  expect(robotsDecision(record, `${ORIGIN}/y`, AGENT, NOW)).toEqual({ allowed: true, crawlDelayMs: 30_000 });
  expect(robotsDecision(record, `${ORIGIN}/x`, AGENT, NOW).allowed).toBe(false);
  expect(isRobotsStale(record, new Date(NOW.getTime() + 23 * 3_600_000))).toBe(false);
  expect(isRobotsStale(record, new Date(NOW.getTime() + 24 * 3_600_000))).toBe(true);
});
