import { z } from "zod";
import { type CalendarDate, CalendarDateSchema } from "#app/domain/calendar-date.ts";
import type { WantedElement } from "#app/domain/evidence/check-context.ts";
import { type Observation, ObservationSchema } from "#app/domain/evidence/observation.ts";
import { groupBy } from "#app/domain/group-by.ts";
import type { Db, Tx } from "./db.server.ts";
import { readJson } from "./json-column.server.ts";
import { type StoredInstant, selectWhereIn } from "./many-reads.server.ts";

/** What the plan and the reviewers say of an item, as its checks need to know. */
export type JudgingFacts = {
  targetId: string;
  slotId: string;
  milestone: string;
  elements: ReadonlyArray<WantedElement>;
  /** The slot takes documents, decisions or minutes. */
  acceptsDocuments: boolean;
  requiredStars: number | null;
  maxAgeDays: number | null;
  /** Instant our own machine first saw the address open. */
  firstOpenedAt: Date | null;
  /** Instant the address became known to us. */
  watchedSince: Date;
  /** When both review steps had accepted the item; null while they have not. */
  accepted: { at: Date; on: CalendarDate } | null;
};

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

type SlotFacts = Pick<
  JudgingFacts,
  "milestone" | "elements" | "acceptsDocuments" | "requiredStars" | "maxAgeDays"
>;

/** What items share by being filed in the same slot, by slot id. */
async function slotsOf(db: Db | Tx, slotIds: ReadonlyArray<string>): Promise<Map<string, SlotFacts>> {
  const rows = await slotRows(db, slotIds);
  const elements = groupBy(await elementRows(db, slotIds), ({ slotId }) => slotId);
  return new Map(
    rows.map(({ id, code, acceptedKindsJson, ...known }) => {
      const wanted = (elements.get(id) ?? []).map((element) => wantedElement(element, code));
      const kinds = readJson(z.array(z.string()), acceptedKindsJson, `EvidenceSlot ${code}`);
      return [id, { ...known, elements: wanted, acceptsDocuments: kinds.some(isDocument) }];
    }),
  );
}

function isDocument(kind: string): boolean {
  return kind === "document" || kind === "decision" || kind === "minutes";
}

type SlotRow = Omit<SlotFacts, "elements" | "acceptsDocuments"> &
  Record<"id" | "code" | "acceptedKindsJson", string>;
const slotRows = selectWhereIn<SlotRow>(
  `SELECT s."id", s."code", s."requiredStars", s."maxAgeDays", s."acceptedKindsJson",
    m."code" AS "milestone"
  FROM "EvidenceSlot" s JOIN "Milestone" m ON m."id" = s."milestoneId" WHERE s."id"`,
);
const elementRows = selectWhereIn<ElementRow>(
  `SELECT "slotId", "key", "label", "labelEn", "aliasesJson", "type", "required", "isKey", "register", "pattern"
  FROM "DataElement" WHERE "slotId"`,
  'ORDER BY "ordinal"',
);

/** The review steps of reports, by report id. */
async function stepsOf(
  db: Db | Tx,
  reportIds: ReadonlyArray<string>,
): Promise<Map<string, ReadonlyArray<StepRow>>> {
  const rows = await stepRows(db, reportIds);
  const steps = rows.map((row) => ({ ...row, recordedAt: new Date(row.recordedAt) }));
  return groupBy(steps, ({ reportId }) => reportId);
}

const stepRows = selectWhereIn<Omit<StepRow, "recordedAt"> & { reportId: string; recordedAt: StoredInstant }>(
  `SELECT "reportId", "step", "decision", "knownOn", "recordedAt" FROM "ReviewStep" WHERE "reportId"`,
  'ORDER BY "knownOn", "recordedAt"',
);

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

type ElementRow = Omit<WantedElement, "labels" | "required" | "isKey"> & {
  slotId: string;
  label: string;
  labelEn: string | null;
  aliasesJson: string;
  required: boolean | number;
  isKey: boolean | number;
};

function wantedElement(row: ElementRow, slot: string): WantedElement {
  const { slotId: _slot, label, labelEn, aliasesJson, required, isKey, ...element } = row;
  const aliases = readJson(z.array(z.string()), aliasesJson, `DataElement ${slot} ${element.key}`);
  const labels = [label, ...(labelEn === null ? [] : [labelEn]), ...aliases];
  return { ...element, required: Boolean(required), isKey: Boolean(isKey), labels };
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
