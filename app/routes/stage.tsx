import { data } from "react-router";
import { DiscrepancyList } from "#app/components/scorecard/discrepancy-list.tsx";
import { GroupNumbers } from "#app/components/scorecard/group-numbers.tsx";
import { MilestoneList } from "#app/components/scorecard/milestone-list.tsx";
import { ScheduleTable } from "#app/components/scorecard/schedule-table.tsx";
import { isWithin, scheduleLine, versionsOf } from "#app/components/scorecard/schedule-view.ts";
import { StageDates } from "#app/components/scorecard/stage-dates.tsx";
import { VersionTable } from "#app/components/scorecard/version-table.tsx";
import { SharePanel } from "#app/components/share/share-panel.tsx";
import { PageMeta } from "#app/components/shell/page-meta.tsx";
import { CellDecisions } from "#app/components/talk/cell-talk.tsx";
import { AsOfBar } from "#app/components/ui/as-of-bar.tsx";
import { Breadcrumb } from "#app/components/ui/breadcrumb.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { termsOf } from "#app/domain/roll-up.ts";
import { stageRow } from "#app/domain/stage-row.ts";
import { standingsAsOf } from "#app/domain/standings.ts";
import { openPlanPage } from "#app/http/plan-page.server.ts";
import { restsOnPlan } from "#app/http/rests-on.server.ts";
import { openCellDecisions } from "#app/http/talk-page.server.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { usePlanWord } from "#app/i18n/plan-words.tsx";
import type { Route } from "./+types/stage";

export async function loader(args: Route.LoaderArgs) {
  const page = await openPlanPage(args);
  const { indexed, asOf, frame } = page;
  restsOnPlan(args.context, page.opened);
  const { facts, schedule } = indexed;
  const key = `${args.params.calendar}/${args.params.stage}`;
  const stage = schedule.stage(key);
  if (stage === null) throw data({ code: "stage_not_found" }, { status: 404 });
  const standings = standingsAsOf(indexed, asOf).filter(
    ({ deadline }) =>
      deadline.kind !== "none" &&
      deadline.rule.kind === "stage" &&
      isWithin(deadline.rule.stage, key, schedule),
  );
  const parent = stage.parent === null ? null : schedule.stage(stage.parent);
  return {
    row: stageRow(stage, standings, schedule, asOf),
    title: stage.title,
    parent: parent === null ? null : { key: parent.key, code: parent.code },
    parts: schedule.children(key).map((part) => scheduleLine(part, schedule, asOf)),
    versions: versionsOf(key, schedule, asOf),
    discrepancies: facts.discrepancies.filter((each) =>
      each.appliesTo.some((place) => place === `stage:${key}`),
    ),
    frame,
    decided: await openCellDecisions(page, { kind: "stage", code: key }, args.context),
  };
}

type Loaded = Route.ComponentProps["loaderData"];

export default function StageRoute({ loaderData }: Route.ComponentProps) {
  const { t, text } = useI18n();
  const { word } = usePlanWord();
  const { row, title, frame } = loaderData;
  const { slug } = frame.plan;
  return (
    <>
      <PageMeta
        title={`${row.code} ${text(title)}`}
        description={t("scorecard.stages.describe", { title: text(title), plan: text(frame.plan.title) })}
      />
      <Trail loaded={loaderData} />
      <div className="page-head">
        <h1>{text(title)}</h1>
        <p className="lead">
          <StageDates stage={row} />
        </p>
      </div>
      <AsOfBar frame={frame} action={`/${slug}/tahapan/${row.key}`} />
      <Section id="angka" title={t("scorecard.twoNumbers")}>
        <GroupNumbers plan={slug} total={row.total} terms={termsOf(row.milestones)} />
      </Section>
      {row.milestones.length === 0 ? null : (
        <Section id="target" title={word("milestone", t("scorecard.milestones"))}>
          <MilestoneList plan={slug} cards={row.milestones} organisations={frame.organisations} />
        </Section>
      )}
      <CellDecisions {...loaderData.decided} />
      <Schedule loaded={loaderData} />
      <SharePanel
        plan={slug}
        what={`${row.code} ${text(title)}, ${text(frame.plan.title)}`}
        view={null}
        asOf={frame.asOf}
        today={frame.today}
      />
    </>
  );
}

function Trail({ loaded: { row, parent, frame } }: { loaded: Loaded }) {
  const { t } = useI18n();
  const { slug, code } = frame.plan;
  const above = parent === null ? [] : [{ label: parent.code, to: `/${slug}/tahapan/${parent.key}` }];
  return (
    <Breadcrumb
      items={[
        { label: code, to: `/${slug}` },
        { label: t("nav.stages"), to: `/${slug}/tahapan` },
        ...above,
        { label: row.code ?? "" },
      ]}
    />
  );
}

function Schedule({ loaded }: { loaded: Loaded }) {
  const { t } = useI18n();
  const { parts, versions, discrepancies, frame } = loaded;
  return (
    <>
      <Section id="dasar" title={t("scorecard.stages.versions")} hint={t("scorecard.stages.versionsHint")}>
        <VersionTable versions={versions} />
      </Section>
      {parts.length === 0 ? null : (
        <Section id="bagian" title={t("scorecard.stages.parts")}>
          <ScheduleTable plan={frame.plan.slug} caption={t("scorecard.stages.parts")} lines={parts} />
        </Section>
      )}
      {discrepancies.length === 0 ? null : (
        <Section id="selisih" title={t("scorecard.discrepancy.title")}>
          <DiscrepancyList discrepancies={discrepancies} />
        </Section>
      )}
    </>
  );
}
