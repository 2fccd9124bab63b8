import type { AccountLanguage, AccountMails } from "#app/domain/account/account-mail.ts";
import { linkPath } from "#app/domain/account/link.ts";
import { composeMail, type MailBlock, type MailText } from "#app/domain/mail.ts";
import { CATALOGUES } from "#app/i18n/catalogues.ts";
import { createFormats } from "#app/i18n/formats.ts";
import { localPath } from "#app/i18n/language.ts";
import { createTranslate } from "#app/i18n/translate.ts";

/** Mails about accounts, worded by the catalogues. */
export const ACCOUNT_MAILS: AccountMails = {
  invite: inviteMail,
  reset: resetMail,
  newEmail: newEmailMail,
  changed: changedMail,
};

type Frame = { language: AccountLanguage; origin: string };

function wordsFor({ language, origin }: Frame) {
  const t = createTranslate(language, CATALOGUES[language]);
  return { t, ...createFormats(language), url: (path: string) => `${origin}${localPath(language, path)}` };
}

function paragraph(text: string): MailBlock {
  return { kind: "paragraph", text };
}

function note(text: string): MailBlock {
  return { kind: "note", text, href: null };
}

function inviteMail(mail: Parameters<AccountMails["invite"]>[0]): MailText {
  const { t, longDate, url } = wordsFor(mail);
  const { language, organisation, plan, toOn } = mail;
  const role = t(`account.roleOf.${mail.role}`);
  const title = plan === null ? null : language === "en" ? (plan.en ?? plan.id) : plan.id;
  const from = longDate(mail.fromOn);
  const days =
    toOn === null
      ? t("accountMail.invite.from", { from })
      : t("accountMail.invite.fromTo", { from, to: longDate(toOn) });
  const where =
    title === null ? t("accountMail.invite.everyPlan") : t("accountMail.invite.plan", { plan: title });
  const blocks: Array<MailBlock> = [
    paragraph(t("accountMail.greeting", { name: mail.name })),
    paragraph(t("accountMail.invite.asked", { by: mail.invitedBy, role, organisation })),
    paragraph(`${where} ${days}`),
    { kind: "action", label: t("accountMail.invite.action"), href: url(linkPath("invite", mail.token)) },
    paragraph(t("accountMail.invite.within")),
    note(t("accountMail.invite.notYou")),
  ];
  return composeMail(t("accountMail.invite.subject", { role, organisation }), blocks, language);
}

function resetMail(mail: Parameters<AccountMails["reset"]>[0]): MailText {
  const { t, url } = wordsFor(mail);
  const { token } = mail;
  const rest: Array<MailBlock> =
    token === null
      ? [paragraph(t("accountMail.reset.nobody"))]
      : [
          paragraph(t("accountMail.reset.asked")),
          { kind: "action", label: t("accountMail.reset.action"), href: url(linkPath("reset", token)) },
          paragraph(t("accountMail.reset.within")),
          note(t("accountMail.reset.notYou")),
        ];
  const blocks = [paragraph(t("accountMail.greetingNobody")), ...rest];
  return composeMail(t("accountMail.reset.subject"), blocks, mail.language);
}

function newEmailMail(mail: Parameters<AccountMails["newEmail"]>[0]): MailText {
  const { t, url } = wordsFor(mail);
  const { token, name } = mail;
  const blocks: Array<MailBlock> =
    token === null
      ? [paragraph(t("accountMail.greetingNobody")), paragraph(t("accountMail.newEmail.taken"))]
      : [
          paragraph(t("accountMail.greeting", { name })),
          paragraph(t("accountMail.newEmail.asked")),
          {
            kind: "action",
            label: t("accountMail.newEmail.action"),
            href: url(linkPath("new_email", token)),
          },
          paragraph(t("accountMail.newEmail.within")),
        ];
  return composeMail(t("accountMail.newEmail.subject"), blocks, mail.language);
}

function changedMail(mail: Parameters<AccountMails["changed"]>[0]): MailText {
  const { t, url } = wordsFor(mail);
  const what = t(`accountMail.changed.what.${mail.what}`);
  const blocks: Array<MailBlock> = [
    paragraph(t("accountMail.greeting", { name: mail.name })),
    paragraph(t("accountMail.changed.told", { what })),
    note(t("accountMail.changed.notYou")),
    { kind: "note", text: t("accountMail.changed.open"), href: url("/akun") },
  ];
  return composeMail(t("accountMail.changed.subject", { what }), blocks, mail.language);
}
