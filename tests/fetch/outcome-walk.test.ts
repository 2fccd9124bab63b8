import { readdirSync, readFileSync } from "node:fs";
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type PastObservation, pastObservation } from "#app/domain/evidence/answer.ts";
import { bareContext, type CheckContext } from "#app/domain/evidence/check-context.ts";
import type { EvidenceRole } from "#app/domain/evidence/evidence-item.ts";
import { DAY_MS, HOUR_MS } from "#app/domain/evidence/history.ts";
import type { Match } from "#app/domain/evidence/match.ts";
import { type Observation, unaskedObservation } from "#app/domain/evidence/observation.ts";
import { CODES, isCheckCode } from "#app/domain/evidence/outcome.ts";
import { runChecks } from "#app/domain/evidence/run-checks.ts";
import { readObservation } from "#app/exchange/sniff.server.ts";
import type { Lookup } from "#app/fetch/guarded-agent.server.ts";
import { createGuardedClient } from "#app/fetch/guarded-client.server.ts";
import { readRobots } from "#app/fetch/robots.server.ts";
import { mayLookAt } from "#app/services/host-robots.server.ts";
import { type HostileServer, startHostileServer } from "#tests/hostile-server.ts";
import { ORPHAN_CERTIFICATE, ORPHAN_KEY, TEST_CERTIFICATE, TEST_KEY } from "./test-certificate.ts";

/** The walk through every code: what a hostile server makes of an address, and what the checks make of that. */

const START = new Date("2026-11-03T03:12:00Z");
const NAME = "data.example.org";

let site: HostileServer;
let secure: { trusted: Server; orphan: Server };

beforeAll(async () => {
  site = await startHostileServer();
  secure = {
    trusted: await aSecureSite(TEST_CERTIFICATE, TEST_KEY),
    orphan: await aSecureSite(ORPHAN_CERTIFICATE, ORPHAN_KEY),
  };
});

afterAll(async () => {
  for (const server of [secure.trusted, secure.orphan]) {
    server.closeAllConnections();
    server.close();
  }
  await site.close();
});

