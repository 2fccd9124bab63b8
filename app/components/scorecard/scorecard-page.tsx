import { AsOfBar, type DayFrame } from "#app/components/ui/as-of-bar.tsx";
import { LocalLink } from "#app/components/ui/local-link.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { useI18n } from "#app/i18n/i18n.tsx";
import { ChangeList } from "./change-list.tsx";
import { CheckpointFigure } from "./checkpoint-figure.tsx";
import { DataLinks } from "./data-links.tsx";
import { OwnerTable } from "./owner-table.tsx";
import { ScorecardHero } from "./scorecard-hero.tsx";
import type { ScorecardView } from "./scorecard-view.ts";
import { StageTable } from "./stage-table.tsx";
import { TotalBars } from "./total-bars.tsx";

type Props = {
  scorecard: ScorecardView;
  frame: DayFrame & { organisations: Readonly<Record<string, { short: string }>> };
  /** Path of this page without its language. */
  action: string;
};

/** The scorecard: the sentence first, then the numbers, the picture and the tables. */
export function ScorecardPage({ scorecard, frame, action }: Props) {
  const { t } = useI18n();
  const { plan, asOf, votingDay } = scorecard;
  const days = votingDay === null ? [] : [{ label: t("scorecard.votingDay"), on: votingDay }];
  return (
    <>
      <ScorecardHero scorecard={scorecard} />
      <AsOfBar frame={frame} action={action} days={days} />
      <TotalBars plan={plan.slug} total={scorecard.total} />
      <Section
        id="tahapan"
        title={t("scorecard.perStage")}
        hint={t("scorecard.perStageHint")}
        actions={
          <>
            <LocalLink to={`/${plan.slug}/tahapan`}>{t("scorecard.stageList")}</LocalLink>
            <LocalLink to="/cara-menghitung" keepDay={false}>
              {t("nav.method")}
            </LocalLink>
          </>
        }
      >
        <StageTable plan={plan} asOf={asOf} checkpoints={frame.checkpoints} stages={scorecard.stages} />
      </Section>
      <div className="sc-cols">
        <Section id="lembaga" title={t("scorecard.owners")}>
          <OwnerTable plan={plan.slug} owners={scorecard.owners} />
        </Section>
        <Section id="perubahan" title={t("scorecard.changes")}>
          <ChangeList plan={plan.slug} changes={scorecard.changes} organisations={frame.organisations} />
        </Section>
      </div>
      <Section id="titik-lapor" title={t("scorecard.checkpoints")} hint={t("scorecard.checkpointsHint")}>
        <CheckpointFigure checkpoints={scorecard.checkpoints} />
      </Section>
      <Section id="data" title={t("scorecard.data.title")} hint={t("scorecard.data.hint")}>
        <DataLinks plan={plan.slug} />
      </Section>
    </>
  );
}
