import type { Db, Tx } from "./db.server.ts";

export type SessionRow = {
  id: string;
  userId: string;
  lastSeenAt: Date;
  expiresAt: Date;
  secondFactorAt: Date | null;
  signedInBy: string;
};

export async function insertSession(
  tx: Tx,
  session: {
    id: string;
    tokenHash: string;
    userId: string;
    createdAt: Date;
    expiresAt: Date;
    userAgent: string | null;
    secondFactorAt: Date | null;
    signedInBy: string;
  },
): Promise<void> {
  await tx.session.create({ data: { ...session, lastSeenAt: session.createdAt }, select: { id: true } });
}

export async function findSession(db: Db, tokenHash: string): Promise<SessionRow | null> {
  return db.session.findUnique({
    where: { tokenHash },
    select: {
      ...{ id: true, userId: true, lastSeenAt: true, expiresAt: true },
      ...{ secondFactorAt: true, signedInBy: true },
    },
  });
}

/** Moves the idle limit on. A session that was ended meanwhile stays ended. */
export async function touchSession(db: Db, id: string, at: Date): Promise<void> {
  await db.session.updateMany({ where: { id, lastSeenAt: { lt: at } }, data: { lastSeenAt: at } });
}

export async function removeSession(db: Db | Tx, tokenHash: string): Promise<void> {
  await db.session.deleteMany({ where: { tokenHash } });
}

/** A person's sessions that can still be used, the latest seen first. */
export async function listSessions(db: Db, userId: string, { now, idleBefore }: Limits) {
  return db.session.findMany({
    where: { userId, expiresAt: { gt: now }, lastSeenAt: { gt: idleBefore } },
    orderBy: [{ lastSeenAt: "desc" }, { id: "asc" }],
    select: { id: true, createdAt: true, lastSeenAt: true, userAgent: true, signedInBy: true },
  });
}

/** Ends one session of a person; false when they have none such. */
export async function removeSessionOf(tx: Tx, userId: string, id: string): Promise<boolean> {
  const { count } = await tx.session.deleteMany({ where: { id, userId } });
  return count === 1;
}

/** Ends every session of a person, but for one when it is named. */
export async function removeSessionsOf(tx: Tx, userId: string, except: string | null): Promise<number> {
  const others = except === null ? {} : { id: { not: except } };
  const { count } = await tx.session.deleteMany({ where: { userId, ...others } });
  return count;
}

type Limits = { now: Date; idleBefore: Date };

/** Forgets sessions nobody can use any more. */
export async function removeSpentSessions(tx: Tx, { now, idleBefore }: Limits): Promise<void> {
  await tx.session.deleteMany({
    where: { OR: [{ expiresAt: { lte: now } }, { lastSeenAt: { lte: idleBefore } }] },
  });
}
