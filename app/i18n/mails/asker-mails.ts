import { composeMail, type MailBlock, type MailText } from "#app/domain/mail.ts";
import type { AskerMail } from "#app/domain/talk/asker-mail.ts";
import { CATALOGUES } from "#app/i18n/catalogues.ts";
import { createFormats } from "#app/i18n/formats.ts";
import { localPath } from "#app/i18n/language.ts";
import { createTranslate } from "#app/i18n/translate.ts";

/** Mails to whoever asked for data and left an address, worded by the catalogues. */
export function askerMail({ language, origin, plan, request, askedOn, what }: AskerMail): MailText {
  const t = createTranslate(language, CATALOGUES[language]);
  const date = createFormats(language).longDate(askedOn);
  const page = `/${plan}/permintaan-data${what === "rejected" ? "" : `/${request}`}`;
  const blocks: Array<MailBlock> = [
    { kind: "paragraph", text: t("mail.greeting") },
    { kind: "paragraph", text: t(`talk.askerMail.${what}`, { date }) },
    { kind: "action", label: t("talk.askerMail.open"), href: `${origin}${localPath(language, page)}` },
    { kind: "note", text: t("talk.askerMail.why"), href: null },
  ];
  return composeMail(t(`talk.askerMail.subject.${what}`), blocks, language);
}
