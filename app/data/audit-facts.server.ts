import { z } from "zod";
import type { AuditFinding } from "#app/domain/audit/finding.ts";
import { type Db, inTransaction, type Tx } from "./db.server.ts";
import {
  appendSeal,
  FACTS_SEALED,
  type FactRow,
  factDigest,
  factRows,
  factRowsAfter,
  type Seal,
  SealSchema,
  sealOf,
} from "./fact-seals.server.ts";
import { rowKey, SEALED_TABLES } from "./fact-tables.server.ts";

/** What the log says of one row last. */
type Sealed = { columns: ReadonlyArray<string>; digest: string; seq: number };
type Sealing = { upTo: number; rows: Map<string, Map<string, Sealed>> };

const PAGE = 1_000;
const LOWEST_SEQ = -(2 ** 31);

/**
 * Facts that are not as the audit log tells. What is found while others write is looked at once more while
 * nobody does, so that a row just written is not mistaken for one put in.
 */
export async function findTamperedFacts(
  db: Db,
): Promise<{ findings: Array<AuditFinding>; entries: number; facts: number }> {
  const sealing: Sealing = { upTo: LOWEST_SEQ, rows: new Map() };
  const entries = await readSeals(db, sealing);
  let facts = 0;
  const suspects = new Map<string, Set<string>>();
  for (const table of SEALED_TABLES) {
    const seen = new Set<string>();
    for await (const rows of pagesOf(db, table)) {
      facts += rows.length;
      for (const row of rows) {
        const key = rowKey(table, row) ?? "";
        seen.add(key);
        if (stateOf(sealing, table, key, row) !== null) suspect(suspects, table, key);
      }
    }
    for (const key of sealing.rows.get(table)?.keys() ?? []) {
      if (!seen.has(key)) suspect(suspects, table, key);
    }
  }
  const findings = await inTransaction(db, (tx) => lookAgain(tx, sealing, suspects));
  return { findings, entries, facts };
}

async function lookAgain(
  tx: Tx,
  sealing: Sealing,
  suspects: ReadonlyMap<string, ReadonlySet<string>>,
): Promise<Array<AuditFinding>> {
  await readSeals(tx, sealing);
  const findings: Array<AuditFinding> = [];
  for (const [table, keys] of suspects) {
    const rows = await factRows(tx, table, [...keys]);
    const byKey = new Map(rows.map((row) => [rowKey(table, row) ?? "", row]));
    for (const key of [...keys].sort()) {
      const finding = stateOf(sealing, table, key, byKey.get(key) ?? null);
      if (finding !== null) findings.push(finding);
    }
  }
  return findings;
}

function stateOf(sealing: Sealing, table: string, key: string, row: FactRow | null): AuditFinding | null {
  const sealed = sealing.rows.get(table)?.get(key);
  if (sealed === undefined) return row === null ? null : { kind: "fact_unknown", table, row: key };
  if (row === null) return { kind: "fact_missing", table, row: key, sealedIn: sealed.seq };
  if (factDigest(row, sealed.columns) === sealed.digest) return null;
  return { kind: "fact_changed", table, row: key, sealedIn: sealed.seq };
}

function suspect(suspects: Map<string, Set<string>>, table: string, key: string): void {
  const keys = suspects.get(table) ?? new Set<string>();
  suspects.set(table, keys.add(key));
}

async function* pagesOf(db: Db | Tx, table: string): AsyncGenerator<Array<FactRow>> {
  let after: FactRow | null = null;
  for (;;) {
    const rows: Array<FactRow> = await factRowsAfter(db, table, { after, most: PAGE });
    yield rows;
    after = rows.at(-1) ?? null;
    if (rows.length < PAGE) return;
  }
}

/** Takes in the sealing entries after those known; returns how many entries of any kind there are. */
async function readSeals(db: Db | Tx, sealing: Sealing): Promise<number> {
  for (;;) {
    const entries = await db.auditEntry.findMany({
      where: { seq: { gt: sealing.upTo }, action: FACTS_SEALED },
      orderBy: { seq: "asc" },
      ...{ take: PAGE, select: { seq: true, afterJson: true } },
    });
    for (const { seq, afterJson } of entries) {
      sealing.upTo = seq;
      const seal = sealIn(afterJson);
      if (seal !== null) takeIn(sealing, seal, seq);
    }
    if (entries.length < PAGE) return db.auditEntry.count();
  }
}

const Text = z.string();

/** Null where the entry itself was spoiled; the chain tells of that. */
function sealIn(afterJson: unknown): Seal | null {
  try {
    const value: unknown = JSON.parse(Text.parse(afterJson));
    return SealSchema.parse(value);
  } catch {
    return null;
  }
}

function takeIn({ rows }: Sealing, { written, removed }: Seal, seq: number): void {
  for (const [table, keys] of Object.entries(removed)) {
    for (const key of keys) rows.get(table)?.delete(key);
  }
  for (const [table, seal] of Object.entries(written)) {
    const known = rows.get(table) ?? new Map<string, Sealed>();
    rows.set(table, known);
    for (const [key, digest] of Object.entries(seal.rows))
      known.set(key, { columns: seal.columns, digest, seq });
  }
}

/**
 * Seals everything a database holds from before facts were sealed, once. Whether those rows are as they were
 * written cannot be known; from here on it can.
 */
export async function sealWhatStands(db: Db, at: Date): Promise<void> {
  const first = { where: { action: FACTS_SEALED }, select: { seq: true } };
  if ((await db.auditEntry.findFirst(first)) !== null) return;
  await inTransaction(
    db,
    async (tx) => {
      if ((await tx.auditEntry.findFirst(first)) !== null) return;
      for (const table of SEALED_TABLES) {
        for await (const rows of pagesOf(tx, table)) {
          if (rows.length === 0) continue;
          await appendSeal(tx, { written: { [table]: sealOf(table, rows) }, removed: {} }, at);
        }
      }
    },
    { timeoutMs: 300_000 },
  );
}
