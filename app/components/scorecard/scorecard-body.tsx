import { FollowLink } from "#app/components/follow/follow-link.tsx";
import { LocalLink } from "#app/components/ui/local-link.tsx";
import { Section } from "#app/components/ui/section.tsx";
import type { CalendarDate } from "#app/domain/calendar-date.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { usePlanWord } from "#app/i18n/plan-words.tsx";
import { Attention } from "./attention.tsx";
import { ChangeList } from "./change-list.tsx";
import { CsvLink } from "./csv-link.tsx";
import { GroupTable } from "./group-table.tsx";
import { HeatMapTable } from "./heat-map.tsx";
import type { ScorecardView } from "./scorecard-view.ts";
import { StageTable } from "./stage-table.tsx";
import { TotalBars } from "./total-bars.tsx";

type Names = Readonly<Record<string, { short: string }>>;
type Props = {
  scorecard: ScorecardView;
  frame: { checkpoints: ReadonlyArray<{ code: string; dueOn: CalendarDate }>; organisations: Names };
};
type Named = Pick<Props, "scorecard"> & { organisations: Names };

/** Where the plan stands, in tables: by stage, as a map, what needs attention, by owner and commitment, lately. */
export function ScorecardBody({ scorecard, frame }: Props) {
  return (
    <>
      <TotalBars plan={scorecard.plan.slug} total={scorecard.total} />
      <Stages scorecard={scorecard} frame={frame} />
      <Overview scorecard={scorecard} />
      <Worries scorecard={scorecard} organisations={frame.organisations} />
      <div className="sc-cols">
        <div>
          <Owners scorecard={scorecard} />
          <Commitments scorecard={scorecard} />
        </div>
        <Changes scorecard={scorecard} organisations={frame.organisations} />
      </div>
    </>
  );
}

function Stages({ scorecard, frame }: Props) {
  const { t } = useI18n();
  const { word } = usePlanWord();
  const title = t("scorecard.perStage", { achievement: word("achievement") });
  const { plan, asOf } = scorecard;
  return (
    <Section
      id="tahapan"
      title={title}
      hint={t("scorecard.perStageHint")}
      actions={
        <>
          <LocalLink to={`/${plan.slug}/tahapan`}>{t("scorecard.stageList")}</LocalLink>
          <CsvLink plan={plan.slug} file="tahapan" of={title} />
          <LocalLink to="/cara-menghitung" keepDay={false}>
            {t("nav.method")}
          </LocalLink>
        </>
      }
    >
      <StageTable plan={plan} asOf={asOf} checkpoints={frame.checkpoints} stages={scorecard.stages} />
    </Section>
  );
}

function Overview({ scorecard }: Pick<Props, "scorecard">) {
  const { t } = useI18n();
  const { plan, asOf } = scorecard;
  return (
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
  );
}

function Worries({ scorecard, organisations }: Named) {
  const { t } = useI18n();
  const { plan } = scorecard;
  return (
    <Section id="perhatian" title={t("outlook.attention.title")} hint={t("outlook.attention.hint")}>
      <Attention
        plan={plan}
        broken={scorecard.broken}
        dueSoon={scorecard.dueSoon}
        freshness={scorecard.freshness}
        organisations={organisations}
      />
    </Section>
  );
}

function Owners({ scorecard }: Pick<Props, "scorecard">) {
  const { t, text } = useI18n();
  const { plan } = scorecard;
  return (
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
  );
}

function Commitments({ scorecard }: Pick<Props, "scorecard">) {
  const { t, text } = useI18n();
  const { word, inSentence } = usePlanWord();
  const title = t("outlook.commitments.title", { commitment: inSentence("commitment") });
  const { plan } = scorecard;
  return (
    <Section id="komitmen" title={title} actions={<CsvLink plan={plan.slug} file="komitmen" of={title} />}>
      <GroupTable
        caption={title}
        head={word("commitment")}
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
  );
}

function Changes({ scorecard, organisations }: Named) {
  const { t } = useI18n();
  const { plan } = scorecard;
  return (
    <Section id="perubahan" title={t("scorecard.changes")}>
      <ChangeList plan={plan.slug} changes={scorecard.changes} organisations={organisations} />
      <FollowLink plan={plan.slug} kind="plan" code={plan.slug} />
    </Section>
  );
}
