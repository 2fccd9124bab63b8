import { planStructure } from "#app/domain/authoring/plan-structure.ts";
import { calendarDateAt } from "#app/domain/calendar-date.ts";
import type { DeadlineRule } from "#app/domain/deadline.ts";
import type { PlanFacts, Report } from "#app/domain/facts.ts";
import { indexSchedule, type ScheduleIndex } from "#app/domain/schedule.ts";
import { loadPlanDocument } from "./authoring/document-read.server.ts";
import { loadEdits } from "./authoring/edits.server.ts";
import { loadMeasurements } from "./authoring/measurements.server.ts";
import type { Db } from "./db.server.ts";
import { loadDeadlineRules } from "./deadline-rules-read.server.ts";
import { loadHidden } from "./evidence-decisions.server.ts";
import { loadExtensions } from "./extensions.server.ts";
import { Day } from "./fact-schemas.server.ts";
import { selectWhereIn, statement } from "./many-reads.server.ts";
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
    reports: await readReports(db, { planId: id, timeZone, milestoneIds: null }),
    closures: await loadClosures(db, id),
    extensions: await loadExtensions(db, id),
  };
}

/** Reports on some milestones of a plan, with the codes of those milestones. */
export type ReportsOnSome = { milestones: ReadonlySet<string>; reports: ReadonlyArray<Report> };

/**
 * The reports on those of some milestones that are the plan's, as {@link loadPlanFacts} reads them.
 *
 * @returns null when none of them is.
 */
export async function loadReportsOnSome(
  db: Db,
  slug: string,
  milestoneIds: ReadonlySet<string>,
): Promise<ReportsOnSome | null> {
  const rows = (await placeRows(db, [...milestoneIds])).filter((row) => row.slug === slug);
  const [first] = rows;
  if (first === undefined) return null;
  const asked = { ...first, milestoneIds: rows.map(({ id }) => id) };
  return { milestones: new Set(rows.map(({ code }) => code)), reports: await readReports(db, asked) };
}

type PlaceRow = { id: string; code: string; planId: string; slug: string; timeZone: string };
const placeRows = selectWhereIn<PlaceRow>(
  `SELECT m."id", m."code", p."id" AS "planId", p."slug", p."timeZone" FROM "Milestone" m
  JOIN "Plan" p ON p."id" = m."planId" WHERE m."id"`,
);

type AskedReports = { planId: string; timeZone: string; milestoneIds: ReadonlyArray<string> | null };

async function readReports(db: Db, { timeZone, ...asked }: AskedReports): Promise<Array<Report>> {
  const { planId } = asked;
  const dayOf = (at: Date) => calendarDateAt(at, timeZone);
  const verdicts = await loadVerdictPoints(db, asked);
  const rulings = await loadRulings(db, { planId });
  const hidden = await loadHidden(db, { planId });
  return loadReports(db, asked, dayOf, { verdicts, rulings, hidden });
}
