import type { StoredReason } from "#app/domain/review/reason-template.ts";
import type { Db, Tx } from "./db.server.ts";

/** The latest of each template of a plan, in the order they were first written. */
export async function loadReasons(db: Db | Tx, plan: string): Promise<Array<StoredReason>> {
  const found = await db.plan.findUnique({ where: { slug: plan }, select: { id: true } });
  if (found === null) return [];
  const rows = await db.reasonTemplate.findMany({
    where: { planId: found.id },
    orderBy: [{ recordedAt: "asc" }, { id: "asc" }],
    select: { key: true, text: true, textEn: true },
  });
  return [...new Map(rows.map((row) => [row.key, row])).values()];
}

export async function insertReason(
  tx: Tx,
  row: StoredReason & { id: string; planId: string; recordedBy: string; recordedAt: Date },
): Promise<void> {
  await tx.reasonTemplate.create({ data: row, select: { id: true } });
}

export async function findPlanRow(
  db: Db | Tx,
  slug: string,
): Promise<{ id: string; timeZone: string } | null> {
  return db.plan.findUnique({ where: { slug }, select: { id: true, timeZone: true } });
}
