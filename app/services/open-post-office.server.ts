import { type Mailer, openMailer } from "#app/exchange/mail.server.ts";
import type { MailLinks } from "./follow-links.server.ts";

/** The way out for mails, by the deployment's mail server. */
export function openPostOffice(smtpUrl: string, { origin }: MailLinks): Mailer {
  return openMailer({ smtpUrl, siteOrigin: origin });
}
