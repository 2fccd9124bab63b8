import { LocalLink } from "#app/components/ui/local-link.tsx";
import { HOME_ZONE } from "#app/domain/home-zone.ts";
import type { MailStanding } from "#app/domain/mail-delivery.ts";
import { useI18n } from "#app/i18n/i18n.tsx";

/** A mail without its words. Instants are ISO. */
export type OutboxEntry = {
  id: string;
  recipient: string;
  subject: string;
  attempts: number;
  lastError: string | null;
  standing: MailStanding;
  createdAt: string;
  dueAt: string;
  sentAt: string | null;
};

type Props = { mails: ReadonlyArray<OutboxEntry>; unsent: number; hasServer: boolean };

/** Every mail of the last while, those that have not left first. */
export function OutboxPage({ mails, unsent, hasServer }: Props) {
  const { t } = useI18n();
  return (
    <div className="rq">
      <h1>{t("mail.title")}</h1>
      <p className="lead">{t("mail.lead")}</p>
      <p>
        <LocalLink to="/pos/kata" keepDay={false}>
          {t("notices.words.link")}
        </LocalLink>
      </p>
      {hasServer ? null : <p className="note s-waiting">{t("mail.noServer")}</p>}
      <p>{t("mail.unsent", { count: unsent })}</p>
      {mails.length === 0 ? <p>{t("mail.empty")}</p> : <MailTable mails={mails} />}
    </div>
  );
}

function MailTable({ mails }: Pick<Props, "mails">) {
  const { t, instant, number } = useI18n();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the keyboard
    <section className="scroll-x" aria-label={t("mail.title")} tabIndex={0}>
      <table className="queue">
        <thead>
          <tr>
            <th scope="col">{t("mail.head.subject")}</th>
            <th scope="col">{t("mail.head.recipient")}</th>
            <th scope="col">{t("mail.head.standing")}</th>
            <th scope="col">{t("mail.head.attempts")}</th>
            <th scope="col">{t("mail.head.created")}</th>
          </tr>
        </thead>
        <tbody>
          {mails.map((mail) => (
            <tr key={mail.id}>
              <th scope="row">
                <LocalLink to={`/pos/${mail.id}`} keepDay={false}>
                  {mail.subject}
                </LocalLink>
              </th>
              <td>{mail.recipient === "" ? t("mail.forgotten") : mail.recipient}</td>
              <td>{t(`mail.standing.${mail.standing}`)}</td>
              <td>{number(mail.attempts)}</td>
              <td>
                <time dateTime={mail.createdAt}>{instant(mail.createdAt, HOME_ZONE)}</time>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
