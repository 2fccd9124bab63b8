import { findPlanKeys, type PlanKeys } from "#app/data/authoring/surroundings.server.ts";
import type { Db, Tx } from "#app/data/db.server.ts";
import { calendarDateAt } from "#app/domain/calendar-date.ts";
import { HOME_ZONE } from "#app/domain/home-zone.ts";
import { type Actor, may } from "#app/domain/permission.ts";

export type ImportRefusal = "plan_not_found" | "not_allowed";

/**
 * Whether somebody may bring a file into a plan, or make a new one of it.
 *
 * @param slug null for a new plan.
 */
export async function mayImport(
  db: Db | Tx,
  { actor, slug, now }: { actor: Actor; slug: string | null; now: Date },
): Promise<{ ok: true; keys: PlanKeys | null } | { ok: false; refusal: ImportRefusal }> {
  const keys = slug === null ? null : await findPlanKeys(db, slug);
  if (slug !== null && keys === null) return { ok: false, refusal: "plan_not_found" };
  const today = calendarDateAt(now, keys?.timeZone ?? HOME_ZONE);
  const isAllowed = may(actor, { kind: "write_plan", plan: slug }, today);
  return isAllowed ? { ok: true, keys } : { ok: false, refusal: "not_allowed" };
}
