import { FOLLOW_MAILS } from "#app/i18n/mails/follow-mails.ts";
import { NOTICE_MAILS } from "#app/i18n/mails/notice-mails.ts";
import type { MailJobOptions } from "#app/jobs/mail.server.ts";
import type { Environment } from "./environment.server.ts";
import { sessionSecretOf } from "./session-secret.server.ts";

/** How this deployment sends mail. */
export function mailJobOf(settings: Environment): MailJobOptions {
  const links = { origin: settings.publicUrl, secret: sessionSecretOf(settings) };
  return { smtpUrl: settings.smtpUrl, links, mails: FOLLOW_MAILS, notices: NOTICE_MAILS };
}
