import { Form } from "react-router";
import { type PendingWords, PendingWordsCard } from "#app/components/talk/pending-words.tsx";
import { ErrorSummary } from "#app/components/ui/error-summary.tsx";
import { FieldError } from "#app/components/ui/field-error.tsx";
import { LocalLink } from "#app/components/ui/local-link.tsx";
import type { CalendarDate } from "#app/domain/calendar-date.ts";
import type { Bilingual } from "#app/domain/plan.ts";
import type { RemarkKind } from "#app/domain/remark.ts";
import { useI18n } from "#app/i18n/i18n.tsx";

type Refusal =
  | ("not_found" | "not_allowed" | "own_organisation" | "already_decided" | "reason_required")
  | ("personal_data" | "decision_missing" | "own_submission");

/** A remark that waits, as those who decide see it. */
type PendingRemark = {
  id: string;
  plan: string;
  slot: string;
  slotTitle: Bilingual;
  kind: RemarkKind;
  text: string;
  language: string;
  address: string | null;
  itemUrl: string | null;
  contact: string | null;
  triedOn: CalendarDate;
  sentOn: CalendarDate;
  blocked: Exclude<Refusal, "decision_missing"> | null;
};

/** Why a decision was refused, with what was typed. */
export type ModerationResult = {
  /** Key of what was decided on. */
  remark: string;
  decision: "published" | "rejected" | null;
  note: string;
  refusal: Refusal;
};

type Props = {
  remarks: ReadonlyArray<PendingRemark>;
  words: ReadonlyArray<PendingWords>;
  csrf: string;
  result: ModerationResult | null;
  done: boolean;
};

/** What the public said and nobody has decided yet, the longest waiting first. */
export function ModerationPage({ remarks, words, csrf, result, done }: Props) {
  const { t } = useI18n();
  const isHere = [...remarks, ...words].some(({ id }) => id === result?.remark);
  const field = result === null || !isHere ? "isi" : `alasan-${result.remark}`;
  const errors = result === null ? [] : [{ field, message: t(`remark.refusal.${result.refusal}`) }];
  return (
    <div className="rv">
      <h1>{t("remark.moderation")}</h1>
      <p className="lead">{t("remark.moderationLead")}</p>
      {done && result === null ? (
        <p className="note s-verified" role="status">
          {t("remark.saved")}
        </p>
      ) : null}
      <ErrorSummary errors={errors} />
      {remarks.length + words.length === 0 ? <p>{t("remark.queueEmpty")}</p> : null}
      {remarks.map((remark) => (
        <Card
          key={remark.id}
          remark={remark}
          csrf={csrf}
          result={result?.remark === remark.id ? result : null}
        />
      ))}
      {words.map((each) => (
        <PendingWordsCard
          key={each.id}
          words={each}
          csrf={csrf}
          result={result?.remark === each.id ? result : null}
        />
      ))}
    </div>
  );
}

type CardProps = { remark: PendingRemark; csrf: string; result: ModerationResult | null };

function Card({ remark, csrf, result }: CardProps) {
  const { t, text, date } = useI18n();
  const { slot, plan, kind, triedOn, sentOn, address, itemUrl, contact, blocked } = remark;
  return (
    <article className="law-card">
      <h2>{t("remark.line", { kind: t(`remark.kindOf.${kind}`), date: date(triedOn) })}</h2>
      <p className="meta">
        <LocalLink to={`/${plan}/bukti/${slot}`} keepDay={false}>
          {slot} {text(remark.slotTitle)}
        </LocalLink>
        {". "}
        <time dateTime={sentOn}>{t("remark.waiting", { date: date(sentOn) })}</time>
      </p>
      <p lang={remark.language}>{remark.text}</p>
      {itemUrl === null ? null : <p className="sm addr">{t("remark.lookedAt", { address: itemUrl })}</p>}
      {address === null ? null : <p className="sm addr">{t("remark.lookedAt", { address })}</p>}
      <p className="sm">{contact === null ? t("remark.noContact") : t("remark.contactIs", { contact })}</p>
      {blocked === null ? (
        <ModerationDecision id={remark.id} kind="remark" csrf={csrf} result={result} />
      ) : (
        <p className="note">{t(`remark.refusal.${blocked}`)}</p>
      )}
    </article>
  );
}

type DecisionProps = {
  id: string;
  kind: "remark" | "comment" | "request";
  csrf: string;
  result: ModerationResult | null;
};

/** Shows or rejects what the public sent. */
export function ModerationDecision({ id, kind, csrf, result }: DecisionProps) {
  const { t } = useI18n();
  const problem = result === null ? null : t(`remark.refusal.${result.refusal}`);
  const options = { published: "remark.publish", rejected: "remark.reject" } as const;
  return (
    <Form method="post" noValidate className="law-form">
      <input type="hidden" name="csrf" value={csrf} />
      <input type="hidden" name="remark" value={id} />
      <input type="hidden" name="kind" value={kind} />
      <fieldset className="dec" aria-describedby={problem === null ? undefined : `galat-${id}`}>
        <legend>{t("remark.decision")}</legend>
        {(["published", "rejected"] as const).map((decision) => (
          <label className="btn" key={decision}>
            <input
              type="radio"
              name="decision"
              value={decision}
              defaultChecked={result?.decision === decision}
            />
            {t(options[decision])}
          </label>
        ))}
      </fieldset>
      <label className="lab" htmlFor={`alasan-${id}`}>
        {t("remark.note")}
      </label>
      <input
        className={problem === null ? "in" : "in err"}
        id={`alasan-${id}`}
        name="note"
        defaultValue={result?.note ?? ""}
        aria-describedby={`petunjuk-${id}`}
      />
      <span className="hint" id={`petunjuk-${id}`}>
        {t("remark.noteHint")}
      </span>
      <FieldError id={`galat-${id}`}>{problem}</FieldError>
      <button className="btn pri" type="submit">
        {t("remark.save")}
      </button>
    </Form>
  );
}
