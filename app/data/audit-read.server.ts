import type { Prisma } from "#app/generated/sqlite/client.ts";
import type { Db } from "./db.server.ts";
import { FACTS_SEALED } from "./fact-seals.server.ts";

/** An entry of the log as it stands, its JSON read. */
export type AuditRow = {
  seq: number;
  at: Date;
  actorId: string | null;
  actorLabel: string;
  action: string;
  subjectType: string;
  subjectId: string;
  planId: string | null;
  before: unknown;
  after: unknown;
  reason: string | null;
};

export type AuditQuery = {
  actor: string | null;
  /** One action, or those that may be shown; null for all but the seals. */
  action: string | null;
  actions: ReadonlyArray<string> | null;
  subject: string | null;
  /** Plans whose entries may be shown; null for all, also those of no plan. */
  planIds: ReadonlyArray<string> | null;
  from: Date | null;
  before: Date | null;
  /** Entries older than this number. */
  beforeSeq: number | null;
};

/** Entries of the log, newest first. */
export async function readAuditRows(db: Db, query: AuditQuery, most: number): Promise<Array<AuditRow>> {
  const rows = await db.auditEntry.findMany({
    where: whereOf(query),
    orderBy: { seq: "desc" },
    take: most,
  });
  return rows.map(({ beforeJson, afterJson, prevHash: _prev, selfHash: _self, ...row }) => ({
    ...row,
    before: valueIn(beforeJson),
    after: valueIn(afterJson),
  }));
}

function whereOf(query: AuditQuery): Prisma.AuditEntryWhereInput {
  const { actor, action, actions, subject, planIds, from, before, beforeSeq } = query;
  return {
    ...(actor === null ? {} : { actorLabel: actor }),
    ...(subject === null ? {} : { OR: [{ subjectId: { contains: subject } }, { subjectType: subject }] }),
    ...(planIds === null ? {} : { planId: { in: [...planIds] } }),
    ...(beforeSeq === null ? {} : { seq: { lt: beforeSeq } }),
    AND: [
      actions === null ? {} : { action: { in: [...actions] } },
      { action: action ?? { not: FACTS_SEALED } },
      from === null ? {} : { at: { gte: from } },
      before === null ? {} : { at: { lt: before } },
    ],
  };
}

function valueIn(json: string | null): unknown {
  try {
    return json === null ? null : JSON.parse(json);
  } catch {
    return json;
  }
}

/** Who and what the log speaks of, for choosing from. */
export async function auditChoices(
  db: Db,
  planIds: ReadonlyArray<string> | null,
): Promise<{ actors: Array<string>; actions: Array<string> }> {
  const where = planIds === null ? {} : { planId: { in: [...planIds] } };
  const actors = await db.auditEntry.groupBy({ by: ["actorLabel"], where });
  const actions = await db.auditEntry.groupBy({ by: ["action"], where });
  return {
    actors: actors.map(({ actorLabel }) => actorLabel).sort(),
    actions: actions.map(({ action }) => action).sort(),
  };
}

/** Slugs of plans by their ids. */
export async function planSlugsById(db: Db): Promise<Map<string, string>> {
  const rows = await db.plan.findMany({ orderBy: { ordinal: "asc" }, select: { id: true, slug: true } });
  return new Map(rows.map(({ id, slug }) => [id, slug]));
}

/** Offices of people, for saying for whom they acted. */
export async function officesOfActors(db: Db, userIds: ReadonlyArray<string>) {
  return db.membership.findMany({
    where: { userId: { in: [...userIds] } },
    orderBy: [{ fromOn: "asc" }, { id: "asc" }],
    select: {
      ...{ userId: true, planId: true, fromOn: true, toOn: true },
      organisation: { select: { slug: true, short: true } },
    },
  });
}

/** Code of the milestone or slot that subjects of entries hang on, by their id. */
export async function codesOfSubjects(
  db: Db,
  ids: ReadonlyArray<string>,
): Promise<Map<string, SubjectPlace>> {
  const where = { id: { in: [...ids] } };
  const slot = { select: { slot: { select: { code: true } }, id: true }, where } as const;
  const [reports, items, closures, remarks] = await Promise.all([
    db.report.findMany({ where, select: { id: true, milestone: { select: { code: true } } } }),
    db.evidenceItem.findMany(slot),
    db.partialClosure.findMany(slot),
    db.publicRemark.findMany({ where, select: { id: true, slotCode: true } }),
  ]);
  return new Map<string, SubjectPlace>([
    ...reports.map(({ id, milestone }): [string, SubjectPlace] => [id, { kind: "milestone", ...milestone }]),
    ...[...items, ...closures].map((row): [string, SubjectPlace] => [row.id, { kind: "slot", ...row.slot }]),
    ...remarks.map(({ id, slotCode }): [string, SubjectPlace] => [id, { kind: "slot", code: slotCode }]),
  ]);
}

export type SubjectPlace = { kind: "milestone" | "slot"; code: string };
