import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** Where the illustration stands, whether this runs from source or from the build. */
export function illustrationFolder(): string {
  const program = createRequire(import.meta.url).resolve("#app/cli/capaian.mjs");
  return join(dirname(program), "..", "..", "seed", "ilustrasi");
}
