import { type Db, inTransaction } from "#app/data/db.server.ts";
import {
  claimMail,
  hasDueMail,
  type OutboxRow,
  saveMailFailure,
  saveMailSent,
} from "#app/data/outbox.server.ts";
import { MAIL_LEASE_MS, MOST_MAIL_ATTEMPTS, retryAfterMs } from "#app/domain/mail-delivery.ts";
import type { Mailer } from "#app/exchange/mail.server.ts";
import type { Deps } from "./deps.server.ts";

const MOST_AT_ONCE = 200;
const LONGEST_ERROR = 300;

export type SentOutbox = { sent: number; retried: number; failed: number };

/**
 * Sends what is due, one mail after the other.
 *
 * A mail is leased before it is sent, so that several servers send it once. A server that dies in between
 * leaves it to the next one when the lease is over: it may then arrive twice, under the same Message-ID, but
 * it is never lost.
 */
export async function sendOutbox(
  mailer: Mailer,
  deps: Pick<Deps, "db" | "now" | "log">,
  signal: AbortSignal | null = null,
): Promise<SentOutbox> {
  const done: SentOutbox = { sent: 0, retried: 0, failed: 0 };
  for (let count = 0; count < MOST_AT_ONCE && signal?.aborted !== true; count += 1) {
    const mail = await claim(deps.db, deps.now());
    if (mail === null) break;
    done[await send(mail, mailer, deps)] += 1;
  }
  return done;
}

async function claim(db: Db, at: Date): Promise<OutboxRow | null> {
  if (!(await hasDueMail(db, at))) return null;
  const leaseUntil = new Date(at.getTime() + MAIL_LEASE_MS);
  return inTransaction(db, (tx) => claimMail(tx, at, leaseUntil));
}

async function send(
  mail: OutboxRow,
  mailer: Mailer,
  { db, now, log }: Pick<Deps, "db" | "now" | "log">,
): Promise<keyof SentOutbox> {
  const delivery = await mailer.send(mail);
  const at = now();
  if (delivery.ok) {
    await saveMailSent(db, mail, at);
    return "sent";
  }
  const isOver = delivery.permanent || mail.attempts >= MOST_MAIL_ATTEMPTS;
  const next = isOver
    ? { attempts: MOST_MAIL_ATTEMPTS, dueAt: at }
    : { attempts: mail.attempts, dueAt: new Date(at.getTime() + retryAfterMs(mail.attempts)) };
  await saveMailFailure(db, mail, { ...next, lastError: delivery.error.slice(0, LONGEST_ERROR) });
  const { id, kind, attempts } = mail;
  log.warn({ mail: id, kind, attempts, code: delivery.code, given_up: isOver }, "mail not sent");
  return isOver ? "failed" : "retried";
}
