import type { Db, Tx } from "./db.server.ts";

export type SessionRow = { id: string; userId: string; lastSeenAt: Date; expiresAt: Date };

export async function insertSession(
  tx: Tx,
  session: {
    id: string;
    tokenHash: string;
    userId: string;
    createdAt: Date;
    expiresAt: Date;
    userAgent: string | null;
  },
): Promise<void> {
  await tx.session.create({ data: { ...session, lastSeenAt: session.createdAt }, select: { id: true } });
}

export async function findSession(db: Db, tokenHash: string): Promise<SessionRow | null> {
  return db.session.findUnique({
    where: { tokenHash },
    select: { id: true, userId: true, lastSeenAt: true, expiresAt: true },
  });
}

/** Moves the idle limit on. A session that was ended meanwhile stays ended. */
export async function touchSession(db: Db, id: string, at: Date): Promise<void> {
  await db.session.updateMany({ where: { id, lastSeenAt: { lt: at } }, data: { lastSeenAt: at } });
}

export async function removeSession(db: Db | Tx, tokenHash: string): Promise<void> {
  await db.session.deleteMany({ where: { tokenHash } });
}

/** Forgets sessions nobody can use any more. */
export async function removeSpentSessions(
  tx: Tx,
  { now, idleBefore }: { now: Date; idleBefore: Date },
): Promise<void> {
  await tx.session.deleteMany({
    where: { OR: [{ expiresAt: { lte: now } }, { lastSeenAt: { lte: idleBefore } }] },
  });
}
