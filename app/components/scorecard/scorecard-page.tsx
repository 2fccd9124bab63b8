import type { ReactNode } from "react";
import { AsOfBar, type DayFrame } from "#app/components/ui/as-of-bar.tsx";
import { LocalLink } from "#app/components/ui/local-link.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { useI18n } from "#app/i18n/i18n.tsx";
import { CheckpointFigure } from "./checkpoint-figure.tsx";
import { CsvLink } from "./csv-link.tsx";
import { DataLinks } from "./data-links.tsx";
import type { ScorecardView } from "./scorecard-view.ts";

type Props = {
  scorecard: Pick<ScorecardView, "plan" | "votingDay" | "checkpoints">;
  frame: DayFrame;
  /** Path of this page without its language. */
  action: string;
  /** The sentence and the numbers, and the tables: what stays as it is while it is read. */
  hero: ReactNode;
  body: ReactNode;
};

/** The scorecard: the sentence first, then the numbers, the picture and the tables. */
export function ScorecardPage({ scorecard, frame, action, hero, body }: Props) {
  const { t } = useI18n();
  const { plan, votingDay } = scorecard;
  const days = votingDay === null ? [] : [{ label: t("scorecard.votingDay"), on: votingDay }];
  return (
    <>
      {hero}
      <AsOfBar frame={frame} action={action} days={days} />
      {body}
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
