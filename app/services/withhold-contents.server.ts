import { appendAudits } from "#app/data/audit.server.ts";
import type { NewResults } from "#app/data/check-runs.server.ts";
import { bumpDataVersion } from "#app/data/data-version.server.ts";
import type { Tx } from "#app/data/db.server.ts";
import type { FiledItem } from "#app/data/evidence-items.server.ts";
import { withholdSnapshots } from "#app/data/snapshots.server.ts";
import { isFind } from "#app/domain/evidence/hidden.ts";

/** An item as it was judged, and the content it was judged by. */
export type JudgedBy = {
  item: Pick<FiledItem, "plan">;
  results: Pick<NewResults, "at" | "results">;
  /** Null when no content is known. */
  sha256: string | null;
};

/**
 * Takes back every content in which personal data was found, from all the addresses that had it. The log
 * tells of it once.
 *
 * @returns digests whose files are to be removed once the transaction is done.
 */
export async function withholdContents(tx: Tx, judged: ReadonlyArray<JudgedBy>): Promise<Array<string>> {
  const found = new Map<string, JudgedBy>();
  for (const each of judged) {
    if (each.sha256 !== null && each.results.results.some(isFind)) found.set(each.sha256, each);
  }
  for (const [sha256, { item, results }] of found) {
    const addresses = await withholdSnapshots(tx, sha256, "personal-data", results.at);
    if (addresses === 0) continue;
    const entry = {
      ...{ actorId: null, actorLabel: "system", action: "evidence.content_withheld", reason: null },
      ...{ subjectType: "snapshot", subjectId: sha256, planId: item.plan.id },
      ...{ before: null, after: { withheld: "personal-data", addresses } },
    };
    await appendAudits(tx, [{ entry, at: results.at }]);
    await bumpDataVersion(tx);
  }
  return [...found.keys()];
}
