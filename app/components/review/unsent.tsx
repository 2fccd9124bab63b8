import type { ReviewDecision } from "#app/domain/facts.ts";
import type { ReviewCase } from "#app/domain/review-case.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import type { ReviewResult } from "./case-view.ts";

/** What somebody had filled in when another's decision came first: nothing typed is lost. */
export function Unsent({ review, result }: { review: ReviewCase; result: ReviewResult | null }) {
  const { t } = useI18n();
  if (result === null || result.kind !== "review") return null;
  const word = (decision: ReviewDecision | null) =>
    decision === null
      ? t("review.undecided")
      : t(decision === "accepted" ? "workspace.accept" : "workspace.return");
  const codeOf = (item: string) => review.items.find(({ id }) => id === item)?.slot.code ?? "";
  return (
    <section className="unsent" aria-labelledby="belum-terkirim">
      <h2 id="belum-terkirim">{t("review.unsent")}</h2>
      <p className="hint">{t("review.unsentHint")}</p>
      <ul>
        {result.typed.map(({ item, decision, reason }) => (
          <li key={item}>
            {t("review.unsentItem", { code: codeOf(item), decision: word(decision) })}
            {reason === null ? null : <>: “{reason}”</>}
          </li>
        ))}
        <li>
          {t("review.unsentWhole", { decision: word(result.decision) })}
          {result.reason === null ? null : <>: “{result.reason}”</>}
        </li>
      </ul>
    </section>
  );
}
