import type { Db, Tx } from "#app/data/db.server.ts";
import { loadSpokenWords } from "#app/data/evidence-decisions.server.ts";
import { loadTaskLooks } from "#app/data/evidence-task-read.server.ts";
import type { CheckResult } from "#app/domain/evidence/outcome.ts";
import { withSpokenWords } from "#app/domain/evidence/released-looks.ts";

/** Results of the latest look at items, with what people said of them since; items never looked at stay out. */
export async function latestLooks(
  db: Db | Tx,
  itemIds: ReadonlyArray<string>,
): Promise<Map<string, ReadonlyArray<CheckResult>>> {
  const looksOf = await loadTaskLooks(db, itemIds);
  const wordsOf = await loadSpokenWords(db, { itemIds });
  const latest = new Map<string, ReadonlyArray<CheckResult>>();
  for (const [item, looks] of looksOf) {
    const last = looks.at(-1);
    if (last === undefined) continue;
    const look = { ...last, at: new Date(last.at) };
    const words = wordsOf.get(item) ?? { guard: [], confirmed: [] };
    latest.set(item, withSpokenWords([look], words).at(-1)?.results ?? last.results);
  }
  return latest;
}
