import { data } from "react-router";
import { MatrixLegend } from "#app/components/matrix/matrix-legend.tsx";
import { MatrixPage, type MatrixPageProps } from "#app/components/matrix/matrix-page.tsx";
import { MatrixTable, type StageName } from "#app/components/matrix/matrix-table.tsx";
import { SharePanel } from "#app/components/share/share-panel.tsx";
import { LocalLink } from "#app/components/ui/local-link.tsx";
import { Still } from "#app/components/ui/still.tsx";
import { BlockedActions } from "#app/components/writing/written-lines.tsx";
import { blockedActions } from "#app/domain/authoring/written-lines.ts";
import type { CalendarDate } from "#app/domain/calendar-date.ts";
import { type Matrix, type MatrixFilter, matrixAsOf } from "#app/domain/matrix.ts";
import { may } from "#app/domain/permission.ts";
import { type IndexedFacts, standingsAsOf } from "#app/domain/standings.ts";
import { signedInContext } from "#app/http/context.server.ts";
import { keptView } from "#app/http/kept-view.server.ts";
import { readMatrixFilter } from "#app/http/matrix-filter.server.ts";
import { openPlanPage, planFrame } from "#app/http/plan-page.server.ts";
import { restsOnPlan } from "#app/http/rests-on.server.ts";
import { stillPart } from "#app/http/still-parts.server.tsx";
import { useI18n } from "#app/i18n/i18n.tsx";
import type { Route } from "./+types/matrix";

const EVERYTHING: MatrixFilter = {
  ...{ columns: "checkpoints", status: null, owner: null, stage: null, text: "", page: 1 },
};

/** Filters and pages of one day show the same standings. */
const standingsOf = keptView(standingsAsOf);

type Asked = { asOf: CalendarDate; filter: MatrixFilter };

const viewOf = keptView((indexed: IndexedFacts, { asOf, filter }: Asked) => {
  const matrix = matrixAsOf(indexed, asOf, filter, standingsOf(indexed, asOf));
  const perStatus = Object.fromEntries(matrix.perStatus.map(({ status, count }) => [status, count]));
  return {
    matrix,
    choices: { owners: ownersOf(indexed), stages: stagesOf(indexed), perStatus },
    stages: stageNames(indexed, matrix),
  };
}, JSON.stringify);

const tableOf = stillPart("matrix", (indexed, asked: Asked) => {
  const { matrix, stages } = viewOf(indexed, asked);
  const { columns } = asked.filter;
  return (
    <>
      <MatrixLegend />
      <MatrixTable {...{ matrix, columns, stages }} frame={planFrame(indexed)} />
    </>
  );
});

export async function loader(args: Route.LoaderArgs) {
  const { indexed, opened, asOf, today, frame } = await openPlanPage(args);
  restsOnPlan(args.context, opened);
  const read = readMatrixFilter(new URL(args.request.url).searchParams, indexed);
  const filter = read.ok ? read.filter : EVERYTHING;
  const { matrix, choices } = viewOf(indexed, { asOf, filter });
  const problems = read.ok ? pageProblems(matrix) : read.problems;
  const { rows: _inTable, ...size } = matrix;
  const page = {
    ...{ title: indexed.facts.plan.title, frame, columns: filter.columns, problems, choices },
    ...(problems.length === 0 ? { matrix: size, table: tableOf(args, indexed, { asOf, filter }) } : NOTHING),
  };
  const signedIn = args.context.get(signedInContext);
  const act = { kind: "write_plan", plan: frame.plan.slug } as const;
  const mayWrite = signedIn !== null && may(signedIn.actor, act, today);
  const blocked = blockedActions(indexed, asOf);
  return data({ ...page, blocked, mayWrite }, { status: problems.length === 0 ? 200 : 400 });
}

const NOTHING = { matrix: null, table: null };

export default function MatrixRoute({ loaderData }: Route.ComponentProps) {
  const { t, text } = useI18n();
  const { frame, table } = loaderData;
  return (
    <>
      {loaderData.mayWrite ? (
        <p className="wr-acts">
          <LocalLink className="btn" to={`/${frame.plan.slug}/matriks/tulis`} keepDay={false}>
            {t("writing.open")}
          </LocalLink>
        </p>
      ) : null}
      <MatrixPage {...loaderData} table={table === null ? null : <Still part={table} />} />
      <BlockedActions blocked={loaderData.blocked} />
      <SharePanel
        plan={frame.plan.slug}
        what={`${t("matrix.title")}, ${text(loaderData.title)}`}
        view={null}
        asOf={frame.asOf}
        today={frame.today}
      />
    </>
  );
}

/** A page beyond the last. */
function pageProblems({ page, pages }: Matrix): MatrixPageProps["problems"] {
  return page <= pages ? [] : [{ field: "halaman", value: String(page) }];
}

function ownersOf({ facts }: IndexedFacts): Array<string> {
  const owning = new Set(facts.milestones.flatMap(({ owners }) => owners.map((owner) => owner.organisation)));
  return facts.organisations.map(({ slug }) => slug).filter((slug) => owning.has(slug));
}

/** The top-level stages that a deadline of the plan hangs on, in legal order. */
function stagesOf({ facts, schedule }: IndexedFacts): MatrixPageProps["choices"]["stages"] {
  const rules = facts.milestones.flatMap(({ deadlineRules }) => deadlineRules);
  const used = new Set(
    rules.flatMap((rule) => (rule.kind === "stage" ? [topKey(rule.stage, schedule)] : [])),
  );
  return facts.schedule.stages
    .filter((stage) => used.has(stage.key))
    .map(({ key, code, title }) => ({ key, code, title }));
}

function topKey(key: string, schedule: IndexedFacts["schedule"]): string {
  const parent = schedule.stage(key)?.parent ?? null;
  return parent === null ? key : topKey(parent, schedule);
}

/** The stages that are named on a page of the matrix, by key. */
function stageNames({ facts }: IndexedFacts, { rows, columns }: Matrix): Record<string, StageName> {
  const { slug } = facts.plan;
  const cards = rows.flatMap(({ cells }) => cells.flat());
  const named = new Set([
    ...columns.map(({ code }) => code),
    ...cards.flatMap(({ due }) => (due.kind === "none" || due.stage === null ? [] : [due.stage])),
  ]);
  const stages = facts.schedule.stages.filter(({ key }) => named.has(key));
  return Object.fromEntries(
    stages.map(({ key, code, calendar }) => [key, { code, path: `/${slug}/tahapan/${calendar}/${code}` }]),
  );
}
