import { composeMail, type MailBlock, type MailText } from "#app/domain/mail.ts";
import { fillTemplate } from "#app/domain/mail-template.ts";
import { noticePath } from "#app/domain/notice/kinds.ts";
import {
  type NoticeMail,
  type NoticeMails,
  stopMailPath,
  type ToldNotice,
} from "#app/domain/notice/notice-mail.ts";
import type { WordedKind, Wording } from "#app/domain/notice/wording.ts";
import { CATALOGUES } from "#app/i18n/catalogues.ts";
import { createFormats } from "#app/i18n/formats.ts";
import { type Language, localPath } from "#app/i18n/language.ts";
import { type NoticeWords, placeValues, usualWording } from "#app/i18n/notice-words.ts";
import { createTranslate } from "#app/i18n/translate.ts";

type Words = NoticeWords & { language: Language; url: (path: string) => string };

/** Mails that tell notices, worded by the plan's administrator or else by the catalogues. */
export const NOTICE_MAILS: NoticeMails = (mail) => {
  const words = wordsFor(mail);
  const [only, ...more] = mail.notices;
  if (only !== undefined && more.length === 0) return single(mail, only, words);
  return several(mail, words);
};

function wordsFor({ language, origin }: Pick<NoticeMail, "language" | "origin">): Words {
  return {
    ...createFormats(language),
    language,
    t: createTranslate(language, CATALOGUES[language]),
    text: ({ id, en }) => (language === "en" ? (en ?? id) : id),
    url: (path) => `${origin}${localPath(language, path)}`,
  };
}

function single(mail: NoticeMail, notice: ToldNotice, words: Words): MailText {
  const { t, url } = words;
  const { subject, body } = filled(notice, mail.name, words);
  const blocks: Array<MailBlock> = [
    { kind: "paragraph", text: t("notices.mail.greeting", { name: mail.name }) },
    ...paragraphs(body),
    { kind: "action", label: openLabel(notice, words), href: url(pathOf(notice)) },
    ...smallPrint(mail, words),
  ];
  return composeMail(subject, blocks, mail.language);
}

function several(mail: NoticeMail, words: Words): MailText {
  const [first] = mail.notices;
  const { date, number, url } = words;
  const { subject, body } = mail.digest ?? usualWording("digest", words.language);
  const values = {
    nama: mail.name,
    jumlah: number(mail.notices.length),
    tanggal: first === undefined ? "" : date(first.today),
  };
  const told = mail.notices.flatMap((notice): Array<MailBlock> => {
    const own = filled(notice, mail.name, words);
    return [
      { kind: "heading", text: own.subject },
      ...paragraphs(own.body),
      { kind: "note", text: openLabel(notice, words), href: url(pathOf(notice)) },
    ];
  });
  const blocks = [...paragraphs(fillTemplate(body, values)), ...told, ...smallPrint(mail, words)];
  return composeMail(fillTemplate(subject, values), blocks, mail.language);
}

function filled({ kind, plan, data, today, wording }: ToldNotice, name: string, words: Words): Wording {
  const { subject, body } = wording ?? usualWording(kind satisfies WordedKind, words.language);
  const values = placeValues({ data, today, name, plan: words.text(plan.title) }, words);
  return { subject: fillTemplate(subject, values), body: fillTemplate(body, values) };
}

function paragraphs(text: string): Array<MailBlock> {
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  return lines.filter((line) => line !== "").map((line) => ({ kind: "paragraph", text: line }));
}

function openLabel({ data }: ToldNotice, { t }: Words): string {
  const kode = data.slot ?? data.milestone;
  return kode === null ? t("notices.mail.openPlain") : t("notices.mail.open", { kode });
}

function pathOf({ kind, plan, data }: ToldNotice): string {
  return noticePath(kind, plan.slug, data);
}

/** Why the mail came, and how to end it where that is allowed. */
function smallPrint({ stopToken }: NoticeMail, { t, url }: Words): Array<MailBlock> {
  return [
    { kind: "note", text: t("notices.mail.why"), href: null },
    { kind: "note", text: t("notices.mail.settings"), href: url("/pemberitahuan/atur") },
    stopToken === null
      ? { kind: "note", text: t("notices.mail.required"), href: null }
      : { kind: "note", text: t("notices.mail.stop"), href: url(stopMailPath(stopToken)) },
  ];
}
