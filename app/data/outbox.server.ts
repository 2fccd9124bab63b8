import { z } from "zod";
import {
  areWordsForgottenOnceSent,
  FORGOTTEN_ONCE_SENT,
  isForgottenOnceSent,
  MOST_MAIL_ATTEMPTS,
} from "#app/domain/mail-delivery.ts";
import type { Db, Tx } from "./db.server.ts";
import { readJson } from "./json-column.server.ts";

const HeadersSchema = z.record(z.string(), z.string());

/** A mail as it stands in the outbox. */
export type OutboxRow = {
  id: string;
  key: string;
  kind: string;
  recipient: string;
  subject: string;
  text: string;
  html: string | null;
  headers: Readonly<Record<string, string>>;
  createdAt: Date;
  dueAt: Date;
  attempts: number;
  sentAt: Date | null;
  lastError: string | null;
};

type NewMail = Pick<OutboxRow, "id" | "key" | "kind" | "recipient" | "subject" | "text" | "html" | "headers">;

const COLUMNS = {
  ...{ id: true, key: true, kind: true, recipient: true, subject: true, text: true, html: true },
  ...{ headersJson: true, createdAt: true, dueAt: true, attempts: true, sentAt: true, lastError: true },
} as const;

/** Puts a mail into the outbox; false when its key is there already, sent or not. */
export async function insertMail(tx: Tx, mail: NewMail, at: Date): Promise<boolean> {
  const { headers, ...rest } = mail;
  const known = await tx.outboxMail.count({ where: { key: mail.key } });
  if (known > 0) return false;
  const data = { ...rest, headersJson: JSON.stringify(headers), createdAt: at, dueAt: at };
  await tx.outboxMail.create({ data, select: { id: true } });
  return true;
}

/** Whether anything is due, read before a write lock is asked for. */
export async function hasDueMail(db: Db, at: Date): Promise<boolean> {
  return (await db.outboxMail.findFirst({ where: due(at), select: { id: true } })) !== null;
}

/** Leases the mail that is due longest: its attempt is counted now, and it is nobody else's until then. */
export async function claimMail(tx: Tx, at: Date, leaseUntil: Date): Promise<OutboxRow | null> {
  const orderBy = [{ dueAt: "asc" }, { id: "asc" }] as const;
  const next = await tx.outboxMail.findFirst({ where: due(at), orderBy: [...orderBy], select: COLUMNS });
  if (next === null) return null;
  const claimed = { dueAt: leaseUntil, attempts: next.attempts + 1 };
  await tx.outboxMail.update({ where: { id: next.id }, data: claimed, select: { id: true } });
  return rowOf({ ...next, ...claimed });
}

function due(at: Date) {
  return { sentAt: null, dueAt: { lte: at }, attempts: { lt: MOST_MAIL_ATTEMPTS } } as const;
}

/** The mail was taken by a server. What must not be kept is forgotten. */
export async function saveMailSent(db: Db, { id, kind }: Pick<OutboxRow, "id" | "kind">, at: Date) {
  const words = areWordsForgottenOnceSent(kind) ? { text: "", html: null, headersJson: "{}" } : {};
  const forgotten = isForgottenOnceSent(kind) ? { ...words, recipient: "" } : words;
  await db.outboxMail.updateMany({
    where: { id, sentAt: null },
    data: { sentAt: at, lastError: null, ...forgotten },
  });
}

/** An attempt failed; counts only while the mail is still leased by who made it. */
export async function saveMailFailure(
  db: Db,
  { id, attempts, dueAt }: Pick<OutboxRow, "id" | "attempts" | "dueAt">,
  next: { attempts: number; dueAt: Date; lastError: string },
): Promise<void> {
  await db.outboxMail.updateMany({ where: { id, attempts, dueAt, sentAt: null }, data: next });
}

/** Starts anew with a mail that is not sent; false when there is none. */
export async function retryMail(tx: Tx, id: string, at: Date): Promise<boolean> {
  const anew = { attempts: 0, dueAt: at };
  const { count } = await tx.outboxMail.updateMany({ where: { id, sentAt: null }, data: anew });
  return count === 1;
}

/** Latest mails first, those that are not sent before all others. */
export async function listMails(db: Db, limit: number): Promise<Array<OutboxRow>> {
  const newest = { orderBy: [{ createdAt: "desc" }, { id: "desc" }], take: limit, select: COLUMNS } as const;
  const query = { ...newest, orderBy: [...newest.orderBy] };
  const unsent = await db.outboxMail.findMany({ ...query, where: { sentAt: null } });
  const sent = await db.outboxMail.findMany({ ...query, where: { sentAt: { not: null } } });
  return [...unsent, ...sent].slice(0, limit).map(rowOf);
}

export async function findMail(db: Db, id: string): Promise<OutboxRow | null> {
  const row = await db.outboxMail.findUnique({ where: { id }, select: COLUMNS });
  return row === null ? null : rowOf(row);
}

export async function countUnsentMails(db: Db): Promise<number> {
  return db.outboxMail.count({ where: { sentAt: null } });
}

/** Removes what was not sent yet to somebody who wants no more of it. */
export async function removeUnsentFollowMails(tx: Tx, recipient: string): Promise<void> {
  const where = { recipient, sentAt: null, kind: { startsWith: FORGOTTEN_ONCE_SENT } };
  await tx.outboxMail.deleteMany({ where });
}

/** Mails whose key begins so: whether one is still under way, and when the last one was sent. */
export async function mailsBeginning(
  tx: Db | Tx,
  key: string,
): Promise<{ pending: boolean; lastSentAt: Date | null }> {
  const where = { key: { startsWith: key } };
  const pending = await tx.outboxMail.count({
    where: { ...where, sentAt: null, attempts: { lt: MOST_MAIL_ATTEMPTS } },
  });
  const last = await tx.outboxMail.findFirst({
    where: { ...where, sentAt: { not: null } },
    orderBy: { sentAt: "desc" },
    select: { sentAt: true },
  });
  return { pending: pending > 0, lastSentAt: last?.sentAt ?? null };
}

/** Forgets mails that were sent long ago. */
export async function removeMailsSentBefore(tx: Tx, before: Date): Promise<void> {
  await tx.outboxMail.deleteMany({ where: { sentAt: { lt: before } } });
}

type StoredRow = Omit<OutboxRow, "headers"> & { headersJson: string };

function rowOf({ headersJson, ...row }: StoredRow): OutboxRow {
  return { ...row, headers: readJson(HeadersSchema, headersJson, `OutboxMail ${row.id}`) };
}
