import { setTimeout as sleep } from "node:timers/promises";
import type { Deps } from "#app/services/deps.server.ts";
import { forgetOldImports } from "#app/services/plan-import/import-files.server.ts";
import { runImports } from "#app/services/plan-import/run-imports.server.ts";
import type { Worker } from "./worker.server.ts";

const EVERY_MS = 1_000;
const ROUNDS_A_DAY = 86_400;

/** Reads the files that were brought in to be imported, and forgets those nobody came back to. */
export function startImports(deps: Deps, { everyMs = EVERY_MS }: { everyMs?: number } = {}): Worker {
  const ending = new AbortController();
  const running = run(deps, everyMs, ending.signal);
  return {
    async stop() {
      ending.abort();
      await running;
    },
  };
}

async function run(deps: Deps, everyMs: number, signal: AbortSignal): Promise<void> {
  for (let round = 0; !signal.aborted; round += 1) {
    try {
      if (round % ROUNDS_A_DAY === 0 && deps.files !== null) await forgetOldImports(deps.files, deps.now());
      await runImports(deps, { signal });
    } catch (error) {
      deps.log.error({ err: error }, "import failed");
    }
    await sleep(everyMs, undefined, { signal }).catch(() => {}); // stopping ends the pause
  }
}
