import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Register } from "#app/domain/evidence/register.ts";
import { readRegisters } from "#app/exchange/registers.server.ts";

let kept: ReadonlyArray<Register> | null = null;

/**
 * The registers of public keys that come with the program, read once per process.
 *
 * @throws {Error} naming file, row and column of the first mistake in them.
 */
export function registers(): ReadonlyArray<Register> {
  if (kept !== null) return kept;
  const program = createRequire(import.meta.url).resolve("#app/cli/capaian.mjs");
  const read = readRegisters(join(dirname(program), "..", "..", "seed", "registers"));
  if (!read.ok) {
    const [first] = read.problems;
    throw new Error(
      `seed/registers/${first?.file}: row ${first?.row}, column ${first?.column}: ${first?.code}`,
    );
  }
  kept = read.registers;
  return kept;
}
