import { BigNumbers } from "#app/components/ui/big-numbers.tsx";
import { StatusLegend } from "#app/components/ui/status-legend.tsx";
import { UnitBar } from "#app/components/ui/unit-bar.tsx";
import type { RollUp, Term } from "#app/domain/roll-up.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { GapSentence } from "./gap-sentence.tsx";
import { NotDueText } from "./not-due-text.tsx";
import { WhySum } from "./why-sum.tsx";

type Props = { plan: string; total: RollUp; terms: ReadonlyArray<Term> };

/** The two numbers of a stage or an organisation, their bar, and why. */
export function GroupNumbers({ plan, total, terms }: Props) {
  const { t } = useI18n();
  const { reportedPercent, provenPercent } = total;
  if (reportedPercent === null || provenPercent === null) {
    return (
      <div className="grp-num">
        <p className="lead">
          {t(total.totalCount === 0 ? "scorecard.noTargetsHere" : "scorecard.noneDueHere")}
        </p>
        {total.totalCount === 0 ? null : <NotDueText total={total} />}
      </div>
    );
  }
  return (
    <div className="grp-num">
      <BigNumbers reported={reportedPercent} proven={provenPercent}>
        <GapSentence reported={reportedPercent} proven={provenPercent} />{" "}
        <WhySum plan={plan} terms={terms} reported={reportedPercent} proven={provenPercent} />
      </BigNumbers>
      <div>
        <p className="sm b">{t("scorecard.dueBar", { count: total.dueCount })}</p>
        <UnitBar counts={total.due} full />
        <StatusLegend counts={total.due} />
        <NotDueText total={total} />
      </div>
    </div>
  );
}
