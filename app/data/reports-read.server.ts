import type { CalendarDate } from "#app/domain/calendar-date.ts";
import type { Closure, EvidenceItem, Report, VerdictPoint } from "#app/domain/facts.ts";
import type { Db } from "./db.server.ts";
import { ClosureKind, Day, Decision, EvidenceKind, Obstacles, Step, Strings } from "./fact-schemas.server.ts";
import { readJson } from "./json-column.server.ts";
import { bilingual } from "./plan-frame.server.ts";

/** What the machine knows of the items: verdicts per item, and since when targets are hidden. */
export type MachineFacts = {
  verdicts: ReadonlyMap<string, ReadonlyArray<VerdictPoint>>;
  hidden: ReadonlyMap<string, CalendarDate>;
};

/** Every report of a plan with its evidence and review steps, oldest first. */
export async function loadReports(
  db: Db,
  planId: string,
  timeZoneDay: (at: Date) => string,
  machine: MachineFacts,
) {
  const rows = await db.report.findMany({
    where: { planId },
    orderBy: [{ knownOn: "asc" }, { recordedAt: "asc" }, { id: "asc" }],
    include: {
      milestone: { select: { code: true } },
      organisation: { select: { slug: true } },
      items: {
        orderBy: [{ recordedAt: "asc" }, { id: "asc" }],
        include: { slot: { select: { code: true } }, target: { select: { firstOpenedAt: true } } },
      },
      steps: {
        orderBy: [{ knownOn: "asc" }, { recordedAt: "asc" }],
        include: { organisation: { select: { slug: true } }, items: true },
      },
    },
  });
  return rows.map(
    (row): Report => ({
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
      items: row.items.map(
        (item): EvidenceItem => ({
          id: item.id,
          slot: item.slot.code,
          report: row.id,
          target: item.targetId,
          url: item.url,
          kind: EvidenceKind.parse(item.kind),
          role: item.role,
          note: item.note,
          ...dated(item),
          firstOpenedOn:
            item.target.firstOpenedAt === null ? null : Day.parse(timeZoneDay(item.target.firstOpenedAt)),
          hiddenSince: machine.hidden.get(item.targetId) ?? null,
          verdicts: machine.verdicts.get(item.id) ?? [],
        }),
      ),
      steps: row.steps.map((step) => ({
        id: step.id,
        step: Step.parse(step.step),
        decision: Decision.parse(step.decision),
        reason: step.reason,
        organisation: step.organisation.slug,
        reviewer: step.reviewerId,
        ...dated(step),
        items: step.items.map((decision) => ({
          item: decision.evidenceItemId,
          decision: Decision.parse(decision.decision),
          reason: decision.reason,
          elements:
            decision.elementsJson === null
              ? null
              : readJson(Strings, decision.elementsJson, `ItemDecision ${decision.id}`),
        })),
      })),
    }),
  );
}

/** Withdrawals and mergers of a plan's milestones, oldest first. */
export async function loadClosures(db: Db, planId: string): Promise<Array<Closure>> {
  const rows = await db.milestoneClosure.findMany({
    where: { milestone: { planId } },
    orderBy: [{ knownOn: "asc" }, { recordedAt: "asc" }],
    include: { milestone: { select: { code: true } } },
  });
  return rows.map((row) => ({
    milestone: row.milestone.code,
    kind: ClosureKind.parse(row.kind),
    into: row.intoCode,
    reason: bilingual(row.reason, row.reasonEn),
    ...dated(row),
  }));
}

function dated(row: { knownOn: string; recordedAt: Date; illustration: boolean }) {
  return {
    knownOn: Day.parse(row.knownOn),
    recordedAt: row.recordedAt.toISOString(),
    illustration: row.illustration,
  };
}
