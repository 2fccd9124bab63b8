import type { ReviewCase } from "#app/domain/review-case.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import type { ReviewResult } from "./case-view.ts";

/** What keeps a review from being sent, at the field it speaks of. */
export function useCaseProblems(review: Pick<ReviewCase, "items">, result: ReviewResult | null) {
  const { t } = useI18n();
  const item = review.items.findIndex((candidate) => candidate.id === result?.item);
  const isAssigning = result?.kind === "assign";
  const field = isAssigning ? "penugasan" : item === -1 ? "keputusan" : `bukti-${item}`;
  const message =
    result === null
      ? null
      : result.kind === "assign"
        ? t(`review.assignRefusal.${result.refusal}`)
        : result.refusal === "decision_missing"
          ? t("workspace.decisionMissing")
          : t(`workspace.reviewRefusal.${result.refusal}`);
  const errors = message === null ? [] : [{ field, message }];
  return { errors, problemAt: (place: string) => (place === field ? message : null) };
}
