import type { Tx } from "./db.server.ts";

/** The person another sign-in service knows by this subject; null when nobody is linked to it. */
export async function findLinkedUserId(
  tx: Tx,
  { issuer, subject }: { issuer: string; subject: string },
): Promise<string | null> {
  const row = await tx.externalIdentity.findUnique({
    where: { issuer_subject: { issuer, subject } },
    select: { userId: true },
  });
  return row?.userId ?? null;
}

/** Whether the service knows this person by some subject already. */
export async function isLinkedTo(tx: Tx, userId: string, issuer: string): Promise<boolean> {
  return (await tx.externalIdentity.count({ where: { userId, issuer } })) > 0;
}

export async function insertIdentity(
  tx: Tx,
  identity: { id: string; userId: string; issuer: string; subject: string; createdAt: Date },
): Promise<void> {
  await tx.externalIdentity.create({ data: { ...identity, lastUsedAt: identity.createdAt } });
}

export async function touchIdentity(
  tx: Tx,
  { issuer, subject }: { issuer: string; subject: string },
  at: Date,
): Promise<void> {
  await tx.externalIdentity.updateMany({ where: { issuer, subject }, data: { lastUsedAt: at } });
}
