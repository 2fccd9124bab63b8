import { expect, test } from "vitest";
import { inRunRetry } from "#app/domain/evidence/in-run-retry.ts";

const NOW = new Date("2026-11-03T03:12:00Z");
const held = (waitMs: number) => ({ waitMs, holdsHost: true });
const apart = (waitMs: number) => ({ waitMs, holdsHost: false });

test.each([
  ["429 that says how long", 429, "1", 1, held(1_000)],
  ["429 that says 0 still waits a second", 429, "0", 1, held(1_000)],
  ["429 that asks for longer than a look may wait", 429, "6", 1, null],
  ["429 that does not say how long is never asked again at once", 429, null, 1, null],
  ["503 that says how long holds the host", 503, "2", 1, held(2_000)],
  ["503 that says nothing", 503, null, 1, apart(500)],
  ["503 a second time waits longer", 503, null, 2, apart(1_000)],
  ["503 a third time is taken as it is", 503, null, 3, null],
  ["a timeout the server names", 408, null, 1, apart(500)],
  ["a bad gateway", 502, null, 1, apart(500)],
  ["what the server does not do at all", 501, null, 1, null],
  ["not found", 404, null, 1, null],
  ["refused", 403, null, 1, null],
  ["good", 200, null, 1, null],
  ["no answer: the client repeats broken connections itself", null, null, 1, null],
])("%s", (_title, status, retryAfter, attempt, expected) => {
  expect(inRunRetry({ status, errorCode: null, retryAfter }, attempt, NOW)).toEqual(expected);
});
