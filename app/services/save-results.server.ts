import { type AuditInput, appendAudits } from "#app/data/audit.server.ts";
import { type NewResults, saveCheckRuns } from "#app/data/check-runs.server.ts";
import { bumpDataVersion } from "#app/data/data-version.server.ts";
import type { Tx } from "#app/data/db.server.ts";
import { type FiledItem, milestonesOfItems } from "#app/data/evidence-items.server.ts";
import { isSameVerdict, pointAfter, standingsOfItems } from "#app/data/verdicts.server.ts";
import type { VerdictPoint } from "#app/domain/facts.ts";

/** What the checks said of an item. */
export type Found = {
  item: FiledItem;
  /** The latest observation that was judged before; null for none. */
  lastId: string | null;
  results: NewResults;
};

/** Saves what was found, and tells of every verdict that is another now, or is for another reason. */
export async function saveResults(tx: Tx, found: ReadonlyArray<Found>): Promise<void> {
  const known = found.filter(({ lastId }) => lastId !== null);
  const standings = await standingsOfItems(
    tx,
    known.map(({ item }) => item.id),
    known.map(({ lastId }) => lastId).filter((id) => id !== null),
  );
  await saveCheckRuns(
    tx,
    found.map(({ results }) => results),
  );
  const changes = found.flatMap(({ item, results }) => {
    const standing = standings.get(item.id);
    const before = standing?.point ?? null;
    const after = pointAfter(standing, results);
    if (before !== null && isSameVerdict(before, after)) return [];
    return [{ entry: verdictChanged(item, before, after), at: results.at }];
  });
  await appendAudits(tx, changes);
  if (changes.length === 0) return;
  const itemIds = found.map(({ item }) => item.id);
  await bumpDataVersion(tx, await milestonesOfItems(tx, itemIds));
}

function verdictChanged(item: FiledItem, before: VerdictPoint | null, after: VerdictPoint): AuditInput {
  const said = (point: VerdictPoint | null) => point && { verdict: point.verdict, codes: point.codes };
  return {
    ...{ actorId: null, actorLabel: "system", action: "evidence.verdict_changed", reason: null },
    ...{ subjectType: "evidence_item", subjectId: item.id, planId: item.plan.id },
    ...{ before: said(before), after: said(after) },
  };
}
