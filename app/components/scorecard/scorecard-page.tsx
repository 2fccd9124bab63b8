import { FollowLink } from "#app/components/follow/follow-link.tsx";
import { AsOfBar, type DayFrame } from "#app/components/ui/as-of-bar.tsx";
import { LocalLink } from "#app/components/ui/local-link.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { useI18n } from "#app/i18n/i18n.tsx";
import { Attention } from "./attention.tsx";
import { ChangeList } from "./change-list.tsx";
import { CheckpointFigure } from "./checkpoint-figure.tsx";
import { CsvLink } from "./csv-link.tsx";
import { DataLinks } from "./data-links.tsx";
import { GroupTable } from "./group-table.tsx";
import { HeatMapTable } from "./heat-map.tsx";
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
  const { t, text } = useI18n();
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
            <CsvLink plan={plan.slug} file="tahapan" of={t("scorecard.perStage")} />
            <LocalLink to="/cara-menghitung" keepDay={false}>
              {t("nav.method")}
            </LocalLink>
          </>
        }
      >
        <StageTable plan={plan} asOf={asOf} checkpoints={frame.checkpoints} stages={scorecard.stages} />
      </Section>
      <Section
        id="matriks"
        title={t("outlook.heat.title")}
        hint={t("outlook.heat.hint")}
        actions={
          <>
            <LocalLink to={`/${plan.slug}/matriks`}>{t("outlook.heat.open")}</LocalLink>
            <CsvLink plan={plan.slug} file="matriks" of={t("outlook.heat.title")} />
          </>
        }
      >
        <HeatMapTable plan={plan.slug} asOf={asOf} map={scorecard.heatMap} />
      </Section>
      <Section id="perhatian" title={t("outlook.attention.title")} hint={t("outlook.attention.hint")}>
        <Attention
          plan={plan}
          broken={scorecard.broken}
          dueSoon={scorecard.dueSoon}
          freshness={scorecard.freshness}
          organisations={frame.organisations}
        />
      </Section>
      <div className="sc-cols">
        <div>
          <Section
            id="lembaga"
            title={t("scorecard.owners")}
            actions={<CsvLink plan={plan.slug} file="lembaga" of={t("scorecard.owners")} />}
          >
            <GroupTable
              caption={t("scorecard.owners")}
              head={t("scorecard.owner")}
              rows={scorecard.owners}
              name={({ code, short, title }) => (
                <LocalLink className="quiet" to={`/${plan.slug}/lembaga/${code}`} title={text(title)}>
                  {short}
                </LocalLink>
              )}
            />
          </Section>
          <Section
            id="komitmen"
            title={t("outlook.commitments.title")}
            actions={<CsvLink plan={plan.slug} file="komitmen" of={t("outlook.commitments.title")} />}
          >
            <GroupTable
              caption={t("outlook.commitments.title")}
              head={t("outlook.commitments.commitment")}
              rows={scorecard.commitments}
              name={({ code, title }) => (
                <>
                  <LocalLink className="quiet" to={`/${plan.slug}/perkembangan#komitmen-${code}`}>
                    {code}
                  </LocalLink>
                  <span className="dt">{text(title)}</span>
                </>
              )}
            />
          </Section>
        </div>
        <Section id="perubahan" title={t("scorecard.changes")}>
          <ChangeList plan={plan.slug} changes={scorecard.changes} organisations={frame.organisations} />
          <FollowLink plan={plan.slug} kind="plan" code={plan.slug} />
        </Section>
      </div>
      <Section
        id="titik-lapor"
        title={t("scorecard.checkpoints")}
        hint={t("scorecard.checkpointsHint")}
        actions={
          <>
            <LocalLink to={`/${plan.slug}/perkembangan`}>{t("outlook.more")}</LocalLink>
            <CsvLink plan={plan.slug} file="titik-lapor" of={t("scorecard.checkpoints")} />
          </>
        }
      >
        <CheckpointFigure checkpoints={scorecard.checkpoints} />
      </Section>
      <Section id="data" title={t("scorecard.data.title")} hint={t("scorecard.data.hint")}>
        <DataLinks plan={plan.slug} />
      </Section>
    </>
  );
}
