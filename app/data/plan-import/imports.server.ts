import type { Db, Tx } from "#app/data/db.server.ts";
import { readJson } from "#app/data/json-column.server.ts";
import {
  IMPORT_STATES,
  type ImportState,
  type ImportSummary,
  ImportSummarySchema,
} from "#app/domain/plan-import.ts";

/** An import of a file into a plan, as it stands. */
export type ImportRow = {
  id: string;
  planId: string | null;
  planSlug: string;
  fileName: string;
  bytes: number;
  shape: string;
  state: ImportState;
  rowsDone: number;
  planFingerprint: string | null;
  summary: ImportSummary | null;
  cancelAsked: boolean;
  createdBy: string;
  createdAt: Date;
};

const COLUMNS = {
  ...{ id: true, planId: true, planSlug: true, fileName: true, bytes: true, shape: true, state: true },
  ...{ rowsDone: true, planFingerprint: true, resultJson: true, cancelAsked: true, createdBy: true },
  createdAt: true,
} as const;

type Stored = { id: string; state: string; resultJson: string | null };

function importOf<Row extends Stored>({ state, resultJson, ...row }: Row) {
  const known = IMPORT_STATES.find((each) => each === state);
  if (known === undefined) throw new Error(`PlanImport ${row.id}: unknown state ${state}`);
  const summary =
    resultJson === null ? null : readJson(ImportSummarySchema, resultJson, `PlanImport ${row.id}`);
  return { ...row, state: known, summary };
}

export async function findImport(db: Db | Tx, id: string): Promise<ImportRow | null> {
  const row = await db.planImport.findUnique({ where: { id }, select: COLUMNS });
  return row === null ? null : importOf(row);
}

/** The latest imports into a plan, newest first. */
export async function recentImports(db: Db, planSlug: string) {
  const rows = await db.planImport.findMany({
    where: { planSlug },
    orderBy: { createdAt: "desc" },
    take: 10,
    select: { id: true, fileName: true, state: true, createdAt: true },
  });
  return rows;
}

export type NewImport = Pick<
  ImportRow,
  "id" | "planId" | "planSlug" | "fileName" | "bytes" | "createdBy" | "createdAt"
> & {
  sha256: string;
  shape: string;
};

export async function insertImport(tx: Tx, row: NewImport): Promise<void> {
  await tx.planImport.create({ data: { ...row, state: "waiting" }, select: { id: true } });
}

/** Imports that wait, or whose reader has gone silent. */
export async function waitingImports(db: Db, now: Date): Promise<Array<string>> {
  const rows = await db.planImport.findMany({
    where: { OR: [{ state: "waiting" }, { state: "reading", leaseUntil: { lt: now } }] },
    orderBy: { createdAt: "asc" },
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

/** Takes an import on for a while. False when another process has it. */
export async function claimImport(
  db: Db,
  id: string,
  { now, until }: { now: Date; until: Date },
): Promise<boolean> {
  const { count } = await db.planImport.updateMany({
    where: { id, OR: [{ state: "waiting" }, { state: "reading", leaseUntil: { lt: now } }] },
    data: { state: "reading", leaseUntil: until, rowsDone: 0 },
  });
  return count === 1;
}

/** Notes how far the reading is, and asks whether it is to be cancelled. */
export async function noteRows(db: Db, id: string, rowsDone: number, leaseUntil: Date): Promise<boolean> {
  await db.planImport.updateMany({ where: { id, state: "reading" }, data: { rowsDone, leaseUntil } });
  const row = await db.planImport.findUnique({ where: { id }, select: { cancelAsked: true } });
  return row?.cancelAsked ?? true;
}

type Ended = {
  state: ImportState;
  finishedAt: Date;
  summary?: ImportSummary;
  fingerprint?: string;
  batchId?: string;
  planId?: string;
};

/** Brings an import from one state to the next. False when it was in another. */
export async function moveImport(
  db: Db | Tx,
  id: string,
  from: ReadonlyArray<ImportState>,
  { summary, fingerprint, ...rest }: Ended,
): Promise<boolean> {
  const told = summary === undefined ? {} : { resultJson: JSON.stringify(summary), rowsTotal: summary.rows };
  const against = fingerprint === undefined ? {} : { planFingerprint: fingerprint };
  const { count } = await db.planImport.updateMany({
    where: { id, state: { in: [...from] } },
    data: { ...rest, ...told, ...against, leaseUntil: null },
  });
  return count === 1;
}

export async function askCancel(db: Db, id: string): Promise<void> {
  await db.planImport.updateMany({ where: { id }, data: { cancelAsked: true } });
}
