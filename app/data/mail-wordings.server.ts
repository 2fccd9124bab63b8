import { z } from "zod";
import { MAIL_LANGUAGES, type MailLanguage } from "#app/domain/follow-mail.ts";
import { WORDED_KINDS, type WordedKind } from "#app/domain/notice/wording.ts";
import type { Db, Tx } from "./db.server.ts";

/** Words an administrator wrote for a mail of a plan. */
export type WordingRow = {
  planId: string;
  kind: WordedKind;
  language: MailLanguage;
  subject: string;
  body: string;
};

const StoredSchema = z.object({ kind: z.enum(WORDED_KINDS), language: z.enum(MAIL_LANGUAGES) });

/** The words that hold in these plans: of each kind and language the latest; empty ones were taken back. */
export async function loadWordings(db: Db | Tx, planIds: ReadonlyArray<string>): Promise<Array<WordingRow>> {
  const rows = await db.mailWording.findMany({
    where: { planId: { in: [...planIds] } },
    orderBy: [{ recordedAt: "asc" }, { id: "asc" }],
    select: { planId: true, kind: true, language: true, subject: true, body: true },
  });
  const latest = new Map<string, WordingRow>();
  for (const { kind, language, ...row } of rows) {
    const read = StoredSchema.safeParse({ kind, language });
    if (read.success) latest.set(`${row.planId} ${kind} ${language}`, { ...row, ...read.data });
  }
  return [...latest.values()].filter(({ subject }) => subject !== "");
}

export async function insertWording(
  tx: Tx,
  wording: WordingRow & { id: string; recordedBy: string; recordedAt: Date },
): Promise<void> {
  await tx.mailWording.create({ data: wording, select: { id: true } });
}

/** Plans with what their administrators need to see of them, in order. */
export async function listWordedPlans(
  db: Db,
): Promise<Array<{ id: string; slug: string; title: string; titleEn: string | null; timeZone: string }>> {
  return db.plan.findMany({
    orderBy: [{ ordinal: "asc" }, { slug: "asc" }],
    select: { id: true, slug: true, title: true, titleEn: true, timeZone: true },
  });
}
