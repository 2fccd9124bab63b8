import { readDataVersion } from "#app/data/data-version.server.ts";
import { listProcesses } from "#app/data/operation.server.ts";
import { WORKER_SILENT_MS } from "#app/domain/operation/health.ts";
import type { Deps } from "#app/services/deps.server.ts";

export type Readiness = {
  /** False when a reader should be sent to another server. */
  ready: boolean;
  database: "answers" | "silent";
  dataVersion: number | null;
  /** Seconds since a worker was last seen; null when none was. A worker that is gone keeps no reader away. */
  workerAgeSeconds: number | null;
  workers: number;
};

/** Whether this server can answer readers. The schema was brought up to date before it began to listen. */
export async function openReadiness(deps: Pick<Deps, "db" | "now" | "log">): Promise<Readiness> {
  try {
    const now = deps.now();
    const dataVersion = await readDataVersion(deps.db);
    const processes = await listProcesses(deps.db);
    const ages = processes
      .filter(({ kind }) => kind === "worker")
      .map(({ seenAt }) => Math.max(0, now.getTime() - Date.parse(seenAt)));
    return {
      ready: true,
      database: "answers",
      dataVersion,
      workerAgeSeconds: ages.length === 0 ? null : Math.round(Math.min(...ages) / 1_000),
      workers: ages.filter((age) => age <= WORKER_SILENT_MS).length,
    };
  } catch (error) {
    deps.log.error({ err: error }, "the database does not answer");
    return { ready: false, database: "silent", dataVersion: null, workerAgeSeconds: null, workers: 0 };
  }
}
