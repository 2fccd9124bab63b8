import type { Row } from "#app/data/many-rows.server.ts";
import { saysSame } from "#app/domain/authoring/plan-edit.ts";
import type { Bilingual } from "#app/domain/plan.ts";
import { planTable } from "./plan-tables.server.ts";
import { runInChunks, type Writing } from "./writing.server.ts";

const VALUE = planTable("PlanFieldValue");

type Valued = { values: Readonly<Record<string, Bilingual>> };
type Change = { code: string; before: Valued | null; after: Valued | null };

/** Values of the plan's own fields. */
export async function writeValues(
  { tx, ids, newId }: Writing,
  changes: ReadonlyArray<Change>,
): Promise<void> {
  const rows: Array<Row> = [];
  for (const { code: subjectCode, before, after } of changes) {
    const [olds, news] = [before?.values ?? {}, after?.values ?? {}];
    for (const field of new Set([...Object.keys(olds), ...Object.keys(news)])) {
      if (saysSame(olds[field], news[field])) continue;
      const fieldId = ids.of("field", field);
      if (olds[field] !== undefined) await tx.planFieldValue.deleteMany({ where: { fieldId, subjectCode } });
      const value = news[field];
      if (value !== undefined)
        rows.push({ id: newId(), fieldId, subjectCode, value: value.id, valueEn: value.en });
    }
  }
  await runInChunks(tx, VALUE.insert, rows);
}
