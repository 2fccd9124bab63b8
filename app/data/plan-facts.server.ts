import { calendarDateAt } from "#app/domain/calendar-date.ts";
import type { PlanFacts } from "#app/domain/facts.ts";
import type { Db } from "./db.server.ts";
import { loadMilestones } from "./milestones-read.server.ts";
import {
  loadActions,
  loadCheckpoints,
  loadCommitments,
  loadDiscrepancies,
  loadOrganisations,
  loadPlanRow,
} from "./plan-frame.server.ts";
import { loadClosures, loadReports } from "./reports-read.server.ts";
import { loadSchedule } from "./schedule-read.server.ts";
import { loadVerdictPoints } from "./verdicts.server.ts";

export { findPlanSlug } from "./plan-frame.server.ts";

/**
 * Everything stored about one plan that may be shown to anyone, mapped to the domain's types.
 * Drafts, contacts and accounts are not read.
 *
 * @throws {Error} naming the row when one does not fit its type.
 */
export async function loadPlanFacts(db: Db, slug: string): Promise<PlanFacts> {
  const { id, plan } = await loadPlanRow(db, slug);
  const dayOf = (at: Date) => calendarDateAt(at, plan.timeZone);
  const verdicts = await loadVerdictPoints(db, id);
  return {
    plan,
    checkpoints: await loadCheckpoints(db, id),
    commitments: await loadCommitments(db, id),
    actions: await loadActions(db, id),
    milestones: await loadMilestones(db, id),
    organisations: await loadOrganisations(db),
    discrepancies: await loadDiscrepancies(db, id),
    schedule: await loadSchedule(db, id),
    reports: await loadReports(db, id, dayOf, { verdicts }),
    closures: await loadClosures(db, id),
  };
}
