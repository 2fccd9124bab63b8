import { z } from "zod";
import { type CalendarDate, CalendarDateSchema } from "#app/domain/calendar-date.ts";
import type { WantedElement } from "#app/domain/evidence/check-context.ts";
import { type Observation, ObservationSchema } from "#app/domain/evidence/observation.ts";
import type { Db, Tx } from "./db.server.ts";
import { readJson } from "./json-column.server.ts";
import { selectWhereIn } from "./many-reads.server.ts";

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
  const rows = await itemRows(db, itemIds);
  const slots = await slotsOf(db, [...new Set(rows.map(({ slotId }) => slotId))]);
  const steps = await stepsOf(db, [...new Set(rows.map(({ reportId }) => reportId))]);
  const returned = new Set((await returnedRows(db, itemIds)).map(({ evidenceItemId }) => evidenceItemId));
  const confirmed = new Map((await confirmedRows(db, itemIds)).map((row) => [row.evidenceItemId, row]));
  const entries = rows.map(({ id, targetId, slotId, reportId, firstOpenedAt, firstSeenAt }) => {
    const slot = slots.get(slotId);
    if (slot === undefined) throw new Error(`item ${id} is filed nowhere`);
    const word = confirmed.get(id);
    const known = word === undefined ? null : { ...word, recordedAt: new Date(word.recordedAt) };
    const facts: JudgingFacts = {
      ...{ targetId, slotId, ...slot, watchedSince: new Date(firstSeenAt) },
      firstOpenedAt: firstOpenedAt === null ? null : new Date(firstOpenedAt),
      accepted: returned.has(id) ? null : acceptanceIn(steps.get(reportId) ?? [], known),
    };
    return [id, facts] as const;
  });
  return new Map(entries);
}

type ItemRow = {
  id: string;
  targetId: string;
  slotId: string;
  reportId: string;
  firstOpenedAt: Date | string | null;
  firstSeenAt: Date | string;
};

const itemRows = selectWhereIn<ItemRow>(
  `SELECT i."id", i."targetId", i."slotId", i."reportId", t."firstOpenedAt", t."firstSeenAt"
  FROM "EvidenceItem" i JOIN "Target" t ON t."id" = i."targetId" WHERE i."id"`,
);

const returnedRows = selectWhereIn<{ evidenceItemId: string }>(
  `SELECT "evidenceItemId" FROM "ItemDecision" WHERE "decision" = 'returned' AND "evidenceItemId"`,
);

/** Oldest first: of an item the latest word counts. */
const confirmedRows = selectWhereIn<{ evidenceItemId: string; recordedAt: Date | string; knownOn: string }>(
  `SELECT "evidenceItemId", "recordedAt", "knownOn" FROM "EvidenceDecision"
  WHERE "kind" = 'confirmed_real' AND "evidenceItemId"`,
  'ORDER BY "recordedAt"',
);

type SlotFacts = Pick<JudgingFacts, "milestone" | "elements" | "requiredStars" | "maxAgeDays">;

/** What items share by being filed in the same slot, by slot id. */
async function slotsOf(db: Db | Tx, slotIds: ReadonlyArray<string>): Promise<Map<string, SlotFacts>> {
  const rows = await db.evidenceSlot.findMany({
    where: { id: { in: [...slotIds] } },
    select: {
      ...{ id: true, code: true, requiredStars: true, maxAgeDays: true },
      milestone: { select: { code: true } },
      elements: { orderBy: { ordinal: "asc" }, select: ELEMENT },
    },
  });
  return new Map(
    rows.map(({ id, code, requiredStars, maxAgeDays, milestone, elements }) => {
      const wanted = elements.map((element) => wantedElement(element, code));
      return [id, { milestone: milestone.code, requiredStars, maxAgeDays, elements: wanted }];
    }),
  );
}

/** The review steps of reports, by report id. */
async function stepsOf(
  db: Db | Tx,
  reportIds: ReadonlyArray<string>,
): Promise<Map<string, ReadonlyArray<StepRow>>> {
  const reports = await db.report.findMany({
    where: { id: { in: [...reportIds] } },
    select: {
      id: true,
      steps: { orderBy: [{ knownOn: "asc" }, { recordedAt: "asc" }], select: STEP },
    },
  });
  return new Map(reports.map(({ id, steps }) => [id, steps]));
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
  return (await slugRows(db, targetIds)).map(({ slug }) => slug);
}

const slugRows = selectWhereIn<{ slug: string }>(
  `SELECT DISTINCT p."slug" FROM "EvidenceItem" i
  JOIN "EvidenceSlot" s ON s."id" = i."slotId" JOIN "Plan" p ON p."id" = s."planId" WHERE i."targetId"`,
);
