import type { ModerationResult } from "#app/components/remark/moderation-page.tsx";
import { ModerationDecision } from "#app/components/remark/moderation-page.tsx";
import { LocalLink } from "#app/components/ui/local-link.tsx";
import type { CalendarDate } from "#app/domain/calendar-date.ts";
import type { Bilingual } from "#app/domain/plan.ts";
import { useI18n } from "#app/i18n/i18n.tsx";

export type PendingWords = {
  kind: "comment" | "request";
  id: string;
  plan: string;
  milestone: string | null;
  slot: string | null;
  title: Bilingual;
  text: string;
  language: string;
  organisation: string | null;
  guestName: string | null;
  contact: string | null;
  purpose: string | null;
  sentOn: CalendarDate;
  blocked: Exclude<ModerationResult["refusal"], "decision_missing"> | null;
};

type Props = { words: PendingWords; csrf: string; result: ModerationResult | null };

/** One word of the public or request for data that waits, with what only those who decide may see. */
export function PendingWordsCard({ words, csrf, result }: Props) {
  const { t, text, date } = useI18n();
  const { kind, id, plan, milestone, title, contact, purpose, sentOn, blocked } = words;
  const heading =
    kind === "comment"
      ? t("talk.moderation.comment", { code: milestone ?? "" })
      : t("talk.moderation.request");
  const name = words.guestName ?? words.organisation;
  return (
    <article className="law-card">
      <h2>{heading}</h2>
      <p className="meta">
        <LocalLink to={milestone === null ? `/${plan}` : `/${plan}/target/${milestone}`} keepDay={false}>
          {words.slot ?? milestone ?? ""} {text(title)}
        </LocalLink>
        {". "}
        <time dateTime={sentOn}>{t("remark.waiting", { date: date(sentOn) })}</time>
      </p>
      <p className="words" lang={words.language}>
        {words.text}
      </p>
      {name === null ? null : <p className="sm">{t("talk.moderation.from", { name })}</p>}
      {purpose === null ? null : <p className="sm">{t("talk.moderation.purpose", { text: purpose })}</p>}
      <p className="sm">{contact === null ? t("remark.noContact") : t("remark.contactIs", { contact })}</p>
      {blocked === null ? (
        <ModerationDecision id={id} kind={kind} csrf={csrf} result={result} />
      ) : (
        <p className="note">{t(`remark.refusal.${blocked}`)}</p>
      )}
    </article>
  );
}
