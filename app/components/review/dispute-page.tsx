import { Form } from "react-router";
import { ErrorSummary } from "#app/components/ui/error-summary.tsx";
import { FieldError } from "#app/components/ui/field-error.tsx";
import { LocalLink } from "#app/components/ui/local-link.tsx";
import type { DisputeRefusal } from "#app/domain/dispute.ts";
import type { DisputeAnswer } from "#app/domain/facts.ts";
import type { DisputePage } from "#app/domain/review/queue.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { DisputeText } from "./dispute-text.tsx";

export type DisputeResult = {
  intent: "dispute" | "answer";
  text: string;
  decision: DisputeAnswer["decision"] | null;
  refusal: DisputeRefusal | "not_found" | "personal_data" | "too_long" | "decision_missing";
};

type Props = { page: DisputePage; csrf: string; saved: boolean; result: DisputeResult | null };

/** One return, the objection to it and the answer, with the form that fits who reads it. */
export function DisputePageView({ page, csrf, saved, result }: Props) {
  const { t, text, date } = useI18n();
  const message = result === null ? null : t(`review.disputeRefusal.${result.refusal}`);
  const field = result?.refusal === "decision_missing" ? "putusan" : "teks";
  const errors = message === null ? [] : [{ field, message }];
  return (
    <div className="rv">
      <h1>{t("review.disputeTitle", { code: page.milestone })}</h1>
      <p className="lead">{t("review.disputeLead")}</p>
      {saved ? (
        <p className="note s-verified" role="status">
          {t("review.disputeSaved")}
        </p>
      ) : null}
      <ErrorSummary errors={errors} />
      <p>
        <LocalLink to={`/${page.plan}/target/${page.milestone}`} keepDay={false}>
          {text(page.title)}
        </LocalLink>
      </p>
      <dl className="say claim">
        <dt>{t("workspace.story")}</dt>
        <dd>{page.narrative}</dd>
        <dt>{t("review.disputeReturned", { by: page.by, date: date(page.returnedOn) })}</dt>
        <dd>{page.reason ?? "–"}</dd>
        {page.items.map((item) => (
          <dd key={`${item.slot} ${item.reason}`}>
            {item.slot}: {item.reason ?? "–"}
          </dd>
        ))}
      </dl>
      {page.dispute === null ? null : (
        <DisputeText dispute={page.dispute} named={(name) => name} by={page.by} />
      )}
      <Act page={page} csrf={csrf} result={result} problem={message} />
    </div>
  );
}

type ActProps = Pick<Props, "page" | "csrf" | "result"> & { problem: string | null };

function Act({ page, csrf, result, problem }: ActProps) {
  const { t } = useI18n();
  if (page.dispute === null) {
    if (page.disputeBlocked === null) {
      return <SayForm intent="dispute" csrf={csrf} result={result} problem={problem} />;
    }
    return <p className="note">{t(`review.disputeRefusal.${page.disputeBlocked}`)}</p>;
  }
  if (page.dispute.answer !== null || page.answerBlocked === "not_the_body") return null;
  if (page.answerBlocked === null) {
    return <SayForm intent="answer" csrf={csrf} result={result} problem={problem} />;
  }
  if (page.answerBlocked !== "own_decision") return null;
  return <p className="note">{t("review.disputeRefusal.own_decision")}</p>;
}

function SayForm({
  intent,
  csrf,
  result,
  problem,
}: Omit<ActProps, "page"> & { intent: "dispute" | "answer" }) {
  const { t } = useI18n();
  const answering = intent === "answer";
  const decides = result?.refusal === "decision_missing";
  return (
    <Form method="post" noValidate className="law-form">
      <h2>{t(answering ? "review.disputeAnswer" : "review.disputeFile")}</h2>
      <input type="hidden" name="csrf" value={csrf} />
      <input type="hidden" name="intent" value={intent} />
      {answering ? (
        <fieldset className="law-answer" id="putusan" tabIndex={-1}>
          <legend>{t("review.disputeDecision")}</legend>
          <div className="choices">
            {(["upheld", "withdrawn"] as const).map((decision) => (
              <label className="btn" key={decision}>
                <input
                  type="radio"
                  name="decision"
                  value={decision}
                  defaultChecked={result?.decision === decision}
                />
                {t(`review.disputeDecide.${decision}`)}
              </label>
            ))}
          </div>
          <FieldError id="putusan-galat">{decides ? problem : null}</FieldError>
        </fieldset>
      ) : null}
      <label className="lab" htmlFor="teks">
        {t(answering ? "review.disputeAnswerText" : "review.disputeText")}
      </label>
      <p className="hint" id="teks-petunjuk">
        {t("review.disputeHint")}
      </p>
      <textarea
        className={problem === null || decides ? "in" : "in err"}
        id="teks"
        name="text"
        rows={6}
        defaultValue={result?.text ?? ""}
        aria-describedby={problem === null || decides ? "teks-petunjuk" : "teks-petunjuk teks-galat"}
      />
      <FieldError id="teks-galat">{decides ? null : problem}</FieldError>
      <button className="btn pri" type="submit">
        {t(answering ? "review.answerSend" : "review.disputeSend")}
      </button>
    </Form>
  );
}
