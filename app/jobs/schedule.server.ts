import { setTimeout as sleep } from "node:timers/promises";
import type { Deps } from "#app/services/deps.server.ts";
import { harvestDueCatalogues } from "#app/services/harvest-due-catalogues.server.ts";
import { tellNotices } from "#app/services/notices/tell-notices.server.ts";
import { publishChainHeads } from "#app/services/publish-chain-heads.server.ts";
import { startBeat } from "./beat.server.ts";
import { startImports } from "./imports.server.ts";
import { type MailJobOptions, startMail } from "./mail.server.ts";
import { startWorker, type Worker, type WorkerOptions } from "./worker.server.ts";

/** How often it is looked whether a daily task is due. */
const EVERY_MS = 10 * 60_000;

/** Does the daily tasks, each when it is due: harvests of catalogues, heads of the chains, what deadlines ask. */
export function startSchedule(deps: Deps, { everyMs = EVERY_MS }: { everyMs?: number } = {}): Worker {
  const ending = new AbortController();
  const workerId = `schedule-${deps.newId()}`;
  const running = run(deps, { workerId, everyMs, signal: ending.signal });
  return {
    async stop() {
      ending.abort();
      await running;
    },
  };
}

/**
 * Everything that goes on beside the pages: looking at links, harvesting, heads of chains, mail, imports, and saying that
 * this process is there.
 *
 * @param kinds what the process is: a worker, and a site where it answers readers too.
 */
export function startJobs(
  deps: Deps,
  options: WorkerOptions,
  mail: MailJobOptions,
  kinds: ReadonlyArray<"web" | "worker"> = ["worker"],
): Worker {
  const jobs = [
    startWorker(deps, options),
    startSchedule(deps),
    startMail(deps, mail),
    startBeat(deps, kinds),
    startImports(deps),
  ];
  return {
    async stop() {
      await Promise.all(jobs.map((job) => job.stop()));
    },
  };
}

type RunOptions = { workerId: string; everyMs: number; signal: AbortSignal };

async function run(deps: Deps, { workerId, everyMs, signal }: RunOptions): Promise<void> {
  while (!signal.aborted) {
    await attempt("harvest", deps, async () => {
      const harvested = await harvestDueCatalogues(deps, workerId);
      if (harvested.length > 0) deps.log.info({ harvested }, "catalogues harvested");
    });
    await attempt("chain heads", deps, async () => {
      const written = await publishChainHeads(deps);
      if (written > 0) deps.log.info({ written }, "chain heads written");
    });
    await attempt("notices", deps, async () => {
      const told = await tellNotices(deps);
      if (told > 0) deps.log.info({ told }, "notices written");
    });
    await sleep(everyMs, undefined, { signal }).catch(() => {}); // stopping ends the pause
  }
}

/** A task that fails is tried again the next time and keeps none of the others from theirs. */
async function attempt(task: string, deps: Deps, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    deps.log.error({ err: error, task }, "daily task failed");
  }
}
