import { z } from "zod";
import { latestMatches } from "#app/domain/evidence/decided-match.ts";
import type { DecidedMatch } from "#app/domain/evidence/match.ts";
import { groupBy } from "#app/domain/group-by.ts";
import type { Db, Tx } from "./db.server.ts";
import { readJson } from "./json-column.server.ts";
import { selectWhereIn } from "./many-reads.server.ts";

const matchRows = selectWhereIn<{ id: string; evidenceItemId: string; valueJson: string }>(
  `SELECT "id", "evidenceItemId", "valueJson" FROM "EvidenceDecision"
  WHERE "kind" = 'match' AND "evidenceItemId"`,
  'ORDER BY "recordedAt", "id"',
);

/** What people said of matches proposed for items, by item; of one dataset the latest word counts. */
export async function loadMatchDecisions(
  db: Db | Tx,
  itemIds: ReadonlyArray<string>,
): Promise<Map<string, Array<DecidedMatch>>> {
  const values = groupBy(await matchRows(db, itemIds), ({ evidenceItemId }) => evidenceItemId);
  return new Map(
    [...values].map(([itemId, ofItem]) => [
      itemId,
      latestMatches(
        ofItem.map(({ id, valueJson }) => readJson(z.unknown(), valueJson, `EvidenceDecision ${id}`)),
      ),
    ]),
  );
}
