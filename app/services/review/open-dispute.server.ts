import { findReportOfStep } from "#app/data/disputes.server.ts";
import { findPlanOfReport } from "#app/data/reviews.server.ts";
import { type CalendarDate, calendarDateAt, daysBetween } from "#app/domain/calendar-date.ts";
import { type DisputeView, decideAnswer, decideDispute, disputeView } from "#app/domain/dispute.ts";
import type { Report, ReviewStep } from "#app/domain/facts.ts";
import type { Actor } from "#app/domain/permission.ts";
import type { DisputePage, DisputeRow } from "#app/domain/review/queue.ts";
import type { IndexedFacts } from "#app/domain/standings.ts";
import type { Deps } from "#app/services/deps.server.ts";
import { openPlan } from "#app/services/open-plan.server.ts";

type Place = {
  indexed: IndexedFacts;
  report: Report;
  step: ReviewStep;
  actor: Actor;
  today: CalendarDate;
};

/** The row of an open objection. */
export function disputeRow({ indexed, report, step, actor, today }: Place): DisputeRow {
  const { plan, milestones } = indexed.facts;
  const filed = step.dispute ?? report;
  const title = milestones.find(({ code }) => code === report.milestone)?.title;
  return {
    ...{ step: step.id, plan: plan.slug, milestone: report.milestone },
    title: title ?? { id: report.milestone, en: null },
    organisation: shortIn(indexed, report.organisation),
    ...{ on: filed.knownOn, sinceAt: filed.recordedAt, waitedDays: daysBetween(filed.knownOn, today) },
    mayAnswer: decideAnswer({ actor, plan: plan.slug, today }, { report, step }).ok,
  };
}

/** One return laid out for its objection; null when there is no such step. */
export async function openDispute(
  { actor, stepId }: { actor: Actor; stepId: string },
  deps: Pick<Deps, "db" | "now">,
): Promise<DisputePage | null> {
  const reportId = await findReportOfStep(deps.db, stepId);
  const slug = reportId === null ? null : await findPlanOfReport(deps.db, reportId);
  const indexed = slug === null ? null : await openPlan(slug, deps);
  const report = indexed?.facts.reports.find(({ id }) => id === reportId);
  const step = report?.steps.find(({ id }) => id === stepId);
  if (indexed === null || report === undefined || step === undefined) return null;
  const today = calendarDateAt(deps.now(), indexed.facts.plan.timeZone);
  return pageOf({ indexed, report, step, actor, today });
}

function pageOf({ indexed, report, step, actor, today }: Place): DisputePage {
  const { plan, milestones } = indexed.facts;
  const who = { actor, plan: plan.slug, today };
  const disputing = decideDispute(who, { report, step, reports: indexed.reportsOf(report.milestone) });
  const answering = decideAnswer(who, { report, step });
  const view = disputeView(step, today);
  const named = (slug: string) => shortIn(indexed, slug);
  const slotOf = new Map(report.items.map(({ id, slot }) => [id, slot]));
  const returned = step.items.filter(({ decision }) => decision === "returned");
  return {
    ...{ stepId: step.id, plan: plan.slug, milestone: report.milestone, step: step.step },
    title: milestones.find(({ code }) => code === report.milestone)?.title ?? { id: "", en: null },
    ...{ organisation: named(report.organisation), submittedOn: report.knownOn },
    ...{ percentDone: report.percentDone, narrative: report.narrative },
    ...{ by: named(step.organisation), returnedOn: step.knownOn, reason: step.reason },
    items: returned.map(({ item, reason }) => ({ slot: slotOf.get(item) ?? "", reason })),
    dispute: view === null ? null : withNames(view, named),
    disputeBlocked: disputing.ok ? null : disputing.refusal,
    answerBlocked: answering.ok ? null : answering.refusal,
  };
}

function withNames(view: DisputeView, named: (slug: string) => string): DisputeView {
  const answer =
    view.answer === null ? null : { ...view.answer, organisation: named(view.answer.organisation) };
  return { ...view, organisation: named(view.organisation), answer };
}

function shortIn({ facts }: IndexedFacts, slug: string): string {
  return facts.organisations.find((each) => each.slug === slug)?.short ?? slug;
}
