import { createHash } from "node:crypto";
import { GENESIS_HASH } from "#app/domain/evidence/chain.ts";
import { type Db, inTransaction } from "./db.server.ts";

export const CHAINS = ["observations", "audit"] as const;
export type Chain = (typeof CHAINS)[number];

/** Where a chain stood when a day had ended. */
export type ChainHead = { day: string; hash: string; count: number };

const PAGE = 2_000;

/** The last head written down for a chain; null before the first. */
export async function lastChainHead(db: Db, chain: Chain): Promise<ChainHead | null> {
  return db.chainHead.findFirst({
    where: { chain },
    orderBy: { day: "desc" },
    select: { day: true, hash: true, count: true },
  });
}

/** All heads written down for a chain, oldest first. */
export async function chainHeads(db: Db, chain: Chain): Promise<Array<ChainHead>> {
  return db.chainHead.findMany({
    where: { chain },
    orderBy: { day: "asc" },
    select: { day: true, hash: true, count: true },
  });
}

/**
 * Instant of the first entry of a chain; null while it is empty.
 *
 * @param from only entries of this instant and later ones.
 */
export async function firstEntryAt(db: Db, chain: Chain, from: Date | null = null): Promise<Date | null> {
  const first = { orderBy: { at: "asc" }, select: { at: true } } as const;
  const later = from === null ? {} : { at: { gte: from } };
  const row =
    chain === "audit"
      ? await db.auditEntry.findFirst({ where: later, ...first })
      : await db.observation.findFirst({ where: { ...later, target: { illustration: false } }, ...first });
  return row?.at ?? null;
}

/**
 * The head of a chain at the end of a day.
 *
 * Observations form one chain per target: their common head is the SHA-256 of the head before and the
 * hashes of the day's observations in the order of their rows. The audit log has one chain: its head is
 * the hash of its last entry.
 *
 * @param from first instant of the day.
 * @param to first instant of the next day.
 */
export async function headAt(
  db: Db,
  chain: Chain,
  before: ChainHead | null,
  { from, to }: { from: Date; to: Date },
): Promise<Omit<ChainHead, "day">> {
  const known = { hash: before?.hash ?? GENESIS_HASH, count: before?.count ?? 0 };
  if (chain === "observations") return observationHead(db, known, from, to);
  const last = await db.auditEntry.findFirst({
    where: { at: { lt: to } },
    orderBy: { seq: "desc" },
    select: { seq: true, selfHash: true },
  });
  return last === null ? known : { hash: last.selfHash, count: last.seq };
}

async function observationHead(db: Db, before: Omit<ChainHead, "day">, from: Date, to: Date) {
  const digest = createHash("sha256").update(before.hash);
  let count = 0;
  for (;;) {
    const rows = await db.observation.findMany({
      where: { at: { gte: from, lt: to }, target: { illustration: false } },
      orderBy: [{ at: "asc" }, { id: "asc" }],
      ...{ skip: count, take: PAGE, select: { selfHash: true } },
    });
    for (const { selfHash } of rows) digest.update(selfHash);
    count += rows.length;
    if (rows.length < PAGE) break;
  }
  if (count === 0) return before;
  return { hash: digest.digest("hex"), count: before.count + count };
}

/** Writes down heads of a chain, those left out of whose day another server has written one. */
export async function saveChainHeads(
  db: Db,
  chain: Chain,
  heads: ReadonlyArray<ChainHead>,
  { newId, at }: { newId: () => string; at: Date },
): Promise<void> {
  if (heads.length === 0) return;
  await inTransaction(db, async (tx) => {
    const days = heads.map(({ day }) => day);
    const known = await tx.chainHead.findMany({
      where: { chain, day: { in: days } },
      select: { day: true },
    });
    const written = new Set(known.map(({ day }) => day));
    const missing = heads.filter(({ day }) => !written.has(day));
    await tx.chainHead.createMany({
      data: missing.map((head) => ({ id: newId(), chain, ...head, recordedAt: at })),
    });
  });
}
