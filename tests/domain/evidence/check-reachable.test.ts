import { expect, test } from "vitest";
import { pastObservation } from "#app/domain/evidence/answer.ts";
import { checkReachable } from "#app/domain/evidence/check-reachable.ts";
import type { Observation } from "#app/domain/evidence/observation.ts";
import { AT, aChain, aFailure, anAnswer, anObservation, aPage, hoursBefore, past } from "./factories.ts";

const A = "https://kpu.go.id/hasil";
const B = "https://opendata.kpu.go.id/hasil";

type Row = [
  code: string,
  outcome: string,
  observation: Observation,
  history?: Parameters<typeof checkReachable>[1],
];

const certain: Array<Row> = [
  ["OK", "pass", anObservation()],
  ["OK", "pass", aChain([A, 302], [B, 200])],
  ["UNCHANGED_304", "pass", anObservation({ status: 304, conditional: true, sha256: null, bytesDecoded: 0 })],
  ["MOVED_PERMANENTLY", "warn", aChain([A, 301], [`${A}/`, 308], [B, 200])],
  ["HTTPS_DOWNGRADED", "warn", aChain([A, 302], ["http://kpu.go.id/hasil", 200])],
  ["CERT_EXPIRES_SOON", "warn", anObservation({ tlsExpiry: "2026-11-16T00:00:00.000Z" })],
  ["GONE", "fail", anAnswer(410), [past("GONE", 1)]],
  ["NOT_FOUND", "fail", anAnswer(404), [past("NOT_FOUND", 24)]],
  ["NOT_FOUND", "fail", anAnswer(404), [past("NOT_FOUND", 30), past("TIMEOUT", 2)]],
  ["NOT_FOUND", "fail", anAnswer(410), [past("NOT_FOUND", 25)]],
  ["NO_SUCH_HOST", "fail", aFailure("NO_SUCH_HOST"), [past("NO_SUCH_HOST", 72), past("NO_SUCH_HOST", 24)]],
  ["CERT_INVALID", "fail", aFailure("CERT_INVALID"), [past("CERT_INVALID", 80), past("CERT_INVALID", 1)]],
  ["REDIRECT_LOOP", "fail", aFailure("REDIRECT_LOOP")],
  ["REDIRECT_LOOP", "fail", aFailure("TOO_MANY_REDIRECTS")],
  ["URL_FORBIDDEN", "fail", aFailure("URL_FORBIDDEN")],
  ["EMPTY_BODY", "fail", anObservation({ bytesDecoded: 1 })],
  ["BODY_CUT", "fail", anObservation({ errorCode: "BODY_CUT" }), [past("BODY_CUT", 1)]],
];

