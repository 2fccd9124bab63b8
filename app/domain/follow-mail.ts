import type { FollowNews } from "./follow.ts";
import type { MailText } from "./mail.ts";
import type { Bilingual } from "./plan.ts";

export const MAIL_LANGUAGES = ["id", "en"] as const;
export type MailLanguage = (typeof MAIL_LANGUAGES)[number];

/** Where a mail goes, in which words; `origin` is the site's, paths are without their language. */
type Frame = { language: MailLanguage; origin: string };

export type ConfirmFollow = Frame & { subject: Bilingual; plan: Bilingual; token: string };
export type AlreadyFollowing = Frame & { subject: Bilingual; plan: Bilingual; path: string; token: string };

/** What one person follows, with what happened to it. */
export type DigestPart = {
  /** Slug of the plan. */
  plan: string;
  subject: Bilingual;
  path: string;
  token: string;
  news: ReadonlyArray<FollowNews>;
  /** Short names of the plan's organisations, by their slugs. */
  organisations: Readonly<Record<string, string>>;
};

export type FollowDigest = Frame & { parts: ReadonlyArray<DigestPart> };

/** The words of the mails to followers. */
export type FollowMails = {
  confirm: (mail: ConfirmFollow) => MailText;
  already: (mail: AlreadyFollowing) => MailText;
  digest: (mail: FollowDigest) => MailText;
};

/** Where a request is confirmed and where it is ended, given the follower's secret. */
export function confirmPath(token: string): string {
  return `/ikuti/konfirmasi/${token}`;
}

/** @param all ends everything the same address follows. */
export function stopPath(token: string, all = false): string {
  return `/ikuti/berhenti/${token}${all ? "?semua=1" : ""}`;
}
