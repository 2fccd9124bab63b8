import { Form } from "react-router";
import { PageMeta } from "#app/components/shell/page-meta.tsx";
import { Breadcrumb } from "#app/components/ui/breadcrumb.tsx";
import { ErrorSummary } from "#app/components/ui/error-summary.tsx";
import type { ReviewCase as Case } from "#app/domain/review-case.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import type { Translate } from "#app/i18n/translate.ts";
import { CaseHead } from "./case-head.tsx";
import { CaseItem } from "./case-item.tsx";
import type { ReviewResult } from "./case-view.ts";
import { Claim } from "./claim.tsx";
import { OverallDecision } from "./overall-decision.tsx";

type Props = {
  review: Case;
  step: "check" | "accept";
  csrf: string;
  result: ReviewResult | null;
};

const FOLDER = { check: "/periksa", accept: "/tinjau" } as const;

/** The claim left, the machine's findings right, and below both the decisions. */
export function ReviewCase({ review, step, csrf, result }: Props) {
  const { t, text } = useI18n();
  const { card, blocked } = review;
  const name = `${card.action} × ${card.checkpoint}`;
  const item = review.items.findIndex((candidate) => candidate.id === result?.item);
  const field = item === -1 ? "keputusan" : `bukti-${item}`;
  const message = result === null ? null : refusalText(t, result.refusal);
  const errors = message === null ? [] : [{ field, message }];
  const title = t(`workspace.${step}Title`, { code: name, title: text(card.title) });
  return (
    <div className="rv">
      <PageMeta title={title} unlisted />
      <Breadcrumb items={[{ label: t(`workspace.${step}Queue`), to: FOLDER[step] }, { label: name }]} />
      <h1>{title}</h1>
      <CaseHead review={review} step={step} />
      <ErrorSummary errors={errors} />
      {blocked === null ? null : <p className="note s-late">{t(`workspace.reviewRefusal.${blocked}`)}</p>}
      <Claim review={review} />
      <Form method="post" noValidate>
        <input type="hidden" name="csrf" value={csrf} />
        <div className="rs head" aria-hidden="true">
          <div>{t("workspace.claimed")}</div>
          <div>{t("workspace.findings")}</div>
        </div>
        {review.items.length === 0 ? <p>{t("workspace.noItems")}</p> : null}
        {review.items.map((entry, index) => (
          <CaseItem
            key={entry.id}
            item={entry}
            index={index}
            plan={review.plan}
            timeZone={review.timeZone}
            deciding={step === "check" && blocked === null}
            problem={field === `bukti-${index}` ? message : null}
            typed={result?.typed.find((decision) => decision.item === entry.id) ?? null}
          />
        ))}
        {blocked === null ? (
          <OverallDecision step={step} result={result} problem={field === "keputusan" ? message : null} />
        ) : null}
      </Form>
    </div>
  );
}

function refusalText(t: Translate, refusal: ReviewResult["refusal"]): string {
  return refusal === "decision_missing"
    ? t("workspace.decisionMissing")
    : t(`workspace.reviewRefusal.${refusal}`);
}
