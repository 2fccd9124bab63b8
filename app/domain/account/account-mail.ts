import type { CalendarDate } from "#app/domain/calendar-date.ts";
import type { MailText } from "#app/domain/mail.ts";
import type { Role } from "#app/domain/permission.ts";
import type { Bilingual } from "#app/domain/plan.ts";

export const ACCOUNT_LANGUAGES = ["id", "en"] as const;
export type AccountLanguage = (typeof ACCOUNT_LANGUAGES)[number];

/** `origin` is the site's; links are made of it and never of a request. */
type Frame = { language: AccountLanguage; origin: string };

export type InviteMail = Frame & {
  name: string;
  invitedBy: string;
  role: Role;
  organisation: string;
  /** Null for every plan. */
  plan: Bilingual | null;
  fromOn: CalendarDate;
  toOn: CalendarDate | null;
  token: string;
};

/** What happened to an account that its holder should know of, if it was not them. */
export const ACCOUNT_CHANGES = [
  ...(["password", "email", "factor_on", "factor_off", "factor_reset", "recovery_used", "token"] as const),
] as const;
export type AccountChange = (typeof ACCOUNT_CHANGES)[number];

/** The words of the mails about accounts. */
export type AccountMails = {
  invite: (mail: InviteMail) => MailText;
  /** `token` is null for an address without an account: the mail says so, and nothing can be done with it. */
  reset: (mail: Frame & { token: string | null }) => MailText;
  /** `token` is null when the address belongs to another account already. */
  newEmail: (mail: Frame & { name: string; token: string | null }) => MailText;
  changed: (mail: Frame & { name: string; what: AccountChange }) => MailText;
};
