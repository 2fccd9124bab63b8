import fc from "fast-check";
import { expect, test } from "vitest";
import { resultsOfRun, resultsText } from "#app/data/check-runs.server.ts";
import { CHECK_NAMES, CHECK_OUTCOMES, type CheckResult } from "#app/domain/evidence/outcome.ts";

const datum = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null), fc.array(fc.string()));
const facts = fc.dictionary(fc.constantFrom("at", "url", "host", "also"), datum);
const result: fc.Arbitrary<CheckResult> = fc.record({
  check: fc.constantFrom(...CHECK_NAMES),
  outcome: fc.constantFrom(...CHECK_OUTCOMES),
  code: fc.string(),
  data: facts,
});

test("what the checks said is read as it was written", () => {
  fc.assert(
    fc.property(fc.array(result), (results) => {
      const read = resultsOfRun({ observationId: "o", resultsJson: resultsText(results) });
      expect(read).toEqual(results);
    }),
  );
});

test("facts all results share are written once", () => {
  const data = { at: "2026-11-24T00:00:00.000Z", url: "https://kpu.go.id/data.csv" };
  const results = CHECK_NAMES.map((check): CheckResult => ({ check, outcome: "pass", code: "OK", data }));
  expect(resultsText(results).split(data.url)).toHaveLength(2);
});

test("a row that is no run is named", () => {
  expect(() => resultsOfRun({ observationId: "o7", resultsJson: "[]" })).toThrow("observation o7");
});
