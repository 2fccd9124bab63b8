import { removeBeat, saveBeat } from "#app/data/operation.server.ts";
import type { Deps } from "#app/services/deps.server.ts";
import { programVersion } from "./program-version.server.ts";

const FORGET_MS = 24 * 60 * 60_000;

type Alive = { id: string; kind: "web" | "worker"; host: string; startedAt: Date };

/** Notes that a process is there, for the status page and for those who wait on it. */
export async function sayAlive(alive: Alive, deps: Pick<Deps, "db" | "now">): Promise<void> {
  const seenAt = deps.now();
  const forgetBefore = new Date(seenAt.getTime() - FORGET_MS);
  await saveBeat(deps.db, { ...alive, version: programVersion(), seenAt }, forgetBefore);
}

/** Notes that a process has ended in order. */
export async function sayGone(id: string, deps: Pick<Deps, "db">): Promise<void> {
  await removeBeat(deps.db, id);
}
