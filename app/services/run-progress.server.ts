import type { Db } from "#app/data/db.server.ts";
import { readProgress } from "#app/data/progress-read.server.ts";
import type { Progress } from "#app/domain/check-progress.ts";
import type { Deps } from "./deps.server.ts";

/** However many people watch, the counts are read this often. */
const KEPT_MS = 1_000;

const latest = new WeakMap<Db, { readAt: number; progress: Promise<Progress> }>();

/** How the checking of links stands now. */
export function runProgress({ db, now }: Pick<Deps, "db" | "now">): Promise<Progress> {
  const known = latest.get(db);
  const readAt = performance.now();
  if (known !== undefined && readAt - known.readAt < KEPT_MS) return known.progress;
  const progress = readProgress(db, now());
  progress.catch(() => latest.delete(db));
  latest.set(db, { readAt, progress });
  return progress;
}