const uncertain: Array<Row> = [
  ["GONE_ONCE", "unknown", anAnswer(410)],
  ["GONE_ONCE", "unknown", anAnswer(410), [past("GONE", 0.9)]],
  ["NOT_FOUND_ONCE", "unknown", anAnswer(404)],
  ["NOT_FOUND_ONCE", "unknown", anAnswer(404), [past("NOT_FOUND", 23.9)]],
  ["NOT_FOUND_ONCE", "unknown", anAnswer(404), [past("NOT_FOUND", 30), past("OK", 3)]],
  ["NO_SUCH_HOST_UNCONFIRMED", "unknown", aFailure("NO_SUCH_HOST"), [past("NO_SUCH_HOST", 100)]],
  [
    "NO_SUCH_HOST_UNCONFIRMED",
    "unknown",
    aFailure("NO_SUCH_HOST"),
    [past("NO_SUCH_HOST", 71), past("NO_SUCH_HOST", 2)],
  ],
  ["CERT_INVALID_UNCONFIRMED", "unknown", aFailure("CERT_INVALID")],
  ["CERT_CHAIN_INCOMPLETE", "unknown", aFailure("CERT_CHAIN_INCOMPLETE")],
  ["BODY_CUT_ONCE", "unknown", anObservation({ errorCode: "BODY_CUT" })],
  ["TIMEOUT", "unknown", aFailure("TIMEOUT")],
  ["TIMEOUT", "unknown", aFailure("TOO_SLOW")],
  ["TIMEOUT", "unknown", anAnswer(408)],
  ["UNREACHABLE", "unknown", aFailure("CONNECT_FAILED")],
  ["UNREACHABLE", "unknown", aFailure("CONNECTION_RESET")],
  ["UNREACHABLE", "unknown", aFailure("TLS_FAILED")],
  ["DNS_FAILED", "unknown", aFailure("DNS_FAILED")],
  ["SERVER_ERROR", "unknown", anAnswer(500)],
  ["SERVER_ERROR", "unknown", anAnswer(503)],
  ["RATE_LIMITED", "unknown", anAnswer(429, { sniff: aPage({ challenge: "cloudflare", textLength: 100 }) })],
  ["BOT_WALL", "unknown", anAnswer(403, { headers: { "cf-mitigated": "challenge" } })],
  ["BOT_WALL", "unknown", anAnswer(503, { sniff: aPage({ challenge: "incapsula", textLength: 100 }) })],
  ["BOT_WALL", "unknown", anObservation({ sniff: aPage({ challenge: "f5", textLength: 150 }) })],
  ["LOGIN_REQUIRED", "unknown", anAnswer(401)],
  ["LOGIN_REQUIRED", "unknown", anAnswer(407)],
  ["LOGIN_REQUIRED", "unknown", aChain([A, 302], ["https://kpu.go.id/wp-login.php", 200])],
  ["REFUSED", "unknown", anAnswer(403)],
  ["REFUSED", "unknown", anAnswer(405)],
  ["ROBOTS_DISALLOWED", "unknown", aFailure("ROBOTS_DISALLOWED")],
  ["TOO_LARGE", "unknown", anObservation({ errorCode: "TOO_LARGE", sha256: null })],
  ["DECOMPRESSION_BOMB", "unknown", anObservation({ errorCode: "DECOMPRESSION_BOMB", sha256: null })],
  ["ANSWER_UNREADABLE", "unknown", aFailure("HEADERS_TOO_LARGE")],
  ["ANSWER_UNREADABLE", "unknown", aFailure("PROTOCOL_ERROR")],
  ["ANSWER_UNREADABLE", "unknown", anObservation({ errorCode: "ENCODING_BROKEN", sha256: null })],
  ["ANSWER_UNREADABLE", "unknown", anObservation({ status: 304, conditional: false })],
  ["REDIRECT_BROKEN", "unknown", aFailure("REDIRECT_INVALID")],
  ["LEGAL_BLOCK_451", "unknown", anAnswer(451)],
  ["LONG_UNVERIFIABLE", "warn", aFailure("TIMEOUT"), [past("REFUSED", 14 * 24), past("TIMEOUT", 24)]],
  [
    "TIMEOUT",
    "unknown",
    aFailure("TIMEOUT"),
    [past("TIMEOUT", 20 * 24), past("OK", 48), past("TIMEOUT", 24)],
  ],
  ["TIMEOUT", "unknown", aFailure("TIMEOUT"), [past("TIMEOUT", 13 * 24)]],
];

test.each([...certain, ...uncertain])("C1 %s (%s)", (code, outcome, observation, history = []) => {
  expect(checkReachable(observation, history)).toMatchObject({ check: "C1", code, outcome });
});

test("what was typed as a sign-in page is no redirect to one", () => {
  const observation = aChain(["https://kpu.go.id/login", 302], ["https://kpu.go.id/login/", 200]);
  expect(checkReachable(observation, []).code).toBe("OK");
});

test("an address with the Indonesian word for incoming mail is no door", () => {
  const observation = aChain(["https://kpu.go.id/x", 302], ["https://kpu.go.id/surat-masuk/2024", 200]);
  expect(checkReachable(observation, []).code).toBe("OK");
});

test("an error page cut short is still an error page", () => {
  expect(checkReachable(anAnswer(404, { errorCode: "BODY_CUT" }), []).code).toBe("NOT_FOUND_ONCE");
});

test("the gravest remark is the code and the others are named beside it", () => {
  const moved = aChain([A, 301], ["http://kpu.go.id/hasil", 200]);
  expect(checkReachable(moved, [])).toMatchObject({
    ...{ code: "HTTPS_DOWNGRADED", data: { also: ["MOVED_PERMANENTLY"], newUrl: "http://kpu.go.id/hasil" } },
  });
});

test("a failure tells since when, and when the address last worked", () => {
  const history = [past("OK", 500), past("NOT_FOUND", 48), past("NOT_FOUND", 24)];
  expect(checkReachable(anAnswer(404), history).data).toMatchObject({
    ...{
      at: AT,
      firstAt: hoursBefore(48),
      lastOkAt: hoursBefore(500),
      status: 404,
      host: "opendata.kpu.go.id",
    },
  });
});

test("two weeks without proof name the days and the last reason", () => {
  const history = [past("SERVER_ERROR", 15 * 24)];
  expect(checkReachable(aFailure("TIMEOUT"), history).data).toMatchObject({ days: 15, lastCode: "TIMEOUT" });
});

test("the short form of an observation keeps what confirming needs", () => {
  const probe = {
    url: "https://x/0",
    status: 200,
    finalUrl: null,
    sha256: "a".repeat(64),
    simhash: null,
    at: AT,
  };
  expect(pastObservation(anObservation({ probe }))).toEqual({
    ...{ at: AT, code: "OK", status: 200, sha256: "a".repeat(64), sameAsProbe: true },
  });
  expect(pastObservation(aFailure("CERT_INVALID"))).toMatchObject({
    code: "CERT_INVALID",
    sameAsProbe: false,
  });
});
