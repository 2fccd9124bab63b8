import fc from "fast-check";
import { expect, test } from "vitest";
import { compareCodes } from "#app/domain/code-order.ts";

test("codes stand in natural order", () => {
  const inOrder = ["A1-B06", "A1-B12", "A2-B06", "A10-B06", "B06.2", "B06.10", "B12.1", "T10a", "T10b"];
  expect([...inOrder].reverse().sort(compareCodes)).toEqual(inOrder);
});

test("two codes that differ only in zeros or case still have one order", () => {
  expect(compareCodes("B6.2", "B06.2")).not.toBe(0);
  expect(compareCodes("b06.2", "B06.2")).not.toBe(0);
});

const code = fc.stringMatching(/^[ABTabt]\d{1,3}[.-]?[a-bA-B]?\d{0,3}$/);

test("the order of codes is total: one of each pair comes first, and never in a circle", () => {
  fc.assert(
    fc.property(code, code, code, (a, b, c) => {
      expect(Math.sign(compareCodes(a, b)) + Math.sign(compareCodes(b, a))).toBe(0);
      expect(compareCodes(a, b) === 0).toBe(a === b);
      if (compareCodes(a, b) <= 0 && compareCodes(b, c) <= 0)
        expect(compareCodes(a, c)).toBeLessThanOrEqual(0);
    }),
    { numRuns: 2_000 },
  );
});
