import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { LegalGround } from "#app/domain/evidence/legal-ground.ts";
import { readLegalGrounds } from "#app/exchange/legal-grounds.server.ts";

let kept: ReadonlyArray<LegalGround> | null = null;

/** The register of legal grounds, read once per process. */
export function legalGrounds(): ReadonlyArray<LegalGround> {
  if (kept !== null) return kept;
  const program = createRequire(import.meta.url).resolve("#app/cli/capaian.mjs");
  kept = readLegalGrounds(join(dirname(program), "..", "..", "seed", "registers", "dasar-hukum.csv"));
  return kept;
}

/** Codes of the register, as checks and forms ask. */
export function legalGroundCodes(): ReadonlySet<string> {
  return new Set(legalGrounds().map(({ code }) => code));
}
