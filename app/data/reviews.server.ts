import type { CalendarDate } from "#app/domain/calendar-date.ts";
import type { ItemDecision, Report, ReviewDecision, ReviewStep } from "#app/domain/facts.ts";
import type { Db, Tx } from "./db.server.ts";
import { Day, Decision, EvidenceKind, Obstacles, Step, Strings } from "./fact-schemas.server.ts";
import { readJson } from "./json-column.server.ts";
import { isIllustrationUser } from "./users.server.ts";

/** A report as a review decides on it: without what the machine found. */
export type ReviewedReport = {
  report: Report;
  planId: string;
  plan: string;
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

/** Loads a report inside the transaction that decides on it; null when there is none. */
export async function findReviewedReport(tx: Tx, reportId: string): Promise<ReviewedReport | null> {
  const row = await tx.report.findUnique({
    where: { id: reportId },
    include: {
      plan: { select: { id: true, slug: true, timeZone: true } },
      milestone: { select: { code: true } },
      organisation: { select: { slug: true } },
      items: { include: { slot: { select: { code: true, elements: { select: { key: true } } } } } },
      steps: {
        orderBy: [{ knownOn: "asc" }, { recordedAt: "asc" }],
        include: { organisation: { select: { slug: true } }, items: true },
      },
    },
  });
  if (row === null) return null;
  const report: Report = {
    id: row.id,
    milestone: row.milestone.code,
    organisation: row.organisation.slug,
    author: row.authorId,
    percentDone: row.percentDone,
    narrative: row.narrative,
    obstacles: readJson(Obstacles, row.obstaclesJson, `Report ${row.id}`),
    obstacleNote: row.obstacleNote,
    nextStep: row.nextStep,
    nextStepOn: row.nextStepOn === null ? null : Day.parse(row.nextStepOn),
    supportAsked: row.supportAsked,
    ...dated(row),
    items: row.items.map((item) => ({
      id: item.id,
      slot: item.slot.code,
      report: row.id,
      target: item.targetId,
      url: item.url,
      kind: EvidenceKind.parse(item.kind),
      role: item.role,
      note: item.note,
      ...dated(item),
      firstOpenedOn: null,
      hiddenSince: null,
      verdicts: [],
    })),
    steps: row.steps.map(toStep),
  };
  const elementsOf = new Map(row.items.map((item) => [item.id, item.slot.elements.map(({ key }) => key)]));
  return { report, planId: row.plan.id, plan: row.plan.slug, timeZone: row.plan.timeZone, elementsOf };
}

type StepRow = Parameters<typeof dated>[0] & {
  id: string;
  step: string;
  decision: string;
  reason: string | null;
  reviewerId: string;
  organisation: { slug: string };
  items: Array<{
    id: string;
    evidenceItemId: string;
    decision: string;
    reason: string | null;
    elementsJson: string | null;
  }>;
};

function toStep(row: StepRow): ReviewStep {
  return {
    id: row.id,
    step: Step.parse(row.step),
    decision: Decision.parse(row.decision),
    reason: row.reason,
    organisation: row.organisation.slug,
    reviewer: row.reviewerId,
    ...dated(row),
    items: row.items.map((item) => ({
      item: item.evidenceItemId,
      decision: Decision.parse(item.decision),
      reason: item.reason,
      elements:
        item.elementsJson === null ? null : readJson(Strings, item.elementsJson, `ItemDecision ${item.id}`),
    })),
  };
}

function dated(row: { knownOn: string; recordedAt: Date; illustration: boolean }) {
  const { illustration } = row;
  return { knownOn: Day.parse(row.knownOn), recordedAt: row.recordedAt.toISOString(), illustration };
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
