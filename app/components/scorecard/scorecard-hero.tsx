import { BigNumbers } from "#app/components/ui/big-numbers.tsx";
import { daysBetween } from "#app/domain/calendar-date.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { GapSentence } from "./gap-sentence.tsx";
import { headline } from "./headline.ts";
import type { ScorecardView } from "./scorecard-view.ts";
import { dayOf } from "./time-axis.ts";
import { WhySum } from "./why-sum.tsx";

/** The plan in one sentence and two numbers. */
export function ScorecardHero({ scorecard }: { scorecard: ScorecardView }) {
  const { t, text } = useI18n();
  const { total, plan, theme } = scorecard;
  return (
    <div className="hero">
      <div>
        <p className="eyb">{[plan.title, ...theme].map(text).join(" · ")}</p>
        <h1>{headline(total, t)}</h1>
        <p className="lead">{useLead(scorecard)}</p>
      </div>
      <BigNumbers reported={total.reportedPercent} proven={total.provenPercent}>
        {total.reportedPercent === null || total.provenPercent === null ? (
          t("scorecard.gap.noneDue")
        ) : (
          <>
            <GapSentence reported={total.reportedPercent} proven={total.provenPercent} />{" "}
            <WhySum
              plan={plan.slug}
              terms={scorecard.terms}
              reported={total.reportedPercent}
              proven={total.provenPercent}
            />
          </>
        )}
        <ExtendedText extended={scorecard.extended} />
      </BigNumbers>
    </div>
  );
}

/** How many targets were granted more time, and which of them the numbers leave out because of it. */
function ExtendedText({ extended: { granted, notCounted } }: Pick<ScorecardView, "extended">) {
  const { t } = useI18n();
  if (granted === 0) return null;
  const left = { count: notCounted.length, codes: notCounted.join(", ") };
  return (
    <>
      {" "}
      {t("scorecard.extended", { count: granted })}{" "}
      {notCounted.length === 0 ? null : t("scorecard.extendedNotCounted", left)}
    </>
  );
}

const RECENT_DAYS = 45;

function useLead({ asOf, stages, total }: ScorecardView): string {
  const { t, text, fullDate } = useI18n();
  const ended = stages
    .map(({ title, end, lastPart }) =>
      lastPart === null ? { title, on: dayOf(end) } : { title: lastPart.title, on: lastPart.endsOn },
    )
    .filter((stage) => stage.on !== null && stage.on < asOf)
    .sort((left, right) => ((left.on ?? "") < (right.on ?? "") ? 1 : -1))[0];
  const days = ended?.on == null ? null : daysBetween(ended.on, asOf);
  const day =
    ended?.title == null || days === null || days > RECENT_DAYS
      ? t("scorecard.lead.day", { date: fullDate(asOf) })
      : t("scorecard.lead.dayAfter", { date: fullDate(asOf), count: days, stage: text(ended.title) });
  const rest = total.totalCount - total.dueCount;
  return `${day} ${t("scorecard.lead.total", { count: total.totalCount })} ${t("scorecard.lead.rest", { count: rest })}`;
}
