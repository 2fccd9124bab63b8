import type { Tx } from "#app/data/db.server.ts";
import type { AccountChange, AccountLanguage, AccountMails } from "#app/domain/account/account-mail.ts";
import type { Deps } from "#app/services/deps.server.ts";
import type { MailLinks } from "#app/services/follow-links.server.ts";
import { queueMail } from "#app/services/queue-mail.server.ts";

/** What mails about accounts are made with. */
export type AccountWords = {
  links: MailLinks;
  mails: AccountMails;
  /** Without a mail server nobody would get an invitation: its link is shown to who invites. */
  showsInvitations: boolean;
};

type Holder = { name: string; email: string; language: AccountLanguage };

/** Tells the holder of an account what became of it, in the transaction that does it. */
export async function tellChange(
  tx: Tx,
  { holder, what }: { holder: Holder; what: AccountChange },
  { links, mails }: AccountWords,
  { at, newId }: { at: Date; newId: Deps["newId"] },
): Promise<void> {
  const { name, email, language } = holder;
  const text = mails.changed({ name, language, origin: links.origin, what });
  const kind = "account.changed";
  const mail = { ...text, kind, key: `${kind}:${newId()}`, recipient: email, unsubscribe: null };
  await queueMail(tx, mail, { at, newId });
}
