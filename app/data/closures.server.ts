import { z } from "zod";
import { type CalendarDate, CalendarDateSchema } from "#app/domain/calendar-date.ts";
import { CLOSURE_AUDIENCES, CLOSURE_SCOPES, type ClosureInForce } from "#app/domain/evidence/closure.ts";
import type { EvidenceDecision } from "#app/domain/evidence/decision.ts";
import type { FiledClosure } from "#app/domain/evidence/law-page.ts";
import { groupBy } from "#app/domain/group-by.ts";
import type { Db, Tx } from "./db.server.ts";
import { loadEvidenceDecisions } from "./evidence-decisions.server.ts";
import { readJson } from "./json-column.server.ts";
import { selectWhereIn } from "./many-reads.server.ts";
import { isIllustrationUser } from "./users.server.ts";

const Scope = z.enum(CLOSURE_SCOPES);
const Audience = z.enum(CLOSURE_AUDIENCES);
const ApprovalSchema = z.object({ approved: z.boolean() });

/** A closure about to be filed. */
export type NewClosure = Omit<ClosureInForce, "groundKnown" | "approvedBy"> & {
  slotId: string;
  filedBy: string;
  /** Slug. */
  organisation: string;
  knownOn: CalendarDate;
  at: Date;
};

export async function insertClosure(tx: Tx, added: NewClosure): Promise<void> {
  const { decision, consent } = added;
  const organisation = await tx.organisation.findUniqueOrThrow({
    where: { slug: added.organisation },
    select: { id: true },
  });
  await tx.partialClosure.create({
    data: {
      ...{ id: added.id, slotId: added.slotId, scope: added.scope, scopeNote: added.scopeNote },
      ...{ elementsJson: JSON.stringify(added.elements), ground: added.ground },
      ...{ decisionNumber: decision?.number ?? null, decidedOn: decision?.decidedOn ?? null },
      ...{ issuer: decision?.issuer ?? null, decisionUrl: decision?.url ?? null },
      ...{ validUntil: added.validUntil, endCondition: added.endCondition, audience: added.audience },
      ...{ summaryUrl: added.summaryUrl, agreedCount: consent?.agreed ?? null },
      ...{ candidateCount: consent?.asked ?? null, refusedListUrl: consent?.refusedListUrl ?? null },
      ...{ filedBy: added.filedBy, organisationId: organisation.id, knownOn: added.knownOn },
      ...{ recordedAt: added.at, illustration: await isIllustrationUser(tx, added.filedBy) },
    },
    select: { id: true },
  });
}

/** Most slots have none: they are not asked about any further. */
const closedSlots = selectWhereIn<{ slotId: string }>(
  'SELECT DISTINCT "slotId" FROM "PartialClosure" WHERE "slotId"',
);

/**
 * Closures filed for slots by a day, by slot id, oldest first; those refused are among them.
 *
 * @param grounds codes of the register of legal grounds.
 */
export async function loadFiledClosures(
  db: Db | Tx,
  slotIds: ReadonlyArray<string>,
  { grounds, asOf }: { grounds: ReadonlySet<string>; asOf: CalendarDate },
): Promise<Map<string, Array<FiledClosure>>> {
  if ((await closedSlots(db, slotIds)).length === 0) return new Map();
  const rows = await db.partialClosure.findMany({
    where: { slotId: { in: [...slotIds] }, knownOn: { lte: asOf } },
    orderBy: [{ recordedAt: "asc" }, { id: "asc" }],
  });
  const decided = await loadEvidenceDecisions(db, { kinds: ["closure"], slotIds });
  const latest = new Map(
    decided.filter(({ knownOn }) => knownOn <= asOf).map((each) => [each.closureId, each]),
  );
  const organisations = await db.organisation.findMany({
    where: { id: { in: rows.map(({ organisationId }) => organisationId) } },
    select: { id: true, slug: true, short: true },
  });
  const nameOf = new Map(organisations.map((each) => [each.id, each]));
  const filed = rows.map((row): FiledClosure => {
    const word = decisionOn(latest.get(row.id));
    const filer = nameOf.get(row.organisationId);
    return {
      closure: { ...closureOf(row, grounds), approvedBy: word?.approved === true ? word.by : null },
      ...{ slotId: row.slotId, filedBy: row.filedBy, decided: word },
      organisation: filer?.slug ?? row.organisationId,
      organisationShort: filer?.short ?? row.organisationId,
      ...{ filedOn: CalendarDateSchema.parse(row.knownOn), recordedAt: row.recordedAt.toISOString() },
    };
  });
  return groupBy(filed, ({ slotId }) => slotId);
}

/**
 * Closures that checks may weigh, by slot id: all that were filed and not refused, approved or not, in
 * force or ended. What each is worth is C13's answer.
 */
export async function loadClosures(
  db: Db | Tx,
  slotIds: ReadonlyArray<string>,
  known: { grounds: ReadonlySet<string>; asOf: CalendarDate },
): Promise<Map<string, Array<ClosureInForce>>> {
  const filed = await loadFiledClosures(db, slotIds, known);
  return new Map(
    [...filed].map(([slotId, closures]) => [
      slotId,
      closures.filter(({ decided }) => decided?.approved !== false).map(({ closure }) => closure),
    ]),
  );
}

type Word = NonNullable<FiledClosure["decided"]>;

function decisionOn(decision: EvidenceDecision | undefined): Word | null {
  const approved = ApprovalSchema.safeParse(decision?.value).data?.approved;
  if (decision === undefined || approved === undefined) return null;
  const { organisation: by, knownOn: on, reason } = decision;
  return { approved, by, on, reason };
}

type ClosureRow = Awaited<ReturnType<Db["partialClosure"]["findMany"]>>[number];

function closureOf(row: ClosureRow, grounds: ReadonlySet<string>): Omit<ClosureInForce, "approvedBy"> {
  const day = (text: string | null) => (text === null ? null : CalendarDateSchema.parse(text));
  const { decisionNumber: number, agreedCount: agreed, candidateCount: asked } = row;
  return {
    ...{ id: row.id, scope: Scope.parse(row.scope), scopeNote: row.scopeNote, ground: row.ground },
    elements: readJson(z.array(z.string()), row.elementsJson, `PartialClosure ${row.id}`),
    groundKnown: grounds.has(row.ground),
    decision:
      number === null
        ? null
        : { number, decidedOn: day(row.decidedOn), issuer: row.issuer, url: row.decisionUrl },
    ...{ validUntil: day(row.validUntil), endCondition: row.endCondition },
    ...{ audience: Audience.parse(row.audience), summaryUrl: row.summaryUrl },
    consent: agreed === null || asked === null ? null : { agreed, asked, refusedListUrl: row.refusedListUrl },
  };
}
