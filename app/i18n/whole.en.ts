import { accountMail } from "./en/account-mail.ts";
import { cli } from "./en/cli.ts";
import { mailText } from "./en/mail-text.ts";
import { opendataFiles } from "./en/opendata-files.ts";
import { en } from "./en.ts";
import type { WholeMessages } from "./messages.ts";

/** Everything said in English: complete, or it does not compile. Never sent to browsers. */
export const wholeEn: WholeMessages = {
  ...en,
  opendata: { ...en.opendata, ...opendataFiles },
  mail: { ...en.mail, ...mailText },
  accountMail,
  cli,
};