/** Opens a page at `/`, and leads to the plain site from `/turun`. */
function aSecureSite(cert: string, key: string): Promise<Server> {
  const server = createServer({ cert, key }, (request, response) => {
    if (request.url === "/turun") return response.writeHead(302, { location: `${site.origin}/ok.csv` }).end();
    response.writeHead(200, { "content-type": "text/csv" }).end("kode,suara\n1,2\n3,4\n5,6\n");
  });
  return new Promise((ready) => server.listen(0, "127.0.0.1", () => ready(server)));
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

type Look = {
  /** Path on the hostile site, or a whole address. */
  at: string;
  /** Time since the first look. */
  after?: number;
  lookup?: Lookup;
  /** Certificate trusted beside the system's. */
  ca?: string;
  now?: Date;
  etag?: string;
};

const toLoopback: Lookup = async () => [{ address: "127.0.0.1", family: 4 }];
const failing =
  (code: string): Lookup =>
  async () => {
    throw Object.assign(new Error(code), { code });
  };

async function lookAt({ at, after = 0, lookup, ca, now = START, etag }: Look): Promise<Observation> {
  const ports = [site.port, portOf(secure.trusted), portOf(secure.orphan)];
  const instant = new Date(now.getTime() + after);
  const client = createGuardedClient({
    ...{ allow: ports.map((port) => ({ host: "127.0.0.1", port })), ports, now: () => instant },
    ...{
      userAgent: "capaian-test/0",
      limits: { headersMs: 300, totalMs: 800, retryDelayMs: 1, wireBytes: 200_000 },
    },
    ...(lookup === undefined ? {} : { lookup }),
    ...(ca === undefined ? {} : { ca }),
  });
  try {
    const url = at.startsWith("/") ? site.origin + at : at;
    const robots = at.startsWith("/tertutup/") ? await readRobots(client, site.origin, null, instant) : null;
    if (!mayLookAt(robots, url, instant)) {
      return unaskedObservation(url, instant, "ROBOTS_DISALLOWED", "robots.txt");
    }
    return await readObservation(await client.observe(url, { probe: true, etag: etag ?? null }));
  } finally {
    await client.close();
  }
}

type Case = {
  code: string;
  role?: EvidenceRole;
  /** One look, or several of which the last is judged. Built late: ports are not known before. */
  looks: () => Array<Look>;
  context?: Partial<CheckContext>;
};

const once =
  (at: string): (() => Array<Look>) =>
  () => [{ at }];
const again =
  (look: Look, ...times: Array<number>) =>
  () =>
    [0, ...times].map((after) => ({ ...look, after }));
const overTls = (which: keyof typeof secure, path = "/") => `https://${NAME}:${portOf(secure[which])}${path}`;
const tls =
  (which: keyof typeof secure, more: Omit<Look, "at"> = {}, path = "/") =>
  (): Look => ({
    ...{ at: overTls(which, path), lookup: toLoopback, ...more },
  });

const match: Match = {
  ...{ tier: "M1", confidence: 1, level: "resource", resourceId: "r", datasetId: "d", datasetTitle: "Hasil" },
  ...{
    typed: "x",
    matched: "x",
    publisherId: "kpu",
    publisherName: "KPU",
    declaredFormat: null,
    withdrawnAt: null,
  },
};
const fresh = {
  name: "Open Data",
  kind: "ckan",
  completeAt: START.toISOString(),
  attemptedAt: null,
} as const;
const stale = { ...fresh, completeAt: "2026-10-01T00:00:00.000Z" };

const CASES: ReadonlyArray<Case> = [
  { code: "OK", looks: once("/ok.csv") },
  {
    code: "UNCHANGED_304",
    looks: () => [{ at: "/etag.csv" }, { at: "/etag.csv", etag: '"v1"', after: DAY_MS }],
  },
  { code: "MOVED_PERMANENTLY", looks: once("/moved") },
  { code: "HTTPS_DOWNGRADED", looks: () => [tls("trusted", { ca: TEST_CERTIFICATE }, "/turun")()] },
  {
    code: "CERT_EXPIRES_SOON",
    looks: () => [tls("trusted", { ca: TEST_CERTIFICATE, now: new Date("2119-12-25T00:00:00Z") })()],
  },
  { code: "LONG_UNVERIFIABLE", looks: again({ at: "/500" }, 7 * DAY_MS, 14 * DAY_MS) },
  { code: "GONE_ONCE", looks: once("/410") },
  { code: "GONE", looks: again({ at: "/410" }, HOUR_MS) },
  { code: "NOT_FOUND_ONCE", looks: once("/404") },
  { code: "NOT_FOUND", looks: again({ at: "/404" }, DAY_MS) },
  {
    code: "NO_SUCH_HOST_UNCONFIRMED",
    looks: () => [{ at: `http://${NAME}:${site.port}/`, lookup: failing("ENOTFOUND") }],
  },
  {
    code: "NO_SUCH_HOST",
    looks: () =>
      again({ at: `http://${NAME}:${site.port}/`, lookup: failing("ENOTFOUND") }, DAY_MS, 3 * DAY_MS)(),
  },
  { code: "CERT_INVALID_UNCONFIRMED", looks: () => [tls("trusted")()] },
  { code: "CERT_INVALID", looks: () => again(tls("trusted")(), DAY_MS, 3 * DAY_MS)() },
  { code: "CERT_CHAIN_INCOMPLETE", looks: () => [tls("orphan")()] },
  { code: "REDIRECT_LOOP", looks: once("/loop-a") },
  { code: "URL_FORBIDDEN", looks: once("/to-file") },
  { code: "EMPTY_BODY", looks: once("/empty") },
  { code: "BODY_CUT_ONCE", looks: once("/cut") },
  { code: "BODY_CUT", looks: again({ at: "/cut" }, HOUR_MS) },
  { code: "TIMEOUT", looks: once("/silent") },
  { code: "UNREACHABLE", looks: once("/reset") },
  {
    code: "DNS_FAILED",
    looks: () => [{ at: `http://${NAME}:${site.port}/`, lookup: failing("EAI_AGAIN") }],
  },
  { code: "SERVER_ERROR", looks: once("/500") },
  { code: "RATE_LIMITED", looks: once("/429") },
  { code: "BOT_WALL", looks: once("/challenge") },
  { code: "LOGIN_REQUIRED", looks: once("/anggota-saja") },
  { code: "REFUSED", looks: once("/403") },
  { code: "ROBOTS_DISALLOWED", looks: once("/tertutup/data.csv") },
  { code: "TOO_LARGE", looks: once("/endless") },
  { code: "DECOMPRESSION_BOMB", looks: once("/bomb") },
  { code: "ANSWER_UNREADABLE", looks: once("/huge-header") },
  { code: "REDIRECT_BROKEN", looks: once("/no-location") },
  { code: "LEGAL_BLOCK_451", looks: once("/451") },

  { code: "REAL_CONTENT", looks: once("/ok.csv") },
  { code: "LANDING_PAGE_NOT_FILE", looks: once("/pintu") },
  { code: "PAGE_NOT_FILE", looks: once("/real/adart") },
  {
    code: "VIEWER_ONLY",
    looks: () => [{ at: `http://docs.google.com:${site.port}/spreadsheets/d/1abc/edit`, lookup: toLoopback }],
  },
  { code: "JS_REQUIRED", role: "web-page", looks: once("/spa") },
  { code: "SOFT_404_POSSIBLE", role: "web-page", looks: once("/soft/adart") },
  { code: "SOFT_404_ONCE", role: "document", looks: once("/soft/adart") },
  { code: "SOFT_404", role: "document", looks: again({ at: "/soft/adart" }, DAY_MS) },
  { code: "ERROR_IN_200", role: "api", looks: once("/ogc") },
  { code: "PARKED_DOMAIN", role: "web-page", looks: once("/dijual") },
  { code: "TYPE_MISMATCH", looks: once("/html.csv") },
  { code: "EMPTY_TABLE", looks: once("/kosong.csv") },
  { code: "PLACEHOLDER", looks: once("/contoh.csv") },
  { code: "LOGIN_WALL", role: "document", looks: once("/masuk-di-sini") },
  { code: "NOT_OPENED", looks: once("/404") },

  { code: "MATCHED", looks: once("/ok.csv"), context: { match, catalogue: fresh } },
  {
    code: "MATCHED_DATASET_ONLY",
    looks: once("/ok.csv"),
    context: { match: { ...match, level: "dataset" } },
  },
  { code: "MATCHED_BY_CONTENT", looks: once("/ok.csv"), context: { match: { ...match, level: "content" } } },
  { code: "CATALOGUE_STALE", looks: once("/ok.csv"), context: { match, catalogue: stale } },
  { code: "PUBLISHER_DIFFERS", looks: once("/ok.csv"), context: { match, publisherIds: ["bawaslu"] } },
  { code: "NOT_IN_CATALOGUE", looks: once("/ok.csv"), context: { catalogue: fresh } },
  {
    code: "WITHDRAWN",
    looks: once("/ok.csv"),
    context: { match: { ...match, withdrawnAt: "2026-10-01T00:00:00.000Z" } },
  },
  { code: "CATALOGUE_UNREACHABLE", looks: once("/ok.csv"), context: { catalogue: stale } },
  { code: "NO_CATALOGUE_KNOWN", looks: once("/ok.csv") },
  { code: "MATCH_TO_CONFIRM", looks: once("/ok.csv"), context: { match: { ...match, confidence: 0.8 } } },
  { code: "AMBIGUOUS", looks: once("/ok.csv"), context: { match: { ambiguous: [match, match] } } },
  { code: "CATALOGUE_NOT_EXPECTED", role: "document", looks: once("/dokumen.pdf") },

  { code: "FORMAT_OPEN", looks: once("/ok.csv") },
  { code: "FORMAT_STRUCTURED", looks: once("/lama.xls") },
  { code: "FORMAT_UNSTRUCTURED", looks: once("/dokumen.pdf") },
  { code: "DECLARED_DIFFERS", looks: once("/data.json") },
  { code: "FORMAT_BELOW_REQUIRED", looks: once("/dokumen.pdf"), context: { requiredStars: 3 } },
  { code: "FORMAT_NOT_READ", looks: once("/404") },
  { code: "FORMAT_NOT_RATED", role: "document", looks: once("/dokumen.pdf") },
];

test.each(CASES)("a server makes $code", async ({ code, role = "data-file", looks, context = {} }) => {
  const seen: Array<Observation> = [];
  for (const look of looks()) seen.push(await lookAt(look));
  const observation = seen.at(-1);
  if (observation === undefined) throw new Error("no look");
  const history: Array<PastObservation> = seen.slice(0, -1).map(pastObservation);
  const lastFull = seen.slice(0, -1).findLast(({ status }) => status === 200) ?? null;
  const results = runChecks(observation, history, { ...bareContext(role), ...context }, lastFull);

  const found = results.flatMap((result) => [
    result.code,
    ...(Array.isArray(result.data.also) ? result.data.also : []),
  ]);
  expect(found).toContain(code);
});

/** Codes no server can make, and why. */
const WITHOUT_SERVER: Readonly<Record<string, string>> = {
  NOT_CHECKED: "stands for an address nobody has looked at yet",
};

/**
 * C5–C14 judge what a reader made of a file: their own tables reproduce their codes from profiles. A code
 * that no table of theirs names fails here.
 */
const BY_TABLE = /^C([5-9]|1[0-4])$/;

test("every code is reproduced: by a server here, or by the table of its check", () => {
  const reproduced = new Set(CASES.map(({ code }) => code));
  const tables = sourcesIn(join(import.meta.dirname, "..")).join("\n");
  const missing = Object.entries(CODES).filter(([code, [check]]) => {
    if (reproduced.has(code) || code in WITHOUT_SERVER) return false;
    return !(BY_TABLE.test(check) && new RegExp(`["'\`.]${code}\\b`).test(tables));
  });

  expect(missing.map(([code, [check]]) => `${check} ${code}`)).toEqual([]);
  expect([...reproduced, ...Object.keys(WITHOUT_SERVER)].filter((code) => !isCheckCode(code))).toEqual([]);
});

/** Tests of checks and readers, without this one. */
function sourcesIn(folder: string): Array<string> {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return names
    .filter((name) => /^(domain|exchange|services)[/\\].*\.ts$/.test(name))
    .map((name) => readFileSync(join(folder, name), "utf8"));
}
