import { accountMail } from "./id/account-mail.ts";
import { cli } from "./id/cli.ts";
import { mailText } from "./id/mail-text.ts";
import { opendataFiles } from "./id/opendata-files.ts";
import { id } from "./id.ts";

/** Everything said in Indonesian: pages, mails, files, and the command line. The source of all keys; never sent to browsers. */
export const wholeId = {
  ...id,
  opendata: { ...id.opendata, ...opendataFiles },
  mail: { ...id.mail, ...mailText },
  accountMail,
  cli,
};
