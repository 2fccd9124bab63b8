import { Form } from "react-router";
import { Breadcrumb } from "#app/components/ui/breadcrumb.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { HOME_ZONE } from "#app/domain/home-zone.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import type { OutboxEntry } from "./outbox-page.tsx";

type Props = {
  mail: OutboxEntry & { text: string; html: string | null };
  csrf: string;
  /** What came of asking for another attempt; null when nobody did. */
  retried: boolean | null;
};

/** One mail: where it stands, and what it says in both forms. */
export function MailPage({ mail, csrf, retried }: Props) {
  const { t } = useI18n();
  return (
    <div className="rq">
      <Breadcrumb items={[{ label: t("mail.title"), to: "/pos" }, { label: mail.subject }]} />
      <h1>{mail.subject}</h1>
      {retried === null ? null : (
        <p className={retried ? "note s-verified" : "note"} role="status">
          {t(retried ? "mail.retried" : "mail.retryNotNeeded")}
        </p>
      )}
      <MailFacts mail={mail} />
      {mail.standing === "sent" ? null : (
        <Form method="post">
          <input type="hidden" name="csrf" value={csrf} />
          <button className="btn" type="submit">
            {t("mail.retry")}
          </button>
        </Form>
      )}
      <Section id="isi-surel" title={t("mail.preview")} hint={t("mail.secrets")}>
        {mail.text === "" ? <p>{t("mail.forgottenText")}</p> : <Words text={mail.text} html={mail.html} />}
      </Section>
    </div>
  );
}

function MailFacts({ mail }: Pick<Props, "mail">) {
  const { t, instant, number } = useI18n();
  const facts: Array<[string, string]> = [
    [t("mail.head.recipient"), mail.recipient === "" ? t("mail.forgotten") : mail.recipient],
    [t("mail.head.standing"), t(`mail.standing.${mail.standing}`)],
    [t("mail.head.attempts"), number(mail.attempts)],
    [t("mail.head.created"), instant(mail.createdAt, HOME_ZONE)],
    ...(mail.standing === "waiting" || mail.standing === "retrying"
      ? [[t("mail.head.due"), instant(mail.dueAt, HOME_ZONE)] satisfies [string, string]]
      : []),
    ...(mail.lastError === null ? [] : [[t("mail.head.error"), mail.lastError] satisfies [string, string]]),
  ];
  return (
    <dl className="kvl">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Words({ text, html }: { text: string; html: string | null }) {
  const { t } = useI18n();
  return (
    <>
      <h3>{t("mail.asText")}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the keyboard */}
      <section className="mail-text" aria-label={t("mail.asText")} tabIndex={0}>
        <pre>{text}</pre>
      </section>
      {html === null ? null : (
        <>
          <h3>{t("mail.asHtml")}</h3>
          <iframe className="mail-html" title={t("mail.asHtml")} sandbox="" srcDoc={html} />
        </>
      )}
    </>
  );
}
