import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { z } from "zod";

const Package = z.object({ version: z.string() });
let known: string | null = null;

/** Version of this program, as package.json says it. */
export function programVersion(): string {
  if (known !== null) return known;
  const program = createRequire(import.meta.url).resolve("#app/cli/capaian.mjs");
  const text = readFileSync(join(dirname(program), "..", "..", "package.json"), "utf8");
  known = Package.parse(JSON.parse(text)).version;
  return known;
}
