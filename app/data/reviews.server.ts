import { type CalendarDate, calendarDateAt } from "#app/domain/calendar-date.ts";
import type { ItemDecision, Report, ReviewDecision, ReviewStep } from "#app/domain/facts.ts";
import type { Db, Tx } from "./db.server.ts";
import { loadSlugs, NOTHING_SAID, reportOf, WITH_REVIEW } from "./review-rows.server.ts";
import { isIllustrationUser } from "./users.server.ts";

/** A report as a review decides on it: without what the machine found. */
export type ReviewedReport = {
  report: Report;
  planId: string;
  plan: string;
  milestoneId: string;
  timeZone: string;
  /** Element keys of each item's slot. */
  elementsOf: ReadonlyMap<string, ReadonlyArray<string>>;
};

/** Slug of the plan a report belongs to; null when there is no such report. */
export async function findPlanOfReport(db: Db, reportId: string): Promise<string | null> {
  const row = await db.report.findUnique({
    where: { id: reportId },
    select: { plan: { select: { slug: true } } },
  });
  return row?.plan.slug ?? null;
}

/** Slug of the plan a piece of evidence is filed in; null when there is none. */
export async function findPlanOfItem(db: Db, itemId: string): Promise<string | null> {
  const row = await db.evidenceItem.findUnique({
    where: { id: itemId },
    select: { report: { select: { plan: { select: { slug: true } } } } },
  });
  return row?.report.plan.slug ?? null;
}

/** Loads a report inside the transaction that decides on it; null when there is none. */
export async function findReviewedReport(tx: Tx, reportId: string): Promise<ReviewedReport | null> {
  const row = await tx.report.findUnique({
    where: { id: reportId },
    include: { ...WITH_REVIEW, plan: { select: { id: true, slug: true, timeZone: true } } },
  });
  if (row === null) return null;
  const { plan } = row;
  const dayOf = (at: Date) => calendarDateAt(at, plan.timeZone);
  const report = reportOf(row, { said: NOTHING_SAID, slugOf: await loadSlugs(tx), dayOf });
  const slots = await tx.evidenceItem.findMany({
    where: { reportId },
    select: { id: true, slot: { select: { elements: { select: { key: true } } } } },
  });
  const elementsOf = new Map(slots.map(({ id, slot }) => [id, slot.elements.map(({ key }) => key)]));
  const { milestoneId } = row;
  return { report, milestoneId, planId: plan.id, plan: plan.slug, timeZone: plan.timeZone, elementsOf };
}

export type NewStep = {
  id: string;
  reportId: string;
  step: ReviewStep["step"];
  decision: ReviewDecision;
  reason: string | null;
  reviewerId: string;
  organisation: string;
  knownOn: CalendarDate;
  at: Date;
  items: ReadonlyArray<ItemDecision & { id: string }>;
};

export async function insertReviewStep(tx: Tx, step: NewStep): Promise<void> {
  await tx.reviewStep.create({
    data: {
      id: step.id,
      report: { connect: { id: step.reportId } },
      step: step.step,
      decision: step.decision,
      reason: step.reason,
      reviewer: { connect: { id: step.reviewerId } },
      organisation: { connect: { slug: step.organisation } },
      knownOn: step.knownOn,
      recordedAt: step.at,
      illustration: await isIllustrationUser(tx, step.reviewerId),
    },
    select: { id: true },
  });
  for (const item of step.items) {
    await tx.itemDecision.create({
      data: {
        id: item.id,
        reviewStepId: step.id,
        evidenceItemId: item.item,
        decision: item.decision,
        reason: item.reason,
        elementsJson: item.elements === null ? null : JSON.stringify(item.elements),
      },
      select: { id: true },
    });
  }
}
