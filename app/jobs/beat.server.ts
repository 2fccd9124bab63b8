import { hostname } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import type { Deps } from "#app/services/deps.server.ts";
import { sayAlive, sayGone } from "#app/services/operation/say-alive.server.ts";
import type { Worker } from "./worker.server.ts";

const EVERY_MS = 30_000;

/** Says every half minute that this process is there, and at its end that it is gone. */
export function startBeat(deps: Deps, kinds: ReadonlyArray<"web" | "worker">): Worker {
  const ending = new AbortController();
  const beats = kinds.map((kind) => ({ id: `${kind}-${deps.newId()}`, kind, host: hostname() }));
  const running = run(deps, beats, ending.signal);
  return {
    async stop() {
      ending.abort();
      await running;
    },
  };
}

type Beat = { id: string; kind: "web" | "worker"; host: string };

async function run(deps: Deps, beats: ReadonlyArray<Beat>, signal: AbortSignal): Promise<void> {
  const startedAt = deps.now();
  while (!signal.aborted) {
    for (const beat of beats) {
      await sayAlive({ ...beat, startedAt }, deps).catch((error) =>
        deps.log.error({ err: error }, "this process could not say that it is there"),
      );
    }
    await sleep(EVERY_MS, undefined, { signal }).catch(() => {}); // stopping ends the pause
  }
  for (const { id } of beats) await sayGone(id, deps).catch(() => {}); // it is taken for gone in time
}
