import type { Db, Tx } from "./db.server.ts";

/** A person's authenticator as it is kept: the secret sealed. */
export type FactorRow = {
  email: string;
  name: string;
  sealedSecret: string | null;
  confirmedAt: Date | null;
  /** Time step of the last code taken. */
  lastStep: number | null;
};

export async function findFactor(db: Db | Tx, userId: string): Promise<FactorRow | null> {
  const row = await db.user.findUnique({
    where: { id: userId },
    select: { email: true, name: true, totpSecret: true, totpConfirmedAt: true, totpLastStep: true },
  });
  if (row === null) return null;
  return {
    ...{ email: row.email, name: row.name, sealedSecret: row.totpSecret },
    ...{ confirmedAt: row.totpConfirmedAt, lastStep: row.totpLastStep },
  };
}

/** Lays a secret down that counts for nothing before it is confirmed. */
export async function saveUnconfirmedSecret(tx: Tx, userId: string, sealedSecret: string): Promise<void> {
  const data = { totpSecret: sealedSecret, totpConfirmedAt: null, totpLastStep: null };
  await tx.user.update({ where: { id: userId }, data, select: { id: true } });
}

export async function saveConfirmed(tx: Tx, userId: string, step: number, at: Date): Promise<void> {
  const data = { totpConfirmedAt: at, totpLastStep: step };
  await tx.user.update({ where: { id: userId }, data, select: { id: true } });
}

export async function saveLastStep(tx: Tx, userId: string, step: number): Promise<void> {
  await tx.user.update({ where: { id: userId }, data: { totpLastStep: step }, select: { id: true } });
}

/** Removes the authenticator and its recovery codes. */
export async function removeFactor(tx: Tx, userId: string): Promise<void> {
  const data = { totpSecret: null, totpConfirmedAt: null, totpLastStep: null };
  await tx.user.update({ where: { id: userId }, data, select: { id: true } });
  await tx.recoveryCode.deleteMany({ where: { userId } });
}

/** New recovery codes in place of all former ones. */
export async function replaceRecoveryCodes(
  tx: Tx,
  userId: string,
  codes: ReadonlyArray<{ id: string; codeHash: string }>,
  at: Date,
): Promise<void> {
  await tx.recoveryCode.deleteMany({ where: { userId } });
  await tx.recoveryCode.createMany({ data: codes.map((code) => ({ ...code, userId, createdAt: at })) });
}

/** Uses a recovery code up; false when there is none such, or it was used. */
export async function spendRecoveryCode(
  tx: Tx,
  userId: string,
  codeHash: string,
  at: Date,
): Promise<boolean> {
  const unused = { userId, codeHash, usedAt: null };
  const { count } = await tx.recoveryCode.updateMany({ where: unused, data: { usedAt: at } });
  return count === 1;
}

export async function countRecoveryCodes(db: Db, userId: string): Promise<number> {
  return db.recoveryCode.count({ where: { userId, usedAt: null } });
}
