import type { CalendarDate } from "#app/domain/calendar-date.ts";
import type { MailLanguage } from "#app/domain/follow-mail.ts";
import type { MailText } from "#app/domain/mail.ts";
import type { Bilingual } from "#app/domain/plan.ts";
import type { NoticeData, NoticeKind } from "./kinds.ts";
import type { Wording } from "./wording.ts";

/** One notice as a mail tells it. */
export type ToldNotice = {
  kind: NoticeKind;
  plan: { slug: string; title: Bilingual };
  data: NoticeData;
  /** Day in the plan's zone on which the mail is written: days left are counted from it. */
  today: CalendarDate;
  /** Words of the plan's administrator; null where the usual ones stand. */
  wording: Wording | null;
};

/** A mail that tells notices: one of them, or several with a table of contents. */
export type NoticeMail = {
  language: MailLanguage;
  /** The site's address, without a slash at the end. */
  origin: string;
  name: string;
  notices: ReadonlyArray<ToldNotice>;
  /** Words above several notices; null for the usual ones. */
  digest: Wording | null;
  /** Secret by which mail that may be switched off is; null when all of it is required. */
  stopToken: string | null;
};

/** The words of mails that tell notices. */
export type NoticeMails = (mail: NoticeMail) => MailText;

/** Where mail is switched off without signing in. */
export function stopMailPath(token: string): string {
  return `/pemberitahuan/berhenti/${token}`;
}
