import { planStructure } from "#app/domain/authoring/plan-structure.ts";
import { calendarDateAt } from "#app/domain/calendar-date.ts";
import type { DeadlineRule } from "#app/domain/deadline.ts";
import type { PlanFacts } from "#app/domain/facts.ts";
import { indexSchedule, type ScheduleIndex } from "#app/domain/schedule.ts";
import { loadPlanDocument } from "./authoring/document-read.server.ts";
import { loadEdits } from "./authoring/edits.server.ts";
import { loadMeasurements } from "./authoring/measurements.server.ts";
import type { Db } from "./db.server.ts";
import { loadDeadlineRules } from "./deadline-rules-read.server.ts";
import { loadHidden } from "./evidence-decisions.server.ts";
import { loadExtensions } from "./extensions.server.ts";
import { Day } from "./fact-schemas.server.ts";
import { statement } from "./many-reads.server.ts";
import { loadDiscrepancies, loadOrganisations } from "./plan-frame.server.ts";
import { loadClosures, loadReports } from "./reports-read.server.ts";
import { loadRulings } from "./review-rulings.server.ts";
import { loadSchedule } from "./schedule-read.server.ts";
import { loadVerdictPoints } from "./verdicts.server.ts";

/** What of a plan decides when things are due. */
export type PlanDeadlines = {
  timeZone: string;
  schedule: ScheduleIndex;
  /** Deadline rules by code of the milestone. */
  rules: ReadonlyMap<string, ReadonlyArray<DeadlineRule>>;
};

/**
 * The deadlines of a plan without what was reported under it, for work that goes on while reports and
 * verdicts keep changing.
 */
export async function loadPlanDeadlines(db: Db, slug: string): Promise<PlanDeadlines> {
  const [plan] = await zoneRows(db, slug);
  if (plan === undefined) throw new Error(`there is no plan ${slug}`);
  const { id, timeZone } = plan;
  return {
    timeZone,
    schedule: indexSchedule(await loadSchedule(db, id)),
    rules: await loadDeadlineRules(db, id),
  };
}

const zoneRows = statement<{ id: string; timeZone: string }>(
  'SELECT "id", "timeZone" FROM "Plan" WHERE "slug" = ?',
);

export { findPlanSlug } from "./plan-frame.server.ts";

/**
 * Everything stored about one plan that may be shown to anyone, mapped to the domain's types.
 * Drafts, contacts and accounts are not read.
 *
 * @throws {Error} naming the row when one does not fit its type.
 */
export async function loadPlanFacts(db: Db, slug: string): Promise<PlanFacts> {
  const { id, timeZone, knownFrom } = await db.plan.findUniqueOrThrow({
    where: { slug },
    select: { id: true, timeZone: true, knownFrom: true },
  });
  const dayOf = (at: Date) => calendarDateAt(at, timeZone);
  const verdicts = await loadVerdictPoints(db, id);
  const rulings = await loadRulings(db, { planId: id });
  const hidden = await loadHidden(db, { planId: id });
  return {
    ...planStructure(await loadPlanDocument(db, id), {
      knownFrom: Day.parse(knownFrom),
      rules: await loadDeadlineRules(db, id),
    }),
    edits: await loadEdits(db, id),
    measured: await loadMeasurements(db, id),
    organisations: await loadOrganisations(db),
    discrepancies: await loadDiscrepancies(db, id),
    schedule: await loadSchedule(db, id),
    reports: await loadReports(db, id, dayOf, { verdicts, rulings, hidden }),
    closures: await loadClosures(db, id),
    extensions: await loadExtensions(db, id),
  };
}
