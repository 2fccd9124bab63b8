import { z } from "zod";
import type { Db, Tx } from "#app/data/db.server.ts";
import { Day } from "#app/data/fact-schemas.server.ts";
import { readJson } from "#app/data/json-column.server.ts";
import { SUBJECT_TYPES } from "#app/domain/authoring/closed-lists.ts";
import { EDIT_KINDS, type PlanEdit } from "#app/domain/authoring/plan-edit.ts";
import { EDIT_WAYS, type EditWay, type RecordedEdit } from "#app/domain/authoring/recorded-edit.ts";
import { planTable } from "./plan-tables.server.ts";
import { runInChunks } from "./writing.server.ts";

const EDIT = planTable("PlanEdit");

const Fields = z.record(z.string(), z.unknown());
const Type = z.enum(SUBJECT_TYPES);
const Kind = z.enum(EDIT_KINDS);
const Way = z.enum(EDIT_WAYS);

/** Every change made to a plan, in the order in which they were made. */
export async function loadEdits(
  db: Db | Tx,
  planId: string,
  only: { batchId?: string } = {},
): Promise<Array<RecordedEdit>> {
  const rows = await db.planEdit.findMany({
    where: { planId, ...only },
    orderBy: [{ recordedAt: "asc" }, { ordinal: "asc" }],
  });
  return rows.map((row) => ({
    ...{ subjectType: Type.parse(row.subjectType), subjectCode: row.subjectCode, kind: Kind.parse(row.kind) },
    before: row.beforeJson === null ? null : readJson(Fields, row.beforeJson, `PlanEdit ${row.id}`),
    after: row.afterJson === null ? null : readJson(Fields, row.afterJson, `PlanEdit ${row.id}`),
    ...{ batch: row.batchId, reason: row.reason, via: Way.parse(row.via), undoes: row.undoesBatchId },
    ...{ actor: row.actorId, knownOn: Day.parse(row.knownOn), recordedAt: row.recordedAt.toISOString() },
    illustration: row.illustration,
  }));
}

export type Batch = {
  planId: string;
  batchId: string;
  reason: string | null;
  via: EditWay;
  undoesBatchId: string | null;
  actorId: string;
  knownOn: string;
  recordedAt: Date;
};

/** Records edits made together, in their order. */
export async function insertEdits(
  tx: Tx,
  batch: Batch,
  edits: ReadonlyArray<PlanEdit>,
  newId: () => string,
): Promise<void> {
  const { planId, recordedAt } = batch;
  const first = await tx.planEdit.count({ where: { planId, recordedAt } }); // two batches of one instant stay apart
  const rows = edits.map(({ subjectType, subjectCode, kind, before, after }, place) => ({
    ...{ ...batch, id: newId(), ordinal: first + place, subjectType, subjectCode, kind },
    beforeJson: before === null ? null : JSON.stringify(before),
    ...{ afterJson: after === null ? null : JSON.stringify(after), illustration: false },
  }));
  await runInChunks(tx, EDIT.insert, rows);
}
