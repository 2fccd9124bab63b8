import { Form } from "react-router";
import { useCheckSentences } from "#app/components/evidence/use-check-sentences.ts";
import { FieldError } from "#app/components/ui/field-error.tsx";
import { LocalLink } from "#app/components/ui/local-link.tsx";
import type { TaskAnswer } from "#app/domain/evidence/decision.ts";
import type { EvidenceTaskRow } from "#app/domain/evidence/law-page.ts";
import { useI18n } from "#app/i18n/i18n.tsx";

/** Why a decision was refused, with what was typed. */
export type TaskResult = {
  item: string;
  question: string;
  answer: TaskAnswer | null;
  reason: string;
  refusal:
    | ("not_found" | "not_allowed" | "own_organisation" | "own_submission" | "reason_required")
    | ("decision_missing" | "nothing_to_decide" | "personal_data" | "form_unreadable");
};

type Props = { task: EvidenceTaskRow; csrf: string; result: TaskResult | null };

/** One task: the finding in two sentences, the question, and the answers a person can give. */
export function TaskCard({ task, csrf, result }: Props) {
  const { t, date } = useI18n();
  const { fact } = useCheckSentences(task.timeZone)(task.result);
  return (
    <article className="law-card" id={`bukti-${task.item}`}>
      <h2>{t(`law.question.${task.question}`)}</h2>
      <p className="meta">
        <LocalLink to={`/${task.plan}/bukti/${task.slot}`} keepDay={false}>
          {task.slot}
        </LocalLink>
        {", "}
        {task.organisation}. <time dateTime={task.since}>{t("law.since", { date: date(task.since) })}</time>
        {task.hiddenSince === null ? null : `. ${t("law.hiddenFromPublic")}`}
      </p>
      <p>{fact}</p>
      <details>
        <summary>{t("law.revealLink")}</summary>
        <p>
          <a href={task.url} rel="noreferrer nofollow" target="_blank">
            {task.url}
          </a>
        </p>
      </details>
      {task.blocked === null ? (
        <Decision task={task} csrf={csrf} result={result} />
      ) : (
        <p className="note">{t(`law.refusal.${task.blocked}`)}</p>
      )}
    </article>
  );
}

function Decision({ task, csrf, result }: Props) {
  const { t } = useI18n();
  const key = `${task.item}-${task.question}`;
  const problem = result === null ? null : t(`law.refusal.${result.refusal}`);
  return (
    <Form method="post" noValidate className="law-form">
      <input type="hidden" name="csrf" value={csrf} />
      <input type="hidden" name="item" value={task.item} />
      <input type="hidden" name="question" value={task.question} />
      <fieldset className="law-answer" aria-describedby={problem === null ? undefined : `galat-${key}`}>
        <legend>{t("law.yourAnswer")}</legend>
        <div className="choices">
          {task.answers.map((answer) => (
            <label className="btn" key={answer}>
              <input type="radio" name="answer" value={answer} defaultChecked={result?.answer === answer} />
              {t(`law.answer.${answer}`)}
            </label>
          ))}
        </div>
        <label className="lab" htmlFor={`alasan-${key}`}>
          {t("law.reason")}
        </label>
        <input
          className={problem === null ? "in" : "in err"}
          id={`alasan-${key}`}
          name="reason"
          defaultValue={result?.reason ?? ""}
          aria-describedby={`petunjuk-${key}`}
        />
        <span className="hint" id={`petunjuk-${key}`}>
          {t("law.reasonHint")}
        </span>
        <FieldError id={`galat-${key}`}>{problem}</FieldError>
      </fieldset>
      <button className="btn pri" type="submit">
        {t("law.decide")}
      </button>
    </Form>
  );
}
