import type { Db, Tx } from "./db.server.ts";

/** Whose calendar an address is, by its digest; null when there is none or it was revoked. */
export async function findCalendarOwner(db: Db, tokenHash: string): Promise<string | null> {
  const row = await db.calendarFeed.findUnique({
    where: { tokenHash },
    select: { userId: true, revokedAt: true },
  });
  return row === null || row.revokedAt !== null ? null : row.userId;
}

/** When the address that works was made; null without one. */
export async function findCalendarSince(db: Db | Tx, userId: string): Promise<Date | null> {
  const row = await db.calendarFeed.findFirst({
    where: { userId, revokedAt: null },
    orderBy: { createdAt: "desc" },
    select: { createdAt: true },
  });
  return row?.createdAt ?? null;
}

/** Takes every address of a person back; how many worked. */
export async function revokeCalendars(tx: Tx, userId: string, at: Date): Promise<number> {
  const { count } = await tx.calendarFeed.updateMany({
    where: { userId, revokedAt: null },
    data: { revokedAt: at },
  });
  return count;
}

export async function insertCalendar(
  tx: Tx,
  feed: { id: string; userId: string; tokenHash: string; createdAt: Date },
): Promise<void> {
  await tx.calendarFeed.create({ data: feed, select: { id: true } });
}
