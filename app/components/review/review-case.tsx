import { useRef } from "react";
import { Form } from "react-router";
import { PageMeta } from "#app/components/shell/page-meta.tsx";
import { Breadcrumb } from "#app/components/ui/breadcrumb.tsx";
import { ErrorSummary } from "#app/components/ui/error-summary.tsx";
import type { ReviewCase as Case } from "#app/domain/review-case.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { Assignment } from "./assignment.tsx";
import { CaseHead } from "./case-head.tsx";
import { CaseItem } from "./case-item.tsx";
import type { ReviewResult } from "./case-view.ts";
import { ChangedSince } from "./changed-since.tsx";
import { Claim } from "./claim.tsx";
import { DecisionTally } from "./decision-tally.tsx";
import { OverallDecision } from "./overall-decision.tsx";
import { REASON_LIST, ReasonList } from "./reason-list.tsx";
import { Unsent } from "./unsent.tsx";
import { useCaseProblems } from "./use-case-problems.ts";

type Props = {
  review: Case;
  step: "check" | "acceptance";
  userId: string;
  csrf: string;
  /** The assignment was just saved. */
  assigned: boolean;
  result: ReviewResult | null;
};

const FOLDER = { check: "/periksa", acceptance: "/tinjau" } as const;

/** What changed, the claim left, the machine's findings right, and below both the decisions. */
export function ReviewCase({ review, step, userId, csrf, assigned, result }: Props) {
  const { t, text } = useI18n();
  const { card, blocked } = review;
  const code = `${card.action} × ${card.checkpoint}`;
  const word = step === "check" ? "check" : "accept";
  const title = t(`workspace.${word}Title`, { code, title: text(card.title) });
  const { errors, problemAt } = useCaseProblems(review, result);
  const form = useRef<HTMLFormElement>(null);
  const isDeciding = step === "check" && blocked === null;
  return (
    <div className="rv">
      <PageMeta title={title} unlisted />
      <Breadcrumb items={[{ label: t(`workspace.${word}Queue`), to: FOLDER[step] }, { label: code }]} />
      <h1>{title}</h1>
      <CaseHead review={review} step={word} />
      <ErrorSummary errors={errors} />
      {blocked === null ? null : <p className="note s-late">{t(`workspace.reviewRefusal.${blocked}`)}</p>}
      {blocked === null ? (
        <Assignment review={review} userId={userId} csrf={csrf} assigned={assigned} />
      ) : (
        <Unsent review={review} result={result} />
      )}
      <div className="rvl">
        <Claim review={review} />
        <ChangedSince review={review} />
      </div>
      <Form method="post" noValidate ref={form}>
        <input type="hidden" name="csrf" value={csrf} />
        <input type="hidden" name="seen" value={review.steps.at(-1)?.id ?? ""} />
        <ReasonList reasons={review.reasons} />
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
            deciding={isDeciding}
            problem={problemAt(`bukti-${index}`)}
            typed={result?.typed.find((decision) => decision.item === entry.id) ?? null}
            reasonList={REASON_LIST}
          />
        ))}
        {isDeciding ? <DecisionTally form={form} codes={review.items.map(({ slot }) => slot.code)} /> : null}
        {blocked === null ? (
          <OverallDecision
            step={word}
            result={result}
            problem={problemAt("keputusan")}
            reasonList={REASON_LIST}
          />
        ) : null}
      </Form>
    </div>
  );
}
