import { FeedLinks, LinkedData } from "#app/components/open-data/linked-data.tsx";
import { headline } from "#app/components/scorecard/headline.ts";
import { ScorecardBody } from "#app/components/scorecard/scorecard-body.tsx";
import { ScorecardHero } from "#app/components/scorecard/scorecard-hero.tsx";
import { ScorecardPage } from "#app/components/scorecard/scorecard-page.tsx";
import type { ScorecardView } from "#app/components/scorecard/scorecard-view.ts";
import { SharePanel } from "#app/components/share/share-panel.tsx";
import { PageMeta } from "#app/components/shell/page-meta.tsx";
import { Still } from "#app/components/ui/still.tsx";
import { brokenLinksAsOf, countBroken } from "#app/domain/broken-links.ts";
import type { CalendarDate } from "#app/domain/calendar-date.ts";
import { scorecardAsOf } from "#app/domain/scorecard.ts";
import type { IndexedFacts } from "#app/domain/standings.ts";
import { keptView } from "#app/http/kept-view.server.ts";
import { originOf } from "#app/http/open-data.server.ts";
import { openPlanPage, planFrame } from "#app/http/plan-page.server.ts";
import { restsOnPlan } from "#app/http/rests-on.server.ts";
import { stillPart } from "#app/http/still-parts.server.tsx";
import { useI18n } from "#app/i18n/i18n.tsx";
import { planLinkedData } from "#app/services/describe-data.server.ts";
import type { Route } from "./+types/scorecard";

export async function loader(args: Route.LoaderArgs) {
  const { indexed, opened, asOf, frame } = await openPlanPage(args);
  restsOnPlan(args.context, opened);
  const action = args.params.plan === undefined ? "/" : `/${frame.plan.slug}`;
  const linked = planLinkedData(indexed, asOf, originOf(args.request, args.context));
  const { plan, checkpoints, total, votingDay, summary } = viewOf(indexed, asOf);
  const { organisations: _inBody, ...day } = frame;
  return {
    scorecard: { plan, asOf, checkpoints, total, votingDay, summary },
    parts: { hero: heroOf(args, indexed, asOf), body: bodyOf(args, indexed, asOf) },
    ...{ frame: day, action, linked },
  };
}

const heroOf = stillPart("scorecard-hero", (indexed, asOf: CalendarDate) => (
  <ScorecardHero scorecard={viewOf(indexed, asOf)} />
));

const bodyOf = stillPart("scorecard-body", (indexed, asOf: CalendarDate) => (
  <ScorecardBody scorecard={viewOf(indexed, asOf)} frame={planFrame(indexed)} />
));

const viewOf = keptView((indexed: IndexedFacts, asOf: CalendarDate): ScorecardView => {
  const { facts } = indexed;
  const scorecard = scorecardAsOf(indexed, asOf);
  const titles = new Map(facts.milestones.map((milestone) => [milestone.code, milestone.title]));
  return {
    ...scorecard,
    changes: scorecard.changes.map((change) => ({
      ...change,
      title: titles.get(change.milestone) ?? { id: change.milestone, en: null },
    })),
    broken: countBroken(brokenLinksAsOf(indexed, asOf)),
    votingDay: votingDayOf(indexed, asOf),
    theme: facts.commitments.map((commitment) => commitment.title),
    summary: facts.plan.summary,
  };
});

/** The day people vote: the first day of the stage of voting, where the calendar has one. */
function votingDayOf({ facts, schedule }: IndexedFacts, asOf: CalendarDate): CalendarDate | null {
  const calendar = facts.schedule.calendars[0]?.code;
  if (calendar === undefined || schedule.stage(`${calendar}/T09a`) === null) return null;
  const edge = schedule.edgeAsOf(`${calendar}/T09a`, "end", asOf);
  return edge.kind === "dated" ? edge.on : null;
}

export default function ScorecardRoute({ loaderData }: Route.ComponentProps) {
  const { t, text, percent, longDate } = useI18n();
  const { scorecard, parts, frame, action, linked } = loaderData;
  return (
    <>
      <PageMeta
        title={`${t("nav.scorecard")}, ${text(scorecard.plan.title)}`}
        description={`${headline(scorecard.total, t)} ${text(scorecard.summary)}`}
        picture={{
          path: `/${scorecard.plan.slug}/gambar/capaian.png?per=${scorecard.asOf}`,
          alt: t("share.pictureAlt", {
            headline: headline(scorecard.total, t),
            reported: percent(scorecard.total.reportedPercent),
            proven: percent(scorecard.total.provenPercent),
            date: longDate(scorecard.asOf),
          }),
        }}
      />
      <LinkedData json={linked} />
      <FeedLinks plan={frame.plan.slug} />
      <ScorecardPage
        scorecard={scorecard}
        frame={frame}
        action={action}
        hero={<Still part={parts.hero} />}
        body={<Still part={parts.body} />}
      />
      <SharePanel
        plan={scorecard.plan.slug}
        what={text(scorecard.plan.title)}
        view="capaian"
        asOf={frame.asOf}
        today={frame.today}
      />
    </>
  );
}
