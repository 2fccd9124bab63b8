import type { CalendarDate } from "#app/domain/calendar-date.ts";
import type {
  Dispute,
  EvidenceItem,
  EvidenceRuling,
  Report,
  ReviewStep,
  VerdictPoint,
} from "#app/domain/facts.ts";
import type { Prisma } from "#app/generated/sqlite/client.ts";
import type { Db, Tx } from "./db.server.ts";
import {
  AnswerDecision,
  Day,
  Decision,
  EvidenceKind,
  Obstacles,
  Step,
  Strings,
} from "./fact-schemas.server.ts";
import { readJson } from "./json-column.server.ts";

/** What of a report's relations makes the domain's report. */
export const WITH_REVIEW = {
  milestone: { select: { code: true } },
  organisation: { select: { slug: true } },
  items: {
    orderBy: [{ recordedAt: "asc" }, { id: "asc" }],
    include: { slot: { select: { code: true } }, target: { select: { firstOpenedAt: true } } },
  },
  steps: {
    orderBy: [{ knownOn: "asc" }, { recordedAt: "asc" }],
    include: {
      organisation: { select: { slug: true } },
      items: true,
      dispute: { include: { answer: true } },
    },
  },
} satisfies Prisma.ReportInclude;

/** What the machine and people said of items: by item, and since when targets are hidden. */
export type SaidOfItems = {
  verdicts: ReadonlyMap<string, ReadonlyArray<VerdictPoint>>;
  rulings: ReadonlyMap<string, ReadonlyArray<EvidenceRuling>>;
  hidden: ReadonlyMap<string, CalendarDate>;
};

/** What is taken of a report inside the transaction that decides on it: no word of the machine. */
export const NOTHING_SAID: SaidOfItems = { verdicts: new Map(), rulings: new Map(), hidden: new Map() };

type DatedRow = { knownOn: string; recordedAt: Date; illustration: boolean };

type ItemRow = DatedRow & {
  id: string;
  slot: { code: string };
  targetId: string;
  target: { firstOpenedAt: Date | null };
  url: string;
  kind: string;
  role: string;
  note: string | null;
};

type DisputeRow = DatedRow & {
  id: string;
  text: string;
  authorId: string;
  organisationId: string;
  answer: (DatedRow & { decision: string; text: string; authorId: string; organisationId: string }) | null;
};

type StepRow = DatedRow & {
  id: string;
  step: string;
  decision: string;
  reason: string | null;
  reviewerId: string;
  organisation: { slug: string };
  dispute: DisputeRow | null;
  items: ReadonlyArray<{
    id: string;
    evidenceItemId: string;
    decision: string;
    reason: string | null;
    elementsJson: string | null;
  }>;
};

type ReportRow = DatedRow & {
  id: string;
  milestone: { code: string };
  organisation: { slug: string };
  authorId: string;
  percentDone: number;
  narrative: string;
  obstaclesJson: string;
  obstacleNote: string | null;
  nextStep: string | null;
  nextStepOn: string | null;
  supportAsked: string | null;
  items: ReadonlyArray<ItemRow>;
  steps: ReadonlyArray<StepRow>;
};

type Known = {
  said: SaidOfItems;
  /** Slugs of organisations by their key. */
  slugOf: ReadonlyMap<string, string>;
  /** Day of an instant in the plan's zone. */
  dayOf: (at: Date) => string;
};

/**
 * A stored report as the domain knows it.
 *
 * @throws {Error} naming the row when one does not fit its type.
 */
export function reportOf(row: ReportRow, known: Known): Report {
  return {
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
    items: row.items.map((item) => itemOf(item, row.id, known)),
    steps: row.steps.map((step) => stepOf(step, known)),
  };
}

function itemOf(item: ItemRow, report: string, { said, dayOf }: Known): EvidenceItem {
  const opened = item.target.firstOpenedAt;
  return {
    id: item.id,
    slot: item.slot.code,
    report,
    target: item.targetId,
    url: item.url,
    kind: EvidenceKind.parse(item.kind),
    role: item.role,
    note: item.note,
    ...dated(item),
    firstOpenedOn: opened === null ? null : Day.parse(dayOf(opened)),
    hiddenSince: said.hidden.get(item.targetId) ?? null,
    verdicts: said.verdicts.get(item.id) ?? [],
    rulings: said.rulings.get(item.id) ?? [],
  };
}

function stepOf(step: StepRow, { slugOf }: Known): ReviewStep {
  return {
    id: step.id,
    step: Step.parse(step.step),
    decision: Decision.parse(step.decision),
    reason: step.reason,
    organisation: step.organisation.slug,
    reviewer: step.reviewerId,
    ...dated(step),
    dispute: step.dispute === null ? null : disputeOf(step.dispute, slugOf),
    items: step.items.map((item) => ({
      item: item.evidenceItemId,
      decision: Decision.parse(item.decision),
      reason: item.reason,
      elements:
        item.elementsJson === null ? null : readJson(Strings, item.elementsJson, `ItemDecision ${item.id}`),
    })),
  };
}

function disputeOf({ answer, ...row }: DisputeRow, slugOf: Known["slugOf"]): Dispute {
  const spoken = (said: { text: string; authorId: string; organisationId: string } & DatedRow) => ({
    ...{ text: said.text, author: said.authorId, ...dated(said) },
    organisation: slugOf.get(said.organisationId) ?? said.organisationId,
  });
  return {
    id: row.id,
    ...spoken(row),
    answer: answer === null ? null : { ...spoken(answer), decision: AnswerDecision.parse(answer.decision) },
  };
}

/** Slugs of all organisations by their key: disputes name theirs by it. */
export async function loadSlugs(db: Db | Tx): Promise<Map<string, string>> {
  const rows = await db.organisation.findMany({ select: { id: true, slug: true } });
  return new Map(rows.map(({ id, slug }) => [id, slug]));
}

/** What every dated row carries. */
export function dated(row: DatedRow) {
  const { illustration } = row;
  return { knownOn: Day.parse(row.knownOn), recordedAt: row.recordedAt.toISOString(), illustration };
}
