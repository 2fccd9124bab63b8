import type { CalendarDate } from "#app/domain/calendar-date.ts";
import type { MailText } from "#app/domain/mail.ts";
import type { RequestDecision } from "./data-request.ts";

/** What became of a request for data, as its asker is told; a mail holds nothing that somebody typed. */
export type AskerMail = {
  language: "id" | "en";
  /** The site's address, without a slash at the end. */
  origin: string;
  plan: string;
  request: string;
  askedOn: CalendarDate;
  what: Exclude<RequestDecision, "forwarded">;
};

export type AskerMails = (mail: AskerMail) => MailText;
