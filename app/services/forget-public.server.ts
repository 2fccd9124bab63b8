import { removeSpentLinks } from "#app/data/account-links.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import { removeUnconfirmed } from "#app/data/followers.server.ts";
import { removeMailsSentBefore } from "#app/data/outbox.server.ts";
import { removeSpentCounters } from "#app/data/rate-limits.server.ts";
import { removeOldContacts } from "#app/data/remarks.server.ts";
import { removeServed } from "#app/data/retention.server.ts";
import { removeSpentSessions } from "#app/data/sessions.server.ts";
import { removeTalkContacts } from "#app/data/talk-pending.server.ts";
import { CONFIRM_WITHIN_DAYS } from "#app/domain/follow.ts";
import { RETENTION_DAYS } from "#app/domain/privacy/retention.ts";
import { CONTACT_DAYS_AFTER_DECISION, CONTACT_DAYS_AT_MOST } from "#app/domain/remark.ts";
import type { Deps } from "./deps.server.ts";
import { SESSION_IDLE_MS } from "./sessions.server.ts";

const DAY_MS = 86_400_000;

/**
 * Forgets what has served: addresses and contacts of people without an account, sessions, links, keys, notices and
 * mails of those with one. How long each is kept stands in docs/rules/retention.md.
 */
export async function forgetPublic({ db, now }: Pick<Deps, "db" | "now">): Promise<void> {
  const at = now();
  const ago = (days: number) => new Date(at.getTime() - days * DAY_MS);
  const keep = RETENTION_DAYS;
  await inTransaction(db, async (tx) => {
    await removeUnconfirmed(tx, ago(CONFIRM_WITHIN_DAYS));
    const served = {
      decidedBefore: ago(CONTACT_DAYS_AFTER_DECISION),
      sentBefore: ago(CONTACT_DAYS_AT_MOST),
    };
    await removeOldContacts(tx, served);
    await removeTalkContacts(tx, served);
    await removeMailsSentBefore(tx, ago(keep.sentMail));
    await removeSpentSessions(tx, { now: at, idleBefore: new Date(at.getTime() - SESSION_IDLE_MS) });
    await removeSpentCounters(tx, at);
    await removeSpentLinks(tx, ago(keep.lapsedLink));
    await removeServed(tx, {
      ...{ unsentMail: ago(keep.unsentMail), idleDraft: ago(keep.idleDraft), notice: ago(keep.notice) },
      ...{ endedToken: ago(keep.endedToken), endedCalendar: ago(keep.endedCalendar) },
      importPreview: ago(keep.importPreview),
    });
  });
}
