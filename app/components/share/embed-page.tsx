import { headline } from "#app/components/scorecard/headline.ts";
import { MilestoneList, type Names } from "#app/components/scorecard/milestone-list.tsx";
import { StageTable } from "#app/components/scorecard/stage-table.tsx";
import { TotalBars } from "#app/components/scorecard/total-bars.tsx";
import { BigNumbers } from "#app/components/ui/big-numbers.tsx";
import { LocalLink } from "#app/components/ui/local-link.tsx";
import type { CalendarDate } from "#app/domain/calendar-date.ts";
import type { Bilingual } from "#app/domain/plan.ts";
import type { SharedView } from "#app/domain/shared-view.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { type PlanWords, usePlanWord } from "#app/i18n/plan-words.tsx";

export type EmbedPageProps = {
  view: SharedView;
  frame: {
    plan: { slug: string; title: Bilingual; periodEnd: CalendarDate };
    asOf: CalendarDate;
    checkpoints: ReadonlyArray<{ code: string; dueOn: CalendarDate }>;
    organisations: Names;
    words: PlanWords;
    illustration: boolean;
  };
};

/** Tells the page around the frame how tall this one is, each time that changes. */
const TELL_HEIGHT =
  'new ResizeObserver(function(){parent.postMessage({capaianHeight:document.documentElement.offsetHeight},"*")}).observe(document.documentElement)';

/** One view on its own, to stand in another site's page: what it shows, of which day, and where the rest is. */
export function EmbedPage({ view, frame }: EmbedPageProps) {
  const { t, text, longDate } = useI18n();
  const { plan, asOf, illustration } = frame;
  return (
    <>
      <main className="emb" id="isi">
        <View view={view} frame={frame} />
        <div className="emb-foot">
          <span>
            {text(plan.title)}, {t("share.per", { date: longDate(asOf) })}
          </span>
          {illustration ? <b>{t("illustration.label")}</b> : null}
          <LocalLink to={`${pathOf(view, plan.slug)}?per=${asOf}`}>{t("share.open")}</LocalLink>
        </div>
      </main>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours, named by its hash in the page's policy */}
      <script dangerouslySetInnerHTML={{ __html: TELL_HEIGHT }} />
    </>
  );
}

function pathOf(view: SharedView, plan: string): string {
  return view.kind === "milestone" ? `/${plan}/target/${view.card.code}` : `/${plan}`;
}

function View({ view, frame }: EmbedPageProps) {
  const { t, text } = useI18n();
  const { word } = usePlanWord();
  const { plan, asOf, checkpoints, organisations } = frame;
  if (view.kind === "milestone") {
    return (
      <>
        <h1 className="vh">{text(view.card.title)}</h1>
        <MilestoneList plan={plan.slug} cards={[view.card]} organisations={organisations} />
      </>
    );
  }
  const { total, stages } = view.scorecard;
  if (view.kind === "stages") {
    return (
      <>
        <h1>{t("scorecard.perStage", { achievement: word("achievement") })}</h1>
        <StageTable
          plan={{ slug: plan.slug, periodEnd: plan.periodEnd }}
          asOf={asOf}
          checkpoints={checkpoints}
          stages={stages}
        />
      </>
    );
  }
  return (
    <>
      <div className="hero">
        <h1>{headline(total, t)}</h1>
        <BigNumbers reported={total.reportedPercent} proven={total.provenPercent}>
          {total.dueCount === 0 ? t("scorecard.gap.noneDue") : null}
        </BigNumbers>
      </div>
      <TotalBars plan={plan.slug} total={total} />
    </>
  );
}
