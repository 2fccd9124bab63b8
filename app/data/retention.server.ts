import type { Tx } from "./db.server.ts";

/** Instants before which each kind has served its time. */
export type Limits = Readonly<
  Record<"unsentMail" | "idleDraft" | "notice" | "endedToken" | "endedCalendar" | "importPreview", Date>
>;

/** Removes what has served its time and no fact hangs on. */
export async function removeServed(tx: Tx, limits: Limits): Promise<void> {
  const before = (limit: Date) => ({ lt: limit });
  await tx.outboxMail.deleteMany({ where: { sentAt: null, createdAt: before(limits.unsentMail) } });
  await tx.reportDraft.deleteMany({ where: { updatedAt: before(limits.idleDraft) } });
  await tx.notice.deleteMany({ where: { createdAt: before(limits.notice) } });
  const ended = [{ revokedAt: before(limits.endedToken) }, { expiresAt: before(limits.endedToken) }];
  await tx.apiToken.deleteMany({ where: { OR: ended } });
  await tx.calendarFeed.deleteMany({ where: { revokedAt: before(limits.endedCalendar) } });
  await tx.planImport.updateMany({
    where: { finishedAt: before(limits.importPreview), NOT: { resultJson: null } },
    data: { resultJson: null },
  });
}
