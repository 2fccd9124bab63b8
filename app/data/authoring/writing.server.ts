import type { Tx } from "#app/data/db.server.ts";
import type { SubjectType } from "#app/domain/authoring/closed-lists.ts";
import type { PlanDocument, Subject } from "#app/domain/authoring/plan-document.ts";
import type { PlanEdit } from "#app/domain/authoring/plan-edit.ts";

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

/** Most rows handed to the database at once: SQLite takes a limited number of values in one statement. */
const MOST_ROWS = 400;

/** Writes changes of one kind to its table. */
export async function writeRows<Type extends SubjectType, Columns extends object>(
  { ids }: Pick<Writing, "ids">,
  type: Type,
  changes: ReadonlyArray<SubjectChange<Type>>,
  table: {
    columns: (subject: Subject<Type>) => Columns;
    create: (rows: Array<Columns & { id: string }>) => Promise<unknown>;
    update: (id: string, row: Columns) => Promise<unknown>;
    remove?: (ids: Array<string>) => Promise<unknown>;
  },
): Promise<void> {
  const created: Array<Columns & { id: string }> = [];
  const removed: Array<string> = [];
  for (const { code, before, after } of changes) {
    const id = ids.of(type, code);
    if (after === null) removed.push(id);
    else if (before === null) created.push({ ...table.columns(after), id });
    else await table.update(id, table.columns(after));
  }
  await inChunks(created, table.create);
  if (removed.length === 0) return;
  if (table.remove === undefined) throw new Error(`a ${type} is retired, never removed`);
  await inChunks(removed, table.remove);
}

export async function inChunks<Each>(
  rows: ReadonlyArray<Each>,
  write: (rows: Array<Each>) => Promise<unknown>,
): Promise<void> {
  for (let start = 0; start < rows.length; start += MOST_ROWS)
    await write(rows.slice(start, start + MOST_ROWS));
}
