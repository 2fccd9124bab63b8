import { isOptional, type NoticeKind } from "./kinds.ts";

export const MAIL_RHYTHMS = ["digest", "each", "urgent"] as const;
/** How often a person wants mail: one digest a day, each notice at once, or urgent ones only. */
export type MailRhythm = (typeof MAIL_RHYTHMS)[number];

/** What becomes of a notice by mail: it goes at once, with the day's digest, or stays in the app. */
export type MailFate = "now" | "digest" | "off";

/**
 * What becomes of a notice by mail.
 *
 * A kind that cannot be switched off is always mailed: who wants urgent mail only gets it with the digest.
 *
 * @param off kinds the person switched off.
 */
export function mailFate(
  { kind, urgent }: { kind: NoticeKind; urgent: boolean },
  { rhythm, off }: { rhythm: MailRhythm; off: ReadonlySet<NoticeKind> },
): MailFate {
  if (isOptional(kind) && off.has(kind)) return "off";
  if (urgent || rhythm === "each") return "now";
  return rhythm === "urgent" && isOptional(kind) ? "off" : "digest";
}
