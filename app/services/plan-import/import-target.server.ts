import { loadPlanDocument } from "#app/data/authoring/document-read.server.ts";
import { loadSurroundings } from "#app/data/authoring/surroundings.server.ts";
import type { Db, Tx } from "#app/data/db.server.ts";
import { allSurroundings } from "#app/data/plan-import/new-plan.server.ts";
import { EMPTY_DOCUMENT } from "#app/domain/authoring/plan-document.ts";
import type { Target } from "#app/exchange/plan-workbook/dry-run.ts";
import { planFingerprint } from "#app/services/authoring/apply-plan-edits.server.ts";

/** The plan a file is compared with, and its digest; for a new plan an empty one. */
export async function importTarget(
  db: Db | Tx,
  { planId, slug }: { planId: string | null; slug: string | null },
): Promise<Target & { fingerprint: string }> {
  const current = planId === null ? EMPTY_DOCUMENT : await loadPlanDocument(db, planId);
  const surroundings = planId === null ? await allSurroundings(db) : await loadSurroundings(db, planId);
  return { slug, current, surroundings, fingerprint: planFingerprint(current) };
}
