import { z } from "zod";
import { type CalendarDate, CalendarDateSchema } from "#app/domain/calendar-date.ts";
import {
  type NewRemark,
  REMARK_KINDS,
  REMARK_STATES,
  type RemarkKind,
  type RemarkState,
} from "#app/domain/remark.ts";
import type { Db, Tx } from "./db.server.ts";

/** What somebody without an account says of a slot. Its column `knownOn` holds the day it was tried. */
export type RemarkRow = {
  id: string;
  plan: string;
  planId: string;
  timeZone: string;
  slot: string;
  item: string | null;
  kind: RemarkKind;
  text: string;
  address: string | null;
  contact: string | null;
  language: string;
  state: RemarkState;
  createdAt: Date;
  triedOn: CalendarDate;
  moderatedAt: Date | null;
};

const COLUMNS = {
  ...{ id: true, planId: true, slotCode: true, evidenceItemId: true, kind: true, text: true, address: true },
  ...{ contact: true, language: true, state: true, createdAt: true, knownOn: true, moderatedAt: true },
  plan: { select: { slug: true, timeZone: true } },
} as const;

const StoredSchema = z.object({
  kind: z.enum(REMARK_KINDS),
  state: z.enum(REMARK_STATES),
  triedOn: CalendarDateSchema,
});

type Stored = {
  id: string;
  planId: string;
  slotCode: string;
  evidenceItemId: string | null;
  kind: string;
  text: string;
  address: string | null;
  contact: string | null;
  language: string;
  state: string;
  createdAt: Date;
  knownOn: string;
  moderatedAt: Date | null;
  plan: { slug: string; timeZone: string };
};

function rowOf({ plan, slotCode, evidenceItemId, knownOn, kind, state, ...rest }: Stored): RemarkRow {
  const read = StoredSchema.parse({ kind, state, triedOn: knownOn });
  const place = { plan: plan.slug, timeZone: plan.timeZone, slot: slotCode, item: evidenceItemId };
  return { ...rest, ...place, ...read };
}

export async function insertRemark(
  tx: Tx,
  {
    remark,
    ...row
  }: { id: string; plan: string; slot: string; language: string; createdAt: Date; remark: NewRemark },
): Promise<void> {
  const { kind, text, address, contact, item, triedOn } = remark;
  await tx.publicRemark.create({
    data: {
      ...{ id: row.id, slotCode: row.slot, language: row.language, createdAt: row.createdAt },
      ...{ kind, text, address, contact, evidenceItemId: item, knownOn: triedOn, state: "pending" },
      plan: { connect: { slug: row.plan } },
    },
    select: { id: true },
  });
}

export async function findRemark(tx: Db | Tx, id: string): Promise<RemarkRow | null> {
  const row = await tx.publicRemark.findUnique({ where: { id }, select: COLUMNS });
  return row === null ? null : rowOf(row);
}

/** What waits for a decision, the longest waiting first. */
export async function loadPendingRemarks(db: Db, plan: string): Promise<Array<RemarkRow>> {
  const rows = await db.publicRemark.findMany({
    where: { plan: { slug: plan }, state: "pending" },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: COLUMNS,
  });
  return rows.map(rowOf);
}

/** What was published on these slots, newest first. Contacts stay behind. */
export async function loadPublishedRemarks(
  db: Db,
  { plan, slots }: { plan: string; slots: ReadonlyArray<string> },
): Promise<Array<RemarkRow>> {
  const rows = await db.publicRemark.findMany({
    where: { plan: { slug: plan }, slotCode: { in: [...slots] }, state: "published" },
    orderBy: [{ moderatedAt: "desc" }, { id: "desc" }],
    select: COLUMNS,
  });
  return rows.map((row) => rowOf({ ...row, contact: null }));
}

export async function saveModerated(
  tx: Tx,
  id: string,
  decision: { state: RemarkState; moderatedBy: string; moderatedAt: Date; note: string | null },
): Promise<void> {
  await tx.publicRemark.update({ where: { id }, data: decision, select: { id: true } });
}

/** Forgets contacts that have served. */
export async function removeOldContacts(
  tx: Tx,
  { decidedBefore, sentBefore }: { decidedBefore: Date; sentBefore: Date },
): Promise<number> {
  const served = { OR: [{ moderatedAt: { lt: decidedBefore } }, { createdAt: { lt: sentBefore } }] };
  const { count } = await tx.publicRemark.updateMany({
    where: { contact: { not: null }, ...served },
    data: { contact: null },
  });
  return count;
}
