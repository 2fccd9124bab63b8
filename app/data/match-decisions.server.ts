import { z } from "zod";
import { latestMatches } from "#app/domain/evidence/decided-match.ts";
import type { DecidedMatch } from "#app/domain/evidence/match.ts";
import { groupBy } from "#app/domain/group-by.ts";
import type { Db, Tx } from "./db.server.ts";
import { readJson } from "./json-column.server.ts";

/** What people said of matches proposed for items, by item; of one dataset the latest word counts. */
export async function loadMatchDecisions(
  db: Db | Tx,
  itemIds: ReadonlyArray<string>,
): Promise<Map<string, Array<DecidedMatch>>> {
  if (itemIds.length === 0) return new Map();
  const rows = await db.evidenceDecision.findMany({
    where: { kind: "match", evidenceItemId: { in: [...itemIds] } },
    orderBy: [{ recordedAt: "asc" }, { id: "asc" }],
    select: { id: true, evidenceItemId: true, valueJson: true },
  });
  const values = groupBy(rows, ({ evidenceItemId }) => evidenceItemId ?? "");
  return new Map(
    [...values].map(([itemId, ofItem]) => [
      itemId,
      latestMatches(
        ofItem.map(({ id, valueJson }) => readJson(z.unknown(), valueJson, `EvidenceDecision ${id}`)),
      ),
    ]),
  );
}
