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

/** Instant of the first entry of a chain; null while it is empty. */
export async function chainBegan(db: Db, chain: Chain): Promise<Date | null> {
  const first = { orderBy: { at: "asc" }, select: { at: true } } as const;
  const row =
    chain === "audit"
      ? await db.auditEntry.findFirst(first)
      : await db.observation.findFirst({ where: { target: { illustration: false } }, ...first });
  return row?.at ?? null;
}

/** A day of a chain: its first instant, and the first of the day after it. */
export type ChainDay = { day: string; from: Date; to: Date };

type Standing = Omit<ChainHead, "day">;

/**
 * The heads of a chain at the end of each of these days, in one pass over their entries.
 *
 * Observations form one chain per target: their common head is the SHA-256 of the head before and the
 * hashes of the day's observations in the order of their rows. The audit log has one chain: its head is
 * the hash of its last entry.
 *
 * @param before head of the day before the first.
 * @param days one after the other, without a gap.
 */
export async function headsAt(
  db: Db,
  chain: Chain,
  before: ChainHead | null,
  days: ReadonlyArray<ChainDay>,
): Promise<Array<ChainHead>> {
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return [];
  const span = { gte: first.from, lt: last.to };
  const known = { hash: before?.hash ?? GENESIS_HASH, count: before?.count ?? 0 };
  return chain === "audit"
    ? auditHeads(db, (await lastAuditBefore(db, first.from)) ?? known, days, span)
    : observationHeads(db, known, days, span);
}

async function lastAuditBefore(db: Db, instant: Date): Promise<Standing | null> {
  const last = await db.auditEntry.findFirst({
    where: { at: { lt: instant } },
    orderBy: { seq: "desc" },
    select: { seq: true, selfHash: true },
  });
  return last === null ? null : { hash: last.selfHash, count: last.seq };
}

type Span = { gte: Date; lt: Date };

async function auditHeads(db: Db, known: Standing, days: ReadonlyArray<ChainDay>, at: Span) {
  const pages = paged((page) =>
    db.auditEntry.findMany({
      where: { at },
      orderBy: [{ at: "asc" }, { seq: "asc" }],
      ...{ ...page, select: { at: true, seq: true, selfHash: true } },
    }),
  );
  return walk(pages, days, known, (before, rows) =>
    rows.reduce(
      (last, { seq, selfHash }) => (seq > last.count ? { hash: selfHash, count: seq } : last),
      before,
    ),
  );
}

async function observationHeads(db: Db, known: Standing, days: ReadonlyArray<ChainDay>, at: Span) {
  const pages = paged((page) =>
    db.observation.findMany({
      where: { at, target: { illustration: false } },
      orderBy: [{ at: "asc" }, { id: "asc" }],
      ...{ ...page, select: { at: true, selfHash: true } },
    }),
  );
  return walk(pages, days, known, (before, rows) =>
    grown(
      before,
      rows.map(({ selfHash }) => selfHash),
    ),
  );
}

async function* paged<Row>(read: (page: { skip: number; take: number }) => Promise<Array<Row>>) {
  for (let skip = 0; ; skip += PAGE) {
    const rows = await read({ skip, take: PAGE });
    yield* rows;
    if (rows.length < PAGE) return;
  }
}

/** One head a day, from entries in the order of their instants. */
async function walk<Row extends { at: Date }>(
  entries: AsyncIterable<Row>,
  days: ReadonlyArray<ChainDay>,
  known: Standing,
  add: (before: Standing, entriesOfDay: ReadonlyArray<Row>) => Standing,
): Promise<Array<ChainHead>> {
  const ofDay = days.map((): Array<Row> => []);
  let place = 0;
  for await (const entry of entries) {
    for (let day = days[place]; day !== undefined && day.to <= entry.at; day = days[place]) place += 1;
    ofDay[place]?.push(entry);
  }
  let standing = known;
  return days.map(({ day }, index) => {
    standing = add(standing, ofDay[index] ?? []);
    return { day, ...standing };
  });
}

function grown(before: Standing, hashes: ReadonlyArray<string>): Standing {
  if (hashes.length === 0) return before;
  const digest = createHash("sha256").update(before.hash);
  for (const hash of hashes) digest.update(hash);
  return { hash: digest.digest("hex"), count: before.count + hashes.length };
}

/** Writes heads down, but for days another server has written. */
export async function saveChainHeads(
  db: Db,
  { chain, heads }: { chain: Chain; heads: ReadonlyArray<ChainHead> },
  { newId, at }: { newId: () => string; at: Date },
): Promise<void> {
  await inTransaction(db, async (tx) => {
    const days = heads.map(({ day }) => day);
    const known = await tx.chainHead.findMany({ where: { chain, day: { in: days } }, select: { day: true } });
    const taken = new Set(known.map(({ day }) => day));
    const data = heads
      .filter(({ day }) => !taken.has(day))
      .map((head) => ({ id: newId(), chain, ...head, recordedAt: at }));
    if (data.length > 0) await tx.chainHead.createMany({ data });
  });
}
