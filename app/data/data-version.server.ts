import type { Db, Tx } from "./db.server.ts";

const ONLY_ROW = 1;

/** Marks that what pages show has changed. Belongs in the transaction that changes it. */
export async function bumpDataVersion(tx: Tx): Promise<number> {
  const { version } = await tx.dataVersion.upsert({
    where: { id: ONLY_ROW },
    create: { id: ONLY_ROW, version: 1 },
    update: { version: { increment: 1 } },
    select: { version: true },
  });
  return version;
}

/** Grows with every change to what pages show; 0 before the first. */
export async function readDataVersion(db: Db): Promise<number> {
  const row = await db.dataVersion.findUnique({ where: { id: ONLY_ROW }, select: { version: true } });
  return row?.version ?? 0;
}
