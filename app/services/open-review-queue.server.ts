import { listPlanSlugs } from "#app/data/reports.server.ts";
import { type CalendarDate, calendarDateAt, daysBetween } from "#app/domain/calendar-date.ts";
import type { Report, ReviewStep } from "#app/domain/facts.ts";
import { type MilestoneCard, milestoneCard } from "#app/domain/milestone-card.ts";
import type { MilestoneStanding } from "#app/domain/milestone-standing.ts";
import { type Actor, may } from "#app/domain/permission.ts";
import { reportStateAsOf } from "#app/domain/review.ts";
import { type IndexedFacts, standingsAsOf } from "#app/domain/standings.ts";
import type { Deps } from "./deps.server.ts";
import { openPlan } from "./open-plan.server.ts";

export type QueueRow = {
  report: string;
  plan: string;
  card: MilestoneCard;
  /** Short name of the organisation that submitted. */
  organisation: string;
  submittedOn: CalendarDate;
  submittedAt: string;
  percentDone: number;
  links: number;
  /** Whole days the report has waited for this step. */
  waitedDays: number;
  /** False for the person's own report, or that of an organisation of theirs. */
  mayReview: boolean;
};

/** Reports awaiting one review step, the longest waiting first. A pending report never leaves it unreviewed. */
export async function openReviewQueue(
  { actor, step }: { actor: Actor; step: ReviewStep["step"] },
  deps: Pick<Deps, "db" | "now">,
): Promise<Array<QueueRow>> {
  const rows: Array<QueueRow & { since: string }> = [];
  for (const slug of await listPlanSlugs(deps.db)) {
    const indexed = await openPlan(slug, deps);
    if (indexed === null) continue;
    const today = calendarDateAt(deps.now(), indexed.facts.plan.timeZone);
    const standings = new Map(standingsAsOf(indexed, today).map((standing) => [standing.code, standing]));
    for (const report of indexed.facts.reports) {
      const standing = standings.get(report.milestone);
      if (standing === undefined || !awaits(report, step, today)) continue;
      rows.push(rowOf({ indexed, report, standing, actor, step, today }));
    }
  }
  rows.sort((left, right) => left.since.localeCompare(right.since));
  return rows.map(({ since: _since, ...row }) => row);
}

/** Whether a report awaits this step today. */
export function awaits(report: Report, step: ReviewStep["step"], today: CalendarDate): boolean {
  return reportStateAsOf(report, today) === (step === "check" ? "submitted" : "checked");
}

function rowOf({
  indexed,
  report,
  standing,
  actor,
  step,
  today,
}: {
  indexed: IndexedFacts;
  report: Report;
  standing: MilestoneStanding;
  actor: Actor;
  step: ReviewStep["step"];
  today: CalendarDate;
}): QueueRow & { since: string } {
  const { plan, organisations } = indexed.facts;
  const since = step === "check" ? report : (report.steps.at(-1) ?? report);
  const kind = step === "check" ? "check" : "accept";
  const { author, organisation } = report;
  return {
    report: report.id,
    plan: plan.slug,
    card: milestoneCard(standing, indexed.schedule, today),
    organisation: organisations.find((entry) => entry.slug === organisation)?.short ?? organisation,
    submittedOn: report.knownOn,
    submittedAt: report.recordedAt,
    percentDone: report.percentDone,
    links: report.items.length,
    waitedDays: daysBetween(since.knownOn, today),
    mayReview: may(actor, { kind, plan: plan.slug, author, organisation }, today),
    since: `${since.knownOn} ${since.recordedAt}`,
  };
}
