import type { FollowNews } from "#app/domain/follow.ts";
import {
  type AlreadyFollowing,
  type ConfirmFollow,
  confirmPath,
  type DigestPart,
  type FollowDigest,
  type FollowMails,
  stopPath,
} from "#app/domain/follow-mail.ts";
import { composeMail, type MailBlock, type MailText } from "#app/domain/mail.ts";
import type { Bilingual } from "#app/domain/plan.ts";
import { CATALOGUES } from "#app/i18n/catalogues.ts";
import { createFormats, type Formats } from "#app/i18n/formats.ts";
import { type Language, localPath } from "#app/i18n/language.ts";
import { createTranslate, type WholeTranslate } from "#app/i18n/translate.ts";

type Words = Formats & {
  t: WholeTranslate;
  text: (content: Bilingual) => string;
  /** A page's whole address. */
  url: (path: string) => string;
};

/** How many changes of one subject a mail names, the latest; the rest is counted. */
const MOST_NAMED = 50;

/** Mails to followers, worded by the catalogues. */
export const FOLLOW_MAILS: FollowMails = { confirm: confirmMail, already: alreadyMail, digest: digestMail };

function wordsFor({ language, origin }: { language: Language; origin: string }): Words {
  return {
    ...createFormats(language),
    t: createTranslate(language, CATALOGUES[language]),
    text: ({ id, en }) => (language === "en" ? (en ?? id) : id),
    url: (path) => `${origin}${localPath(language, path)}`,
  };
}

function confirmMail(mail: ConfirmFollow): MailText {
  const { t, text, url } = wordsFor(mail);
  const subject = text(mail.subject);
  return composeMail(
    t("mail.confirm.subject", { subject }),
    [
      { kind: "paragraph", text: t("mail.greeting") },
      { kind: "paragraph", text: t("mail.confirm.asked", { subject, plan: text(mail.plan) }) },
      { kind: "action", label: t("mail.confirm.action"), href: url(confirmPath(mail.token)) },
      { kind: "paragraph", text: t("mail.confirm.within") },
      { kind: "note", text: t("mail.confirm.notYou"), href: null },
    ],
    mail.language,
  );
}

function alreadyMail(mail: AlreadyFollowing): MailText {
  const { t, text, url } = wordsFor(mail);
  const subject = text(mail.subject);
  return composeMail(
    t("mail.already.subject", { subject }),
    [
      { kind: "paragraph", text: t("mail.greeting") },
      { kind: "paragraph", text: t("mail.already.told", { subject, plan: text(mail.plan) }) },
      { kind: "action", label: t("mail.already.open"), href: url(mail.path) },
      { kind: "note", text: t("mail.stopOne", { subject }), href: url(stopPath(mail.token)) },
    ],
    mail.language,
  );
}

function digestMail(mail: FollowDigest): MailText {
  const words = wordsFor(mail);
  const { t, text, url } = words;
  const { parts } = mail;
  const count = parts.reduce((sum, { news }) => sum + news.length, 0);
  const [first] = parts;
  const only = parts.length === 1 ? first : undefined;
  const stopAll =
    first === undefined || only !== undefined
      ? []
      : [{ kind: "note", text: t("mail.stopAll"), href: url(stopPath(first.token, true)) } as const];
  return composeMail(
    only === undefined
      ? t("mail.digest.subject", { count })
      : t("mail.digest.subjectOne", { count, subject: text(only.subject) }),
    [
      { kind: "paragraph", text: t("mail.greeting") },
      { kind: "paragraph", text: t("mail.digest.lead") },
      ...parts.flatMap((part) => blocksOf(part, words)),
      ...stopAll,
    ],
    mail.language,
  );
}

function blocksOf(part: DigestPart, words: Words): Array<MailBlock> {
  const { t, text, url } = words;
  const subject = text(part.subject);
  const named = part.news.slice(-MOST_NAMED);
  const left = part.news.length - named.length;
  return [
    { kind: "heading", text: subject },
    {
      kind: "list",
      items: named.map((news) => ({ text: newsLine(news, part, words), href: url(pathOf(news, part.plan)) })),
    },
    ...(left === 0 ? [] : [{ kind: "paragraph", text: t("mail.digest.more", { count: left }) } as const]),
    { kind: "note", text: t("mail.digest.open", { subject }), href: url(part.path) },
    { kind: "note", text: t("mail.stopOne", { subject }), href: url(stopPath(part.token)) },
  ];
}

function pathOf({ slot, milestone }: FollowNews, plan: string): string {
  return slot === null ? `/${plan}/target/${milestone}` : `/${plan}/bukti/${slot}`;
}

function newsLine(news: FollowNews, { organisations }: DigestPart, words: Words): string {
  const { t, date } = words;
  const place = news.slot ?? news.milestone;
  const mark = news.illustration ? ` (${t("illustration.mark")})` : "";
  const what = `${t(`scorecard.change.${news.kind}`)}, ${place}`;
  return `${date(news.on)}: ${what}. ${sentence(news, organisations, words)}${mark}`;
}

function sentence(news: FollowNews, organisations: DigestPart["organisations"], words: Words): string {
  const { t, text, date, percent } = words;
  const { kind, organisation, fromOn, toOn, percentDone } = news;
  const title = text(news.title);
  const who = organisation === null ? "" : (organisations[organisation] ?? organisation);
  if (kind === "reported")
    return t("scorecard.sentence.reported", { who, percent: percent(percentDone), title });
  if (kind === "deadline_moved" && fromOn !== null && toOn !== null) {
    return t("scorecard.sentence.moved", { from: date(fromOn), to: date(toOn), title });
  }
  if (kind === "deadline_passed" && toOn !== null) {
    return t("scorecard.sentence.passed", { date: date(toOn), title });
  }
  return who === "" ? title : t("scorecard.sentence.by", { who, title });
}
