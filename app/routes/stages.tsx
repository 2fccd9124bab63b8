import { TimelineFigure, TimelineTables } from "#app/components/schedule/timeline.tsx";
import { ScheduleTable } from "#app/components/scorecard/schedule-table.tsx";
import { scheduleLines } from "#app/components/scorecard/schedule-view.ts";
import { SharePanel } from "#app/components/share/share-panel.tsx";
import { PageMeta } from "#app/components/shell/page-meta.tsx";
import { AsOfBar } from "#app/components/ui/as-of-bar.tsx";
import { Breadcrumb } from "#app/components/ui/breadcrumb.tsx";
import { LocalLink } from "#app/components/ui/local-link.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { timelineAsOf } from "#app/domain/timeline.ts";
import { openPlanPage } from "#app/http/plan-page.server.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import type { Route } from "./+types/stages";

export async function loader(args: Route.LoaderArgs) {
  const { indexed, asOf, frame } = await openPlanPage(args);
  const calendars = indexed.facts.schedule.calendars.map((calendar) => ({
    ...calendar,
    lines: scheduleLines(calendar.code, indexed.schedule, asOf),
  }));
  const checkpoints = indexed.facts.checkpoints.map(({ code, dueOn }) => ({ code, dueOn }));
  return { calendars, frame, checkpoints, timeline: timelineAsOf(indexed, asOf) };
}

export default function StagesRoute({ loaderData }: Route.ComponentProps) {
  const { t, text, longDate } = useI18n();
  const { calendars, frame, timeline, checkpoints } = loaderData;
  const { slug } = frame.plan;
  const title = t("scorecard.stages.title");
  return (
    <>
      <PageMeta title={`${title}, ${text(frame.plan.title)}`} description={t("scorecard.stages.lead")} />
      <Breadcrumb items={[{ label: frame.plan.code, to: `/${slug}` }, { label: title }]} />
      <div className="page-head">
        <h1>{title}</h1>
        <p className="lead">{t("scorecard.stages.lead")}</p>
        <p>
          <LocalLink to={`/${slug}/perubahan`}>{t("schedule.timeline.amendments")}</LocalLink>
        </p>
      </div>
      <AsOfBar frame={frame} action={`/${slug}/tahapan`} />
      {timeline === null ? null : (
        <TimelineFigure timeline={timeline} checkpoints={checkpoints} asOf={frame.asOf} />
      )}
      {calendars.map((calendar) => (
        <Section
          key={calendar.code}
          id={calendar.code}
          title={text(calendar.title)}
          hint={t("asOf.state", { date: longDate(frame.asOf) })}
        >
          <ScheduleTable plan={slug} caption={text(calendar.title)} lines={calendar.lines} />
        </Section>
      ))}
      {timeline === null ? null : <TimelineTables plan={slug} timeline={timeline} />}
      <SharePanel
        plan={slug}
        what={`${title}, ${text(frame.plan.title)}`}
        view="tahapan"
        asOf={frame.asOf}
        today={frame.today}
      />
    </>
  );
}
