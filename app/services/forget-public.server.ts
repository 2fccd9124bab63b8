import { inTransaction } from "#app/data/db.server.ts";
import { removeUnconfirmed } from "#app/data/followers.server.ts";
import { removeMailsSentBefore } from "#app/data/outbox.server.ts";
import { removeOldContacts } from "#app/data/remarks.server.ts";
import { removeTalkContacts } from "#app/data/talk-pending.server.ts";
import { CONFIRM_WITHIN_DAYS } from "#app/domain/follow.ts";
import { CONTACT_DAYS_AFTER_DECISION, CONTACT_DAYS_AT_MOST } from "#app/domain/remark.ts";
import type { Deps } from "./deps.server.ts";

const DAY_MS = 86_400_000;

/** Days the outbox remembers a mail that was sent. */
export const SENT_MAIL_DAYS = 90;

/** Forgets what people without an account left behind once it has served: addresses, contacts, sent mails. */
export async function forgetPublic({ db, now }: Pick<Deps, "db" | "now">): Promise<void> {
  const at = now().getTime();
  const ago = (days: number) => new Date(at - days * DAY_MS);
  await inTransaction(db, async (tx) => {
    await removeUnconfirmed(tx, ago(CONFIRM_WITHIN_DAYS));
    const served = {
      decidedBefore: ago(CONTACT_DAYS_AFTER_DECISION),
      sentBefore: ago(CONTACT_DAYS_AT_MOST),
    };
    await removeOldContacts(tx, served);
    await removeTalkContacts(tx, served);
    await removeMailsSentBefore(tx, ago(SENT_MAIL_DAYS));
  });
}
