import { z } from "zod";
import type { ReportForm } from "#app/domain/report-form.ts";
import type { Db, Tx } from "./db.server.ts";
import { readJson } from "./json-column.server.ts";

const Text = z.string().catch("");

/** What was typed, as it was typed. */
const FormSchema = z.object({
  percent: Text,
  narrative: Text,
  obstacles: z.array(z.string()).catch([]),
  obstacleNote: Text,
  nextStep: Text,
  nextStepOn: Text,
  supportAsked: Text,
  slots: z.array(z.object({ code: z.string(), kind: Text, links: Text })).catch([]),
}) satisfies z.ZodType<ReportForm>;

export type Draft = { id: string; form: ReportForm; version: number; updatedAt: Date };

/** A person's unfinished report on a milestone; null when there is none. */
export async function findDraft(
  db: Db | Tx,
  key: { milestoneId: string; authorId: string },
): Promise<Draft | null> {
  const row = await db.reportDraft.findUnique({
    where: { milestoneId_authorId: key },
    select: { id: true, formJson: true, version: true, updatedAt: true },
  });
  if (row === null) return null;
  const form = readJson(FormSchema, row.formJson, `ReportDraft ${row.id}`);
  return { id: row.id, form, version: row.version, updatedAt: row.updatedAt };
}

export async function insertDraft(
  tx: Tx,
  draft: { id: string; milestoneId: string; authorId: string; form: ReportForm; updatedAt: Date },
): Promise<void> {
  const { form, ...row } = draft;
  await tx.reportDraft.create({ data: { ...row, formJson: JSON.stringify(form), version: 1 } });
}

export async function updateDraft(
  tx: Tx,
  id: string,
  { form, version, updatedAt }: { form: ReportForm; version: number; updatedAt: Date },
): Promise<void> {
  await tx.reportDraft.update({
    where: { id },
    data: { formJson: JSON.stringify(form), version, updatedAt },
  });
}

export async function removeDraft(tx: Tx, key: { milestoneId: string; authorId: string }): Promise<void> {
  await tx.reportDraft.deleteMany({ where: key });
}
