import { z } from "zod";
import type { Db, Tx } from "#app/data/db.server.ts";
import { readJson } from "#app/data/json-column.server.ts";
import type { Bilingual } from "#app/domain/plan.ts";

/** What a column of JSON holds, for the subject's schema to judge. */
export function jsonOf(json: string): unknown {
  return readJson(z.unknown(), json, "a plan's column");
}

/** A retirement from its columns; null of what is in force. */
export function retiredOf(row: {
  retiredOn: string | null;
  retiredReason: string | null;
  successorCode: string | null;
}) {
  const { retiredOn: on, retiredReason, successorCode: successor } = row;
  return on === null ? null : { on, reason: retiredReason ?? "", successor };
}

/** Values of a plan's own fields. */
export type Values = { of: (appliesTo: string, subject: string) => Record<string, Bilingual> };

export async function valuesByField(db: Db | Tx, planId: string): Promise<Values> {
  const rows = await db.planFieldValue.findMany({
    where: { field: { planId } },
    select: {
      ...{ subjectCode: true, value: true, valueEn: true },
      field: { select: { code: true, appliesTo: true } },
    },
  });
  const held = new Map<string, Record<string, Bilingual>>();
  for (const { field, subjectCode, value, valueEn } of rows) {
    const key = `${field.appliesTo} ${subjectCode}`;
    const values = held.get(key) ?? {};
    held.set(key, { ...values, [field.code]: { id: value, en: valueEn } });
  }
  return { of: (appliesTo, subject) => held.get(`${appliesTo} ${subject}`) ?? {} };
}
