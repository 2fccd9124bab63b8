import { planSlugsOfTargets } from "#app/data/judging-read.server.ts";
import { loadPlanDeadlines, type PlanDeadlines } from "#app/data/plan-facts.server.ts";
import { calendarDateAt } from "#app/domain/calendar-date.ts";
import { HOME_ZONE } from "#app/domain/home-zone.ts";
import type { Deps } from "./deps.server.ts";
import type { JudgingFrame } from "./judge-looks.server.ts";
import { legalGroundCodes } from "./legal-grounds.server.ts";

/**
 * Opens what judging the items of some targets needs. Call it before the transaction, which writes alone.
 *
 * @param opened plans read before in the same piece of work, which are not read again.
 */
export async function openJudgingFrame(
  targetIds: ReadonlyArray<string>,
  deps: Pick<Deps, "db" | "now">,
  opened: Map<string, PlanDeadlines> = new Map(),
): Promise<JudgingFrame> {
  const slugs = await planSlugsOfTargets(deps.db, targetIds);
  for (const slug of slugs) {
    if (!opened.has(slug)) opened.set(slug, await loadPlanDeadlines(deps.db, slug));
  }
  const plans = new Map([...opened].filter(([slug]) => slugs.includes(slug)));
  const zone = plans.values().next().value?.timeZone ?? HOME_ZONE;
  return { plans, grounds: legalGroundCodes(), asOf: calendarDateAt(deps.now(), zone) };
}
