import { hash } from "node:crypto";
import { z } from "zod";
import { canonicalJson } from "#app/domain/canonical-json.ts";
import { type Db, requireSerialised, type Tx } from "./db-engine.server.ts";
import { noteEntryInstant } from "./fact-notes.server.ts";
import { type StoredInstant, statement } from "./many-reads.server.ts";
import { insertInto, runForRows } from "./many-rows.server.ts";

export type AuditInput = {
  /** Null when the system itself acts. */
  actorId: string | null;
  actorLabel: string;
  action: string;
  subjectType: string;
  subjectId: string;
  planId: string | null;
  /** Any JSON value; null when there is nothing to tell. */
  before: unknown;
  after: unknown;
  reason: string | null;
};

export type HashedFields = {
  seq: number;
  at: Date;
  actorId: string | null;
  actorLabel: string;
  action: string;
  subjectType: string;
  subjectId: string;
  planId: string | null;
  beforeJson: string | null;
  afterJson: string | null;
  reason: string | null;
};

const BEFORE_THE_FIRST = "0".repeat(64);
const AUDIT_ENTRY = insertInto("AuditEntry", {
  ...{ seq: "integer", at: "timestamp(3)", actorId: "text", actorLabel: "text", action: "text" },
  ...{ subjectType: "text", subjectId: "text", planId: "text", beforeJson: "text", afterJson: "text" },
  ...{ reason: "text", prevHash: "text", selfHash: "text" },
});
const VERIFY_BATCH = 1000;
const LOWEST_SEQ = -(2 ** 31);

const lastRows = statement<{ seq: number; at: StoredInstant; selfHash: string }>(
  'SELECT "seq", "at", "selfHash" FROM "AuditEntry" ORDER BY "seq" DESC LIMIT 1',
);

/** The log's last entry; null before the first. */
export async function lastEntry(tx: Tx): Promise<{ seq: number; at: Date; selfHash: string } | null> {
  const [row] = await lastRows(tx);
  return row === undefined ? null : { ...row, at: new Date(row.at) };
}

/** Adds one entry to the audit log, chained to the one before it by hash. */
export async function appendAudit(
  tx: Tx,
  entry: AuditInput,
  { at }: { at: Date },
): Promise<{ seq: number; selfHash: string }> {
  const [added] = await appendAudits(tx, [{ entry, at }]);
  if (added === undefined) throw new Error("an audit entry was not added");
  return added;
}

/** Adds entries to the audit log in this order, each chained to the one before it. */
export async function appendAudits(
  tx: Tx,
  entries: ReadonlyArray<{ entry: AuditInput; at: Date }>,
): Promise<Array<{ seq: number; selfHash: string }>> {
  requireSerialised(tx);
  if (entries.length === 0) return [];
  const last = await lastEntry(tx);
  let [seq, prevHash] = [last?.seq ?? 0, last?.selfHash ?? BEFORE_THE_FIRST];
  const rows = entries.map(({ entry, at }) => {
    const { before, after, ...who } = entry;
    seq += 1;
    const fields = { ...who, seq, at, beforeJson: textOf(before), afterJson: textOf(after) };
    const row = { ...fields, prevHash, selfHash: entryHash(prevHash, fields) };
    prevHash = row.selfHash;
    return row;
  });
  await runForRows(tx, AUDIT_ENTRY, rows);
  noteEntryInstant(tx, rows.at(-1)?.at ?? new Date(0));
  return rows.map(({ seq: number, selfHash }) => ({ seq: number, selfHash }));
}

function textOf(value: unknown): string | null {
  return value === null ? null : canonicalJson(value);
}

/** Action of an entry that says a person was erased, and what the entries that named them read since. */
export const PERSON_ERASED = "person.erased";

/** What such an entry tells of others: their digests by number, as they now stand. */
const Tombstones = z.object({ entries: z.record(z.string(), z.string()) });

/** Digests of entries a name was taken out of, by number; the latest erasure counts. */
async function readTombstones(db: Db): Promise<Map<number, string>> {
  const rows = await db.auditEntry.findMany({
    where: { action: PERSON_ERASED },
    orderBy: { seq: "asc" },
    select: { afterJson: true },
  });
  const told = rows.flatMap(({ afterJson }) => {
    const read = Tombstones.safeParse(JSON.parse(afterJson ?? "null"));
    return read.success ? Object.entries(read.data.entries) : [];
  });
  return new Map(told.map(([seq, digest]) => [Number(seq), digest]));
}

/**
 * The number of the first entry that was changed, removed or put in afterwards; null when the chain holds. An entry
 * that an erasure took a name out of keeps its hash, and holds by the digest the erasure's own entry gives it.
 * Entries cut off at the end leave a chain that holds: compare the last hash with one kept elsewhere.
 */
export async function verifyAudit(db: Db): Promise<number | null> {
  const tombstones = await readTombstones(db);
  let seq = 0;
  let prevHash = BEFORE_THE_FIRST;
  for (;;) {
    const entries = await db.auditEntry.findMany({
      where: { seq: { gt: seq === 0 ? LOWEST_SEQ : seq } },
      orderBy: { seq: "asc" },
      take: VERIFY_BATCH,
    });
    for (const entry of entries) {
      const holds = entry.seq === seq + 1 && entry.prevHash === prevHash;
      const digest = entryHash(prevHash, entry);
      if (!holds || (entry.selfHash !== digest && tombstones.get(entry.seq) !== digest)) return seq + 1;
      seq = entry.seq;
      prevHash = entry.selfHash;
    }
    if (entries.length < VERIFY_BATCH) return null;
  }
}

/** The hash of an entry after the one before it. */
export function entryHash(prevHash: string, entry: HashedFields): string {
  const { seq, actorId, actorLabel, action, subjectType, subjectId, planId, beforeJson, afterJson, reason } =
    entry;
  const at = entry.at.toISOString();
  const hashed = {
    seq,
    at,
    actorId,
    actorLabel,
    action,
    subjectType,
    subjectId,
    planId,
    beforeJson,
    afterJson,
    reason,
  };
  return hash("sha256", prevHash + canonicalJson(hashed), "hex");
}
