import { afterAll, beforeAll, expect, test } from "vitest";
import { pastObservation } from "#app/domain/evidence/answer.ts";
import { bareContext } from "#app/domain/evidence/check-context.ts";
import type { EvidenceRole } from "#app/domain/evidence/evidence-item.ts";
import { type Observation, ObservationSchema } from "#app/domain/evidence/observation.ts";
import { runChecks } from "#app/domain/evidence/run-checks.ts";
import { itemVerdict } from "#app/domain/evidence/verdict.ts";
import { readObservation } from "#app/exchange/sniff.server.ts";
import { createGuardedClient, type GuardedClient } from "#app/fetch/guarded-client.server.ts";
import { type HostileServer, startHostileServer } from "#tests/hostile-server.ts";

let server: HostileServer;
let client: GuardedClient;
let now = new Date("2026-11-03T03:12:00Z");

beforeAll(async () => {
  server = await startHostileServer();
  client = createGuardedClient({
    ...{ allow: [{ host: server.host, port: server.port }], userAgent: "capaian-test/0", now: () => now },
    limits: { headersMs: 1_500, totalMs: 20_000, retryDelayMs: 1, wireBytes: 200_000 },
  });
});

afterAll(async () => {
  await client.close();
  await server.close();
});

async function look(path: string): Promise<Observation> {
  return ObservationSchema.parse(
    await readObservation(await client.observe(server.origin + path, { probe: true })),
  );
}

const rows: Array<[string, EvidenceRole, string, string, string]> = [
  ["/ok.csv", "data-file", "OK", "REAL_CONTENT", "supported_with_remarks"],
  ["/gzip.csv", "data-file", "OK", "REAL_CONTENT", "supported_with_remarks"],
  ["/moved", "data-file", "MOVED_PERMANENTLY", "REAL_CONTENT", "supported_with_remarks"],
  ["/html.csv", "data-file", "OK", "TYPE_MISMATCH", "not_supported"],
  ["/empty", "data-file", "EMPTY_BODY", "NOT_OPENED", "not_supported"],
  ["/loop-a", "data-file", "REDIRECT_LOOP", "NOT_OPENED", "not_supported"],
  ["/to-file", "data-file", "URL_FORBIDDEN", "NOT_OPENED", "not_supported"],
  ["/404", "data-file", "NOT_FOUND_ONCE", "NOT_OPENED", "not_checkable"],
  ["/410", "data-file", "GONE_ONCE", "NOT_OPENED", "not_checkable"],
  ["/429", "data-file", "RATE_LIMITED", "NOT_OPENED", "not_checkable"],
  ["/500", "data-file", "SERVER_ERROR", "NOT_OPENED", "not_checkable"],
  ["/challenge", "web-page", "BOT_WALL", "NOT_OPENED", "not_checkable"],
  ["/anggota-saja", "document", "LOGIN_REQUIRED", "NOT_OPENED", "not_checkable"],
  ["/silent", "data-file", "TIMEOUT", "NOT_OPENED", "not_checkable"],
  ["/endless", "data-file", "TOO_LARGE", "REAL_CONTENT", "not_checkable"],
  ["/bomb", "data-file", "DECOMPRESSION_BOMB", "NOT_OPENED", "not_checkable"],
  ["/cut", "data-file", "BODY_CUT_ONCE", "NOT_OPENED", "not_checkable"],
  ["/huge-header", "data-file", "ANSWER_UNREADABLE", "NOT_OPENED", "not_checkable"],
  ["/real/adart", "document", "OK", "REAL_CONTENT", "supported_with_remarks"],
  ["/soft/adart", "document", "OK", "SOFT_404_ONCE", "not_checkable"],
  ["/soft/adart", "web-page", "OK", "SOFT_404_POSSIBLE", "supported_with_remarks"],
  ["/api.json", "api", "OK", "REAL_CONTENT", "supported_with_remarks"],
];

test.each(rows)("%s as %s: %s, %s, so %s", async (path, role, reachable, real, verdict) => {
  const results = runChecks(await look(path), [], bareContext(role));

  expect(results.slice(0, 2).map((result) => result.code)).toEqual([reachable, real]);
  expect(itemVerdict(results, null, now.toISOString()).verdict).toBe(verdict);
});

test.each([
  ["/ok.csv", "data-file", "LICENCE_MISSING"],
  ["/gzip.csv", "data-file", "LICENCE_MISSING"],
  ["/real/adart", "document", "PAGE_WITHOUT_LANGUAGE"],
  ["/api.json", "api", "LICENCE_MISSING"],
] as const)("%s as %s would be supported without its one remark, %s", async (path, role, remark) => {
  const results = runChecks(await look(path), [], bareContext(role));

  expect(results.filter(({ outcome }) => outcome === "warn").map(({ code }) => code)).toEqual([remark]);
  const others = results.filter(({ code }) => code !== remark);
  expect(itemVerdict(others, null, now.toISOString()).verdict).toBe("supported");
});

test("what one look leaves open, a second one a day later decides", async () => {
  for (const [path, code] of [
    ["/404", "NOT_FOUND"],
    ["/soft/adart", "SOFT_404"],
  ] as const) {
    const first = pastObservation(await look(path));
    now = new Date(now.getTime() + 24 * 3_600_000);
    const results = runChecks(await look(path), [first], bareContext("document"));

    expect(results.map((result) => result.code)).toContain(code);
    expect(itemVerdict(results, null, now.toISOString()).verdict).toBe("not_supported");
  }
});
