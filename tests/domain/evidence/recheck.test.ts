import { expect, test } from "vitest";
import type { PastObservation } from "#app/domain/evidence/answer.ts";
import { isUnconditionalTurn, nextCheckDelayMs } from "#app/domain/evidence/recheck.ts";
import { past } from "./factories.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const context = { targetKey: "https://kpu.go.id/a", daysToDeadline: null };

function delay(history: ReadonlyArray<PastObservation>, daysToDeadline: number | null = null): number {
  return nextCheckDelayMs(history, { ...context, daysToDeadline });
}

/** Good checks, the last one an hour ago, each a day before the next. */
function good(count: number, sha256 = "a"): Array<PastObservation> {
  return Array.from({ length: count }, (_, index) => past("OK", 1 + index * 24, { sha256 }));
}

function failing(count: number): Array<PastObservation> {
  return Array.from({ length: count }, (_, index) => past("TIMEOUT", 1 + index));
}

test.each([
  ["never checked", delay([]), 0, 0],
  ["checked once", delay(good(1)), HOUR, 1.1 * HOUR],
  ["checked twice", delay(good(2)), DAY, 1.1 * DAY],
  ["checked three times", delay(good(3)), 7 * DAY, 7.7 * DAY],
  ["unchanged once more", delay(good(4)), 10.5 * DAY, 11.55 * DAY],
  ["unchanged for long", delay(good(12)), 27 * DAY, 30 * DAY],
  ["failing once", delay([...good(4), past("TIMEOUT", 0)]), HOUR, 1.1 * HOUR],
  ["failing from the start", delay(failing(1)), HOUR, 1.1 * HOUR],
  ["failing twice", delay(failing(2)), 6 * HOUR, 6.6 * HOUR],
  ["failing three times", delay(failing(3)), 24 * HOUR, 26.4 * HOUR],
  ["failing four times", delay(failing(4)), 72 * HOUR, 79.2 * HOUR],
  ["failing for long", delay(failing(9)), 7 * DAY, 7.7 * DAY],
])("the next check of a target %s comes in time", (_title, actual, least, most) => {
  expect(actual).toBeGreaterThanOrEqual(least);
  expect(actual).toBeLessThanOrEqual(most);
});

test("changed content starts the growth anew", () => {
  const changed = [...good(6).slice(1), past("OK", 0, { sha256: "b" })];
  expect(delay(changed)).toBeLessThanOrEqual(7.7 * DAY);
});

test("a 304 is unchanged content", () => {
  const history = [...good(4).map((each) => ({ ...each, at: past("OK", 50).at })), past("UNCHANGED_304", 0)];
  expect(delay(history)).toBeGreaterThan(10 * DAY);
});

test("in the fortnight before a deadline checks are at least daily", () => {
  expect(delay(good(9), 14)).toBeLessThanOrEqual(DAY);
  expect(delay(good(9), 0)).toBeLessThanOrEqual(DAY);
  expect(delay(good(9), 15)).toBeGreaterThan(DAY);
  expect(delay(good(9), -1)).toBeGreaterThan(DAY);
});

test("the delay is the same when asked twice and differs between targets", () => {
  const keys = Array.from({ length: 50 }, (_, index) => `https://kpu.go.id/${index}`);
  const delays = keys.map((targetKey) => nextCheckDelayMs(good(3), { ...context, targetKey }));

  expect(delays).toEqual(keys.map((targetKey) => nextCheckDelayMs(good(3), { ...context, targetKey })));
  expect(new Set(delays).size).toBeGreaterThan(45);
});

test("every eighth check fetches the whole body again", () => {
  const unchanged = (count: number) =>
    Array.from({ length: count }, (_, index) => past("UNCHANGED_304", 1 + index));

  expect(isUnconditionalTurn([])).toBe(true);
  expect(isUnconditionalTurn([past("OK", 100)])).toBe(false);
  expect(isUnconditionalTurn([past("OK", 100), ...unchanged(6)])).toBe(false);
  expect(isUnconditionalTurn([past("OK", 100), ...unchanged(7)])).toBe(true);
});
