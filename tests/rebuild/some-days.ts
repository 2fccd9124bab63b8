import fc from "fast-check";

const FIRST = Date.parse("2022-11-16T00:00:00Z");
const LAST = Date.parse("2026-11-03T00:00:00Z");
const MEMORABLE = ["2022-11-16", "2023-06-30", "2023-10-20", "2024-03-22", "2026-11-03"];

/** Days of the plan's life in order, the same in every run: five that matter, and `count` at random. */
export function someDays(count: number): Array<string> {
  const offsets = fc.sample(fc.integer({ min: 0, max: (LAST - FIRST) / 86_400_000 }), {
    seed: 20_231_020,
    numRuns: count,
  });
  const random = offsets.map((days) => new Date(FIRST + days * 86_400_000).toISOString().slice(0, 10));
  return [...new Set([...MEMORABLE, ...random])].sort();
}
