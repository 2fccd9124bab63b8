import { appendAudit } from "#app/data/audit.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import { countUnsentMails, findMail, listMails, type OutboxRow, retryMail } from "#app/data/outbox.server.ts";
import { type MailStanding, mailStanding, withoutSecrets } from "#app/domain/mail-delivery.ts";
import type { Deps } from "./deps.server.ts";

const MOST_SHOWN = 200;

/** A mail as the administrator sees it, without its words. Instants are ISO. */
export type OutboxEntry = Pick<
  OutboxRow,
  "id" | "kind" | "recipient" | "subject" | "attempts" | "lastError"
> & {
  standing: MailStanding;
  createdAt: string;
  dueAt: string;
  sentAt: string | null;
};

/** The latest mails, unsent ones first, and how many are unsent in all. */
export async function openOutbox(
  deps: Pick<Deps, "db" | "now">,
): Promise<{ mails: Array<OutboxEntry>; unsent: number }> {
  const rows = await listMails(deps.db, MOST_SHOWN);
  const now = deps.now();
  return { mails: rows.map((row) => entryOf(row, now)), unsent: await countUnsentMails(deps.db) };
}

/** One mail with its words; what only its recipient may use is left out. Null when there is none. */
export async function openMail(
  id: string,
  deps: Pick<Deps, "db" | "now">,
): Promise<(OutboxEntry & { text: string; html: string | null }) | null> {
  const row = await findMail(deps.db, id);
  if (row === null) return null;
  const html = row.html === null ? null : withoutSecrets(row.html);
  return { ...entryOf(row, deps.now()), text: withoutSecrets(row.text), html };
}

/** Tries an unsent mail again, from the start; false when it was sent meanwhile. */
export async function retryOutboxMail(
  { id, actorId, actorName }: { id: string; actorId: string; actorName: string },
  deps: Pick<Deps, "db" | "now">,
): Promise<boolean> {
  const at = deps.now();
  return inTransaction(deps.db, async (tx) => {
    if (!(await retryMail(tx, id, at))) return false;
    const subject = { subjectType: "outbox_mail", subjectId: id, planId: null };
    const entry = { actorId, actorLabel: actorName, before: null, after: null, reason: null };
    await appendAudit(tx, { ...entry, ...subject, action: "mail.retried" }, { at });
    return true;
  });
}

function entryOf(row: OutboxRow, now: Date): OutboxEntry {
  const { id, kind, recipient, subject, attempts, lastError } = row;
  return {
    ...{ id, kind, recipient, subject, attempts, lastError, standing: mailStanding(row, now) },
    ...{ createdAt: row.createdAt.toISOString(), dueAt: row.dueAt.toISOString() },
    sentAt: row.sentAt?.toISOString() ?? null,
  };
}
