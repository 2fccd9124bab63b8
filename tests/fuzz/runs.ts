import { env } from "node:process";
import fc from "fast-check";

/** Inputs per reader and per address: so many in the long form, else `short`. */
export function fuzzRuns(short: number): number {
  return Number(env.CAPAIAN_FUZZ_RUNS ?? short);
}

/** The short form tries the same inputs each time; the long form others, and says by which seed. */
export const FUZZ_SEED = env.CAPAIAN_FUZZ_RUNS === undefined ? 20_230_510 : Date.now() % 2 ** 31;

/** Longest time one input may take. */
const MOST_MS = 10_000;

/** Feeds `runs` inputs; one that throws or takes too long is named, made as small as it gets, with its seed; `round` makes other inputs of the same seed. */
export async function fuzz<Input>(
  inputs: fc.Arbitrary<Input>,
  runs: number,
  feed: (input: Input) => Promise<void> | void,
  round = 0,
): Promise<void> {
  const property = fc.asyncProperty(inputs, async (input) => {
    const start = performance.now();
    await feed(input);
    const took = performance.now() - start;
    if (took > MOST_MS) throw new Error(`one input took ${Math.round(took)} ms`);
  });
  await fc.assert(property, { numRuns: runs, seed: FUZZ_SEED + round, endOnFailure: false });
}
