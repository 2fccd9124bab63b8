import { z } from "zod";
import { type CalendarDate, CalendarDateSchema } from "#app/domain/calendar-date.ts";
import type { WantedElement } from "#app/domain/evidence/check-context.ts";
import { type Observation, ObservationSchema } from "#app/domain/evidence/observation.ts";
import type { Db, Tx } from "./db.server.ts";
import { readJson } from "./json-column.server.ts";

/** What the plan and the reviewers say of an item, as its checks need to know. */
export type JudgingFacts = {
  targetId: string;
  slotId: string;
  milestone: string;
  elements: ReadonlyArray<WantedElement>;
  requiredStars: number | null;
  maxAgeDays: number | null;
  /** Instant our own machine first saw the address open. */
  firstOpenedAt: Date | null;
  /** Instant the address became known to us. */
  watchedSince: Date;
  /** When both review steps had accepted the item; null while they have not. */
  accepted: { at: Date; on: CalendarDate } | null;
};

const ELEMENT = {
  ...{ key: true, label: true, labelEn: true, aliasesJson: true, type: true, required: true },
  ...{ isKey: true, register: true, pattern: true },
} as const;

const STEP = { step: true, decision: true, knownOn: true, recordedAt: true } as const;

/** Facts on items, by item id. */
export async function loadJudgingFacts(
  db: Db | Tx,
  itemIds: ReadonlyArray<string>,
): Promise<Map<string, JudgingFacts>> {
  if (itemIds.length === 0) return new Map();
  const rows = await db.evidenceItem.findMany({
    where: { id: { in: [...itemIds] } },
    select: {
      ...{ id: true, targetId: true, slotId: true },
      target: { select: { firstOpenedAt: true, firstSeenAt: true } },
      slot: {
        select: {
          ...{ code: true, requiredStars: true, maxAgeDays: true },
          milestone: { select: { code: true } },
          elements: { orderBy: { ordinal: "asc" }, select: ELEMENT },
        },
      },
      report: { select: { steps: { orderBy: [{ knownOn: "asc" }, { recordedAt: "asc" }], select: STEP } } },
      decisions: { select: { decision: true } },
      evidenceDecisions: {
        where: { kind: "confirmed_real" },
        orderBy: { recordedAt: "desc" },
        take: 1,
        select: { recordedAt: true, knownOn: true },
      },
    },
  });
  const entries = rows.map(({ id, targetId, slotId, target, slot, report, ...row }) => {
    const isReturned = row.decisions.some(({ decision }) => decision === "returned");
    const facts: JudgingFacts = {
      ...{ targetId, slotId, milestone: slot.milestone.code, firstOpenedAt: target.firstOpenedAt },
      watchedSince: target.firstSeenAt,
      ...{ requiredStars: slot.requiredStars, maxAgeDays: slot.maxAgeDays },
      elements: slot.elements.map((element) => wantedElement(element, slot.code)),
      accepted: isReturned ? null : acceptanceIn(report.steps, row.evidenceDecisions[0] ?? null),
    };
    return [id, facts] as const;
  });
  return new Map(entries);
}

type StepRow = { step: string; decision: string; knownOn: string; recordedAt: Date };

/**
 * The acceptance, unless a later step sent the report back. Who later found the changed content right has
 * accepted that content.
 */
function acceptanceIn(
  steps: ReadonlyArray<StepRow>,
  confirmed: Pick<StepRow, "knownOn" | "recordedAt"> | null,
): JudgingFacts["accepted"] {
  const last = steps.at(-1);
  if (last === undefined || last.step !== "acceptance" || last.decision !== "accepted") return null;
  const counts = confirmed !== null && confirmed.recordedAt > last.recordedAt ? confirmed : last;
  return { at: counts.recordedAt, on: CalendarDateSchema.parse(counts.knownOn) };
}

type ElementRow = Omit<WantedElement, "labels"> & {
  label: string;
  labelEn: string | null;
  aliasesJson: string;
};

function wantedElement({ label, labelEn, aliasesJson, ...element }: ElementRow, slot: string): WantedElement {
  const aliases = readJson(z.array(z.string()), aliasesJson, `DataElement ${slot} ${element.key}`);
  return { ...element, labels: [label, ...(labelEn === null ? [] : [labelEn]), ...aliases] };
}

/**
 * What an address held when it was accepted: the last whole look up to then, or the first one after where
 * the acceptance is older than our looks.
 */
export async function contentAcceptedAt(
  db: Db | Tx,
  targetId: string,
  acceptedAt: Date,
): Promise<Observation | null> {
  const whole = { targetId, status: { gte: 200, lt: 300 }, errorCode: null, sha256: { not: null } };
  const select = { bodyJson: true } as const;
  const before = await db.observation.findFirst({
    where: { ...whole, at: { lte: acceptedAt } },
    orderBy: { at: "desc" },
    select,
  });
  const row = before ?? (await db.observation.findFirst({ where: whole, orderBy: { at: "asc" }, select }));
  return row === null ? null : readJson(ObservationSchema, row.bodyJson, `Observation of target ${targetId}`);
}

/** Slugs of the plans under which anything is filed at these targets. */
export async function planSlugsOfTargets(
  db: Db,
  targetIds: ReadonlyArray<string>,
): Promise<ReadonlyArray<string>> {
  const plans = await db.plan.findMany({
    where: { slots: { some: { items: { some: { targetId: { in: [...targetIds] } } } } } },
    select: { slug: true },
  });
  return plans.map(({ slug }) => slug);
}
