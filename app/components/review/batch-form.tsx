import { Form } from "react-router";
import type { BatchRefusal, QueueRow } from "#app/domain/review/queue.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import type { MessageKey } from "#app/i18n/messages.ts";

type Step = "check" | "acceptance";
type Props = { step: Step; rows: ReadonlyArray<QueueRow>; csrf: string };

/** Reports of which every check is green, to be accepted together. */
export function BatchForm({ step, rows, csrf }: Props) {
  const { t, text } = useI18n();
  const green = rows.filter((row) => row.green && row.mayReview);
  return (
    <details className="batch">
      <summary>{t("review.batch")}</summary>
      <p className="hint">{t("review.batchHint")}</p>
      {green.length === 0 ? (
        <p>{t("review.batchNone")}</p>
      ) : (
        <Form method="post">
          <input type="hidden" name="csrf" value={csrf} />
          <input type="hidden" name="intent" value="batch" />
          <ul>
            {green.map(({ report, card }) => (
              <li key={report}>
                <label>
                  <input type="checkbox" name="reports" value={report} />{" "}
                  {t("review.batchPick", { code: `${card.action} × ${card.checkpoint}` })}{" "}
                  <span className="mut">{text(card.title)}</span>
                </label>
              </li>
            ))}
          </ul>
          <button className="btn pri" type="submit">
            {t(`review.batchSend.${step}`)}
          </button>
        </Form>
      )}
    </details>
  );
}

type Refused = { refused: ReadonlyArray<BatchRefusal>; rest: ReadonlyArray<string> };

/** What kept a batch from being saved, by name, and the rest for the person to send. */
export function BatchRefused({ step, csrf, result }: { step: Step; csrf: string; result: Refused }) {
  const { t } = useI18n();
  return (
    <div className="errs" role="alert">
      <h2>{t("review.batchRefused")}</h2>
      <ul>
        {result.refused.map(({ report, milestone, why }) => (
          <li key={report}>
            {t("review.batchRefusedRow", {
              code: milestone ?? t("review.batchUnknown"),
              why: t(reasonKey(why)),
            })}
          </li>
        ))}
      </ul>
      {result.rest.length === 0 ? null : (
        <Form method="post">
          <input type="hidden" name="csrf" value={csrf} />
          <input type="hidden" name="intent" value="batch" />
          {result.rest.map((report) => (
            <input type="hidden" name="reports" value={report} key={report} />
          ))}
          <p>{t("review.batchRest", { count: result.rest.length })}</p>
          <button className="btn" type="submit">
            {t(`review.batchSend.${step}`)}
          </button>
        </Form>
      )}
    </div>
  );
}

function reasonKey(why: BatchRefusal["why"]): MessageKey {
  switch (why) {
    case "no_evidence":
    case "not_checked":
    case "check_not_green":
    case "filed_twice":
    case "item_returned":
      return `review.batchWhy.${why}`;
    default:
      return `workspace.reviewRefusal.${why}`;
  }
}
