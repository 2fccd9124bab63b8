import { z } from "zod";
import type { Db, Tx } from "./db.server.ts";
import { selectWhereIn } from "./many-reads.server.ts";
import { insertInto, runForRows } from "./many-rows.server.ts";

/** Why of a content only the digest was kept: the file under it is not ours to hand on, or was too large. */
export const WITHHELD_REASONS = ["licence", "personal-data", "too-large", "not-kept"] as const;
export type WithheldReason = (typeof WITHHELD_REASONS)[number];

export type SnapshotRow = {
  id: string;
  targetId: string;
  /** The first observation of this content. */
  observationId: string;
  /** Of the unpacked content; names its file in the snapshot folder. */
  sha256: string;
  /** Unpacked. */
  bytes: number;
  /** Null when the bytes were kept. */
  withheld: WithheldReason | null;
  storedAt: Date;
};

export type NewSnapshot = SnapshotRow;

const Withheld = z.enum(WITHHELD_REASONS).nullable();
/** Reasons that leave a file standing that was kept before. */
const LEAVES_KEPT: ReadonlySet<WithheldReason> = new Set<WithheldReason>(["too-large", "not-kept"]);
const BATCH = 500;

const SNAPSHOT = insertInto("Snapshot", {
  ...{ id: "text", targetId: "text", observationId: "text", sha256: "text", bytes: "integer" },
  ...{ withheld: "text", storedAt: "timestamp(3)" },
});

/**
 * Records that targets had contents, and whether those were kept. A content seen again keeps its row; its
 * latest word on keeping counts, except that what could not be kept now may have been kept before.
 */
export async function recordSnapshots(tx: Tx, snapshots: ReadonlyArray<NewSnapshot>): Promise<void> {
  if (snapshots.length === 0) return;
  const rows = await knownRows(tx, [...new Set(snapshots.map(({ targetId }) => targetId))]);
  const known = new Map(rows.map((row) => [keyOf(row), row]));
  const added = new Map<string, NewSnapshot>();
  for (const snapshot of snapshots) {
    const row = known.get(keyOf(snapshot));
    if (row === undefined) added.set(keyOf(snapshot), snapshot);
    else await keepWord(tx, row, snapshot);
  }
  await runForRows(tx, SNAPSHOT, [...added.values()]);
}

type KnownRow = { id: string; targetId: string; sha256: string; withheld: string | null };

const knownRows = selectWhereIn<KnownRow>(
  'SELECT "id", "targetId", "sha256", "withheld" FROM "Snapshot" WHERE "targetId"',
);

/** @returns the id of the content's row. */
export async function recordSnapshot(tx: Tx, snapshot: NewSnapshot): Promise<string> {
  await recordSnapshots(tx, [snapshot]);
  const { targetId, sha256 } = snapshot;
  const row = await tx.snapshot.findUniqueOrThrow({
    where: { targetId_sha256: { targetId, sha256 } },
    select: { id: true },
  });
  return row.id;
}

async function keepWord(
  tx: Tx,
  known: { id: string; withheld: string | null },
  { withheld, storedAt }: NewSnapshot,
): Promise<void> {
  const staysKept = known.withheld === null && withheld !== null && LEAVES_KEPT.has(withheld);
  if (known.withheld === withheld || staysKept) return;
  await tx.snapshot.update({ where: { id: known.id }, data: { withheld, storedAt }, select: { id: true } });
}

function keyOf({ targetId, sha256 }: { targetId: string; sha256: string }): string {
  return `${targetId} ${sha256}`;
}

/**
 * Takes a content back from everyone who had it, when its file is to be removed.
 *
 * @returns from how many targets it is withheld for another reason than before.
 */
export async function withholdSnapshots(
  tx: Tx,
  sha256: string,
  withheld: WithheldReason,
  at: Date,
): Promise<number> {
  const { count } = await tx.snapshot.updateMany({
    where: { sha256, OR: [{ withheld: null }, { withheld: { not: withheld } }] },
    data: { withheld, storedAt: at },
  });
  return count;
}

/** The contents a target has had, latest first. */
export async function snapshotsOfTarget(db: Db | Tx, targetId: string): Promise<Array<SnapshotRow>> {
  const rows = await db.snapshot.findMany({
    where: { targetId },
    orderBy: [{ storedAt: "desc" }, { id: "desc" }],
  });
  return rows.map(rowOf);
}

/** One content of a target; null when it never had it. */
export async function findSnapshot(
  db: Db | Tx,
  targetId: string,
  sha256: string,
): Promise<SnapshotRow | null> {
  const row = await db.snapshot.findUnique({ where: { targetId_sha256: { targetId, sha256 } } });
  return row === null ? null : rowOf(row);
}

/** Every content of every target in the order of their ids, a batch at a time. */
export async function* allSnapshots(db: Db | Tx): AsyncGenerator<SnapshotRow> {
  let after = "";
  for (;;) {
    const rows = await db.snapshot.findMany({
      where: { id: { gt: after } },
      orderBy: { id: "asc" },
      take: BATCH,
    });
    for (const row of rows) yield rowOf(row);
    const last = rows.at(-1);
    if (last === undefined || rows.length < BATCH) return;
    after = last.id;
  }
}

function rowOf(row: Omit<SnapshotRow, "withheld"> & { withheld: string | null }): SnapshotRow {
  const { id, targetId, observationId, sha256, bytes, storedAt } = row;
  return { id, targetId, observationId, sha256, bytes, storedAt, withheld: Withheld.parse(row.withheld) };
}
