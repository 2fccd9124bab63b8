import { setImmediate } from "node:timers/promises";
import type { Tx } from "#app/data/db.server.ts";
import { type Row, type RowStatement, runForRows } from "#app/data/many-rows.server.ts";
import type { SubjectType } from "#app/domain/authoring/closed-lists.ts";
import type { PlanDocument, Subject } from "#app/domain/authoring/plan-document.ts";
import type { PlanEdit } from "#app/domain/authoring/plan-edit.ts";
import type { PlanTable } from "./plan-tables.server.ts";

/** What every step of writing edits works with. */
export type Writing = {
  tx: Tx;
  planId: string;
  at: Date;
  /** The plan's day on which it is written: the day a new deadline or a retirement is known. */
  today: string;
  newId: () => string;
  actorId: string;
  ids: Ids;
};

/** Ids of the rows of a plan by the code of their subject. New rows get theirs before they are written. */
export type Ids = { of: (type: SubjectType | "organisation", code: string) => string };

/** One subject to write: as it was, as it is to be; null where there was or will be none. */
export type SubjectChange<Type extends SubjectType> = {
  code: string;
  before: Subject<Type> | null;
  after: Subject<Type> | null;
};

/** The subjects of one kind that edits touch, each once. */
export function changesOf<Type extends SubjectType>(
  type: Type,
  { before, after, edits }: { before: PlanDocument; after: PlanDocument; edits: ReadonlyArray<PlanEdit> },
): Array<SubjectChange<Type>> {
  const codes = new Set(
    edits.filter(({ subjectType }) => subjectType === type).map(({ subjectCode }) => subjectCode),
  );
  if (codes.size === 0) return [];
  const olds = new Map(before[type].map((subject) => [subject.code, subject]));
  const news = new Map(after[type].map((subject) => [subject.code, subject]));
  return [...codes].map((code) => ({ code, before: olds.get(code) ?? null, after: news.get(code) ?? null }));
}

/** Most rows written before others are answered. */
const MOST_ROWS = 500;

/** Writes changes of one kind to its table. */
export async function writeRows<Type extends SubjectType>(
  { tx, ids }: Pick<Writing, "tx" | "ids">,
  type: Type,
  changes: ReadonlyArray<SubjectChange<Type>>,
  table: PlanTable & {
    columns: (subject: Subject<Type>) => Row;
    remove?: (ids: Array<string>) => Promise<unknown>;
  },
): Promise<void> {
  const [created, changed, removed]: [Array<Row>, Array<Row>, Array<string>] = [[], [], []];
  for (const { code, before, after } of changes) {
    const id = ids.of(type, code);
    if (after === null) removed.push(id);
    else (before === null ? created : changed).push({ ...table.columns(after), id });
  }
  await runInChunks(tx, table.update, changed);
  await runInChunks(tx, table.insert, created);
  if (removed.length === 0) return;
  if (table.remove === undefined) throw new Error(`a ${type} is retired, never removed`);
  await inChunks(removed, table.remove);
}

/** Runs a statement for rows of any number, and lets others be answered now and then. */
export async function runInChunks(tx: Tx, statement: RowStatement, rows: ReadonlyArray<Row>): Promise<void> {
  await inChunks(rows, (chunk) => runForRows(tx, statement, chunk));
}

export async function inChunks<Each>(
  rows: ReadonlyArray<Each>,
  write: (rows: Array<Each>) => Promise<unknown>,
): Promise<void> {
  for (let start = 0; start < rows.length; start += MOST_ROWS) {
    if (start > 0) await setImmediate();
    await write(rows.slice(start, start + MOST_ROWS));
  }
}
