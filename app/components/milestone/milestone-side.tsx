import { type PageFrame, shortName } from "#app/components/evidence/page-frame.ts";
import type { MilestoneView } from "#app/domain/milestone-view.ts";
import type { Indicator } from "#app/domain/plan.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { DeadlineList } from "./deadline-list.tsx";
import { Fact } from "./fact.tsx";
import { ReviewSteps } from "./review-steps.tsx";

type Props = { view: MilestoneView; frame: PageFrame; system: string | null };

/** Beside the page: the dates, the review and what is fixed about a milestone. */
export function MilestoneSide({ view, frame, system }: Props) {
  const { t } = useI18n();
  return (
    <aside className="side">
      <section>
        <h2>{t("milestone.deadlines")}</h2>
        <DeadlineList view={view} plan={frame.plan.slug} />
      </section>
      <section>
        <h2>{t("milestone.review")}</h2>
        <ReviewSteps view={view} frame={frame} />
      </section>
      <section>
        <h2>{t("milestone.facts")}</h2>
        <FactList view={view} frame={frame} system={system} />
      </section>
    </aside>
  );
}

function FactList({ view, frame, system }: Props) {
  const { t, text, number } = useI18n();
  const supporting = view.owners.filter((owner) => owner.organisation !== view.lead);
  return (
    <dl className="kvl">
      <Fact name={t("milestone.leads")}>
        {view.lead === null ? t("milestone.nobody") : shortName(frame, view.lead)}
        {view.nextLead === null ? null : (
          <small>
            {t("milestone.nextLead", {
              who: shortName(frame, view.nextLead.organisation),
              checkpoint: view.nextLead.checkpoint,
            })}
          </small>
        )}
      </Fact>
      {supporting.length === 0 ? null : (
        <Fact name={t("milestone.supports")}>
          {supporting.map((owner) => shortName(frame, owner.organisation)).join(", ")}
        </Fact>
      )}
      {view.indicators.map((indicator) => (
        <Fact key={indicator.code} name={t("milestone.indicator")}>
          {text(indicator.name)}
          <IndicatorNote indicator={indicator} />
        </Fact>
      ))}
      {system === null ? null : <Fact name={t("milestone.system")}>{system}</Fact>}
      {view.legalBasis === null ? null : <Fact name={t("milestone.basis")}>{text(view.legalBasis)}</Fact>}
      {view.workPlanItem === null ? null : <Fact name={t("milestone.workPlan")}>{view.workPlanItem}</Fact>}
      <Fact name={t("milestone.weight")}>{number(view.weight, 2)}</Fact>
      <Fact name={t("milestone.irm")}>{t(`milestone.irmLevel.${view.irmSuggestion}`)}</Fact>
    </dl>
  );
}

function IndicatorNote({ indicator }: { indicator: Indicator }) {
  const { t, text } = useI18n();
  const { baseline, target, agreement } = indicator;
  const values = { baseline, target, unit: text(indicator.unit) };
  const range =
    target === null ? null : t(baseline === null ? "milestone.toOnly" : "milestone.fromTo", values);
  return (
    <small>
      {range}
      {agreement === "open" ? `${range === null ? "" : ", "}${t("milestone.indicatorOpen")}` : null}
    </small>
  );
}
