import { type CalendarDate, CalendarDateSchema } from "#app/domain/calendar-date.ts";
import type { Db, Tx } from "./db.server.ts";

/** Words of the public that nobody has decided on, with what only those who decide may see. */
export type PendingWords = {
  kind: "comment" | "request";
  id: string;
  milestone: string | null;
  slot: string | null;
  text: string;
  language: string;
  author: string | null;
  organisation: string | null;
  guestName: string | null;
  contact: string | null;
  purpose: string | null;
  sentOn: CalendarDate;
  recordedAt: string;
};

/** What waits for a decision in a plan, the longest waiting first. */
export async function loadPendingWords(db: Db, plan: string): Promise<Array<PendingWords>> {
  const comments = await db.comment.findMany({
    where: { plan: { slug: plan }, audience: "public", moderations: { none: {} } },
    select: {
      ...{ id: true, milestoneCode: true, text: true, language: true, authorId: true, organisationId: true },
      ...{ guestName: true, guestContact: true, knownOn: true, recordedAt: true },
    },
  });
  const requests = await db.dataRequest.findMany({
    where: { plan: { slug: plan }, steps: { none: {} } },
    select: {
      ...{ id: true, milestoneCode: true, slotCode: true, text: true, language: true, contact: true },
      ...{ purpose: true, knownOn: true, recordedAt: true },
    },
  });
  const words = [
    ...comments.map(
      (row): PendingWords => ({
        ...({
          kind: "comment",
          id: row.id,
          milestone: row.milestoneCode,
          slot: null,
          purpose: null,
        } as const),
        ...{ text: row.text, language: row.language, author: row.authorId, organisation: row.organisationId },
        ...{ guestName: row.guestName, contact: row.guestContact },
        ...{ sentOn: CalendarDateSchema.parse(row.knownOn), recordedAt: row.recordedAt.toISOString() },
      }),
    ),
    ...requests.map(
      (row): PendingWords => ({
        ...({ kind: "request", id: row.id, milestone: row.milestoneCode, slot: row.slotCode } as const),
        ...{ text: row.text, language: row.language, author: null, organisation: null, guestName: null },
        ...{ contact: row.contact, purpose: row.purpose },
        ...{ sentOn: CalendarDateSchema.parse(row.knownOn), recordedAt: row.recordedAt.toISOString() },
      }),
    ),
  ];
  return words.toSorted((left, right) => left.recordedAt.localeCompare(right.recordedAt));
}

/** Plan of a comment or a request; null when there is none. */
export async function planOfWords(
  db: Db | Tx,
  { kind, id }: Pick<PendingWords, "kind" | "id">,
): Promise<{ id: string; slug: string; timeZone: string } | null> {
  const select = { plan: { select: { id: true, slug: true, timeZone: true } } } as const;
  const row =
    kind === "comment"
      ? await db.comment.findUnique({ where: { id }, select })
      : await db.dataRequest.findUnique({ where: { id }, select });
  return row?.plan ?? null;
}

/** How to reach whoever asked for data; null contact when they left none, or it is forgotten. */
export async function findAsker(
  tx: Tx,
  id: string,
): Promise<{ contact: string | null; language: "id" | "en"; askedOn: CalendarDate } | null> {
  const select = { contact: true, language: true, knownOn: true };
  const row = await tx.dataRequest.findUnique({ where: { id }, select });
  if (row === null) return null;
  const language = row.language === "en" ? "en" : "id";
  return { contact: row.contact, language, askedOn: CalendarDateSchema.parse(row.knownOn) };
}

type Served = { decidedBefore: Date; sentBefore: Date };

/** Forgets how to reach guests and askers once it has served. */
export async function removeTalkContacts(tx: Tx, { decidedBefore, sentBefore }: Served): Promise<number> {
  const old = { recordedAt: { lt: sentBefore } };
  const guests = await tx.comment.updateMany({
    where: {
      guestContact: { not: null },
      OR: [{ moderations: { some: { recordedAt: { lt: decidedBefore } } } }, old],
    },
    data: { guestContact: null },
  });
  const closed = { decision: { in: ["answered", "rejected"] }, recordedAt: { lt: decidedBefore } };
  const askers = await tx.dataRequest.updateMany({
    where: { contact: { not: null }, OR: [{ steps: { some: closed } }, old] },
    data: { contact: null },
  });
  return guests.count + askers.count;
}
