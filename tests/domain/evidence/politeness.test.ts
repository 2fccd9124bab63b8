import { expect, test } from "vitest";
import {
  afterResponse,
  concurrentRequests,
  fullBucket,
  type HostResponse,
  type HostState,
  newHost,
  retryAfterMs,
  takeToken,
} from "#app/domain/evidence/politeness.ts";

const NOW = new Date("2026-11-03T03:12:00Z");
const MINUTE = 60_000;
const OK: HostResponse = { status: 200, errorCode: null, retryAfter: null };
const DOWN: HostResponse = { status: null, errorCode: "TIMEOUT", retryAfter: null };

function answered(response: Partial<HostResponse>, state: HostState = newHost("kpu.go.id", NOW)): HostState {
  return afterResponse(state, { ...OK, ...response }, NOW);
}

function waitOf(state: HostState): number {
  return state.nextAt.getTime() - NOW.getTime();
}

function afterFailures(count: number): HostState {
  let state = newHost("kpu.go.id", NOW);
  for (let index = 0; index < count; index += 1) state = afterResponse(state, DOWN, NOW);
  return state;
}

test("a good answer keeps the pace of one request a second", () => {
  expect(waitOf(answered({}))).toBe(1_000);
  expect(waitOf(answered({}, { ...newHost("kpu.go.id", NOW), ratePerSecond: 4 }))).toBe(250);
});

test("a 429 holds the whole host for as long as it asks", () => {
  expect(waitOf(answered({ status: 429, retryAfter: "120" }))).toBe(120_000);
  expect(waitOf(answered({ status: 503, retryAfter: "Tue, 03 Nov 2026 03:22:00 GMT" }))).toBe(10 * MINUTE);
});

test.each([
  ["0", 1_000],
  ["1", 1_000],
  ["999999", 24 * 60 * MINUTE],
  ["Tue, 03 Nov 2026 03:00:00 GMT", 1_000],
  ["segera", null],
  ["-5", null],
])("Retry-After %j means %s ms", (value, expected) => {
  expect(retryAfterMs(value, NOW)).toBe(expected);
});

test("without a word on how long, pauses double from 30 s within 50 % and stop at six hours", () => {
  let state = newHost("kpu.go.id", NOW);
  for (let step = 0; step < 14; step += 1) {
    state = answered({ status: 429 }, state);
    const middle = 30_000 * 2 ** step;
    expect(waitOf(state)).toBeGreaterThanOrEqual(Math.min(middle * 0.5, 6 * 60 * MINUTE));
    expect(waitOf(state)).toBeLessThanOrEqual(Math.min(middle * 1.5, 6 * 60 * MINUTE));
  }
  expect(waitOf(state)).toBe(6 * 60 * MINUTE);
  expect(answered({}, state)).toMatchObject({ backoffStep: 0 });
});

test("the pause of one host and step is the same whenever it is computed", () => {
  expect(answered({ status: 429 }).nextAt).toEqual(answered({ status: 429 }).nextAt);
});

test("five failures in a row open the circuit for 15 minutes, then twice as long, up to a day", () => {
  expect(waitOf(afterFailures(4))).toBe(1_000);
  expect(waitOf(afterFailures(5))).toBe(15 * MINUTE);
  expect(waitOf(afterFailures(6))).toBe(30 * MINUTE);
  expect(waitOf(afterFailures(20))).toBe(24 * 60 * MINUTE);
});

test("while the circuit is tried again one request goes alone, and its success closes it", () => {
  const open = afterFailures(5);

  expect(concurrentRequests(open)).toBe(1);
  expect(answered({}, open)).toMatchObject({ failStreak: 0, circuitOpens: 0 });
  expect(concurrentRequests(answered({}, open))).toBe(2);
});

test.each([
  [{ status: 404 }, 0],
  [{ status: 403 }, 0],
  [{ status: 429 }, 0],
  [{ status: 500 }, 1],
  [{ status: 408 }, 1],
  [{ status: null, errorCode: "NO_SUCH_HOST" }, 1],
])("%j counts %i failures of the host", (response, failures) => {
  expect(answered(response).failStreak).toBe(failures);
});

test("what was never asked teaches nothing about the host", () => {
  const state = afterFailures(3);
  expect(afterResponse(state, { ...DOWN, errorCode: "URL_FORBIDDEN" }, NOW)).toBe(state);
  expect(afterResponse(state, { ...DOWN, errorCode: "ROBOTS_DISALLOWED" }, NOW)).toBe(state);
});

test("a bucket holds two tokens and refills by the second", () => {
  const first = takeToken(fullBucket(NOW), 1, NOW);
  const second = takeToken(first.bucket, 1, NOW);
  const third = takeToken(second.bucket, 1, new Date(NOW.getTime() + 400));

  expect([first.waitMs, second.waitMs, third.waitMs]).toEqual([0, 0, 600]);
  expect(takeToken(third.bucket, 1, new Date(NOW.getTime() + 1_000)).waitMs).toBe(0);
});
