import { appendAudit } from "#app/data/audit.server.ts";
import { bumpDataVersion } from "#app/data/data-version.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import { writePlan } from "#app/data/plan-write.server.ts";
import type { PlanSource } from "#app/exchange/plan-folder/plan-source.ts";
import type { Deps } from "./deps.server.ts";
import { withEditsKept } from "./keep-edited.server.ts";

/** Rows made, changed, and found as they should be. */
export type LoadedPlan = { created: number; updated: number; unchanged: number };

/**
 * Brings the database to what a plan's source says, except what was edited in the application since.
 * Loading the same source again changes nothing.
 */
export async function loadPlan(
  source: PlanSource,
  { db, now, newId }: Pick<Deps, "db" | "now" | "newId">,
): Promise<LoadedPlan> {
  const at = now();
  return inTransaction(db, async (tx) => {
    const { planId, tally } = await writePlan(tx, await withEditsKept(tx, source), { at, newId });
    if (tally.created + tally.updated === 0) return tally;
    await bumpDataVersion(tx);
    const entry = {
      actorId: null,
      actorLabel: "Capaian",
      action: "plan.loaded",
      subjectType: "plan",
      subjectId: planId,
      planId,
      before: null,
      after: { slug: source.plan.slug, ...tally },
      reason: null,
    };
    await appendAudit(tx, entry, { at });
    return tally;
  });
}
