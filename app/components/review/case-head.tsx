import { DueText } from "#app/components/ui/due-text.tsx";
import { InlineNumber } from "#app/components/ui/inline-numbers.tsx";
import { LocalLink } from "#app/components/ui/local-link.tsx";
import { StatusChip } from "#app/components/ui/status-chip.tsx";
import type { ReviewCase } from "#app/domain/review-case.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { DisputeText } from "./dispute-text.tsx";

/** Where the milestone stands, who submitted what when, and what proven becomes. */
export function CaseHead({ review, step }: { review: ReviewCase; step: "check" | "accept" }) {
  const { t, date } = useI18n();
  const { card } = review;
  const named = (slug: string) => review.names[slug] ?? slug;
  return (
    <>
      <div className="rm">
        <StatusChip status={card.status} />
        <span>
          <span>{t("workspace.submittedBy")}</span> {review.organisation},{" "}
          <time dateTime={review.submittedOn}>{date(review.submittedOn)}</time>
        </span>
        <span>
          <span>{t("workspace.due")}</span> <DueText due={card.due} lateByDays={card.lateByDays} />
        </span>
        <span>
          <span>{t("workspace.stepNext")}</span>{" "}
          {t(step === "check" ? "workspace.stepCheck" : "workspace.stepAccept")}
        </span>
        <span>
          <span aria-hidden="true">{t("numbers.reported")}</span>{" "}
          <InlineNumber kind="reported" value={review.percentDone} />
        </span>
        <span>
          <span aria-hidden="true">{t("numbers.proven")}</span>{" "}
          <InlineNumber kind="proven" value={card.provenPercent} />
        </span>
        <span>
          <span>{t("workspace.ifAccepted")}</span>{" "}
          <InlineNumber kind="proven" value={review.provenIfAccepted} />
        </span>
        <LocalLink to={`/${review.plan}/target/${card.code}`}>{t("workspace.see")}</LocalLink>
      </div>
      <ul className="sm taken">
        {review.steps.map((taken) => (
          <li key={taken.id}>
            {t(`workspace.stepTaken.${taken.step}_${taken.decision}`, {
              by: taken.by,
              at: date(taken.knownOn),
            })}
            {taken.reason === null ? null : <>: “{taken.reason}”</>}
            {taken.dispute === null ? null : (
              <DisputeText dispute={taken.dispute} named={named} by={taken.organisation} />
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
