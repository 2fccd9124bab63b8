import { LocalLink } from "#app/components/ui/local-link.tsx";
import { Section } from "#app/components/ui/section.tsx";
import type { Thread } from "#app/domain/talk/discussion.ts";
import type { DecisionView } from "#app/domain/talk/meeting.ts";
import type { RiskView } from "#app/domain/talk/risk.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { DecisionList, type NamedCells } from "./decision-list.tsx";
import { RiskList } from "./risk-list.tsx";
import { Threads } from "./threads.tsx";

type Names = Readonly<Record<string, { short: string }>>;

export type CellDecisionsProps = {
  plan: string;
  organisations: Names;
  decisions: ReadonlyArray<DecisionView>;
  cells: NamedCells;
};

/** The decisions of meetings that set one part of the plan; nothing for none. */
export function CellDecisions({ plan, organisations, decisions, cells }: CellDecisionsProps) {
  const { t } = useI18n();
  if (decisions.length === 0) return null;
  return (
    <Section id="keputusan" title={t("meeting.onCell")} hint={t("meeting.onCellHint")}>
      <DecisionList
        plan={plan}
        decisions={decisions}
        cells={cells}
        organisations={organisations}
        showMeeting
      />
    </Section>
  );
}

export type MilestoneTalkProps = CellDecisionsProps & {
  milestone: string;
  risks: ReadonlyArray<RiskView>;
  threads: ReadonlyArray<Thread>;
};

/** What was decided, feared and said about a target. */
export function MilestoneTalk(props: MilestoneTalkProps) {
  const { plan, milestone, organisations, risks, threads } = props;
  const { t } = useI18n();
  const page = `/${plan}/target/${milestone}/diskusi`;
  return (
    <>
      <CellDecisions {...props} />
      {risks.length === 0 ? null : (
        <Section id="risiko" title={t("meeting.risk.onMilestone")}>
          <RiskList plan={plan} risks={risks} organisations={organisations} />
        </Section>
      )}
      <Section
        id="diskusi"
        title={t("talk.discussion.title")}
        hint={t("talk.discussion.hint")}
        actions={
          <LocalLink to={page} keepDay={false} rel="nofollow">
            {t("talk.discussion.write")}
          </LocalLink>
        }
      >
        <Threads threads={threads} organisations={organisations} answerAt={page} />
      </Section>
    </>
  );
}
