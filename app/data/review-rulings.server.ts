import { z } from "zod";
import { type EvidenceDecision, taskValueOf } from "#app/domain/evidence/decision.ts";
import type { EvidenceRuling } from "#app/domain/facts.ts";
import { groupBy } from "#app/domain/group-by.ts";
import type { Db, Tx } from "./db.server.ts";
import { readJson } from "./json-column.server.ts";
import { dated, loadSlugs } from "./review-rows.server.ts";

const RULING_OF = { confirmed_real: "upheld", confirmed_broken: "lapsed" } as const satisfies Partial<
  Record<EvidenceDecision["kind"], EvidenceRuling["ruling"]>
>;
const Kind = z.enum(["confirmed_real", "confirmed_broken"]);

/**
 * What people made of evidence that the machine found changed or gone, by item, oldest first: every answer
 * to a task about evidence that says whether it is right.
 */
export async function loadRulings(
  db: Db | Tx,
  where: { planId: string } | { itemId: string },
): Promise<Map<string, Array<EvidenceRuling>>> {
  const rows = await db.evidenceDecision.findMany({
    where: {
      kind: { in: [...Kind.options] },
      ...("itemId" in where ? { evidenceItemId: where.itemId } : { planId: where.planId }),
    },
    orderBy: [{ knownOn: "asc" }, { recordedAt: "asc" }, { id: "asc" }],
  });
  if (rows.length === 0) return new Map();
  const slugOf = await loadSlugs(db);
  const byItem = groupBy(rows, ({ evidenceItemId }) => evidenceItemId ?? "");
  return new Map(
    [...byItem].map(([item, ofItem]) => [
      item,
      ofItem.map((row) => ({
        ...{ id: row.id, ruling: RULING_OF[Kind.parse(row.kind)], reason: row.reason, ...dated(row) },
        code:
          taskValueOf({ value: readJson(z.unknown(), row.valueJson, `EvidenceDecision ${row.id}`) })?.code ??
          "",
        organisation: slugOf.get(row.organisationId) ?? row.organisationId,
      })),
    ]),
  );
}
