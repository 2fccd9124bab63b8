import { type ReportForm, ReportFormSchema } from "#app/domain/report-form.ts";
import type { Db, Tx } from "./db.server.ts";
import { readJson } from "./json-column.server.ts";

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
  const form = readJson(ReportFormSchema, row.formJson, `ReportDraft ${row.id}`);
  return { id: row.id, form, version: row.version, updatedAt: row.updatedAt };
}

/** The milestones a person has a draft on, as `<plan>/<milestone>`. */
export async function draftsOf(db: Db, authorId: string): Promise<ReadonlySet<string>> {
  const rows = await db.reportDraft.findMany({
    where: { authorId },
    select: { milestone: { select: { code: true, plan: { select: { slug: true } } } } },
  });
  return new Set(rows.map(({ milestone }) => `${milestone.plan.slug}/${milestone.code}`));
}

export async function insertDraft(
  tx: Tx,
  draft: { id: string; milestoneId: string; authorId: string; form: ReportForm; updatedAt: Date },
): Promise<void> {
  const { form, ...row } = draft;
  await tx.reportDraft.create({ data: { ...row, formJson: JSON.stringify(form), version: 1 } });
}

/** @returns false when somebody else has changed or removed it since `from`; then it is left as it is. */
export async function updateDraft(
  tx: Tx,
  { id, version: from }: Pick<Draft, "id" | "version">,
  { form, updatedAt }: { form: ReportForm; updatedAt: Date },
): Promise<boolean> {
  const { count } = await tx.reportDraft.updateMany({
    where: { id, version: from },
    data: { formJson: JSON.stringify(form), version: from + 1, updatedAt },
  });
  return count === 1;
}

export async function removeDraft(tx: Tx, key: { milestoneId: string; authorId: string }): Promise<void> {
  await tx.reportDraft.deleteMany({ where: key });
}
