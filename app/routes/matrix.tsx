import { data } from "react-router";
import { MatrixPage, type MatrixPageProps } from "#app/components/matrix/matrix-page.tsx";
import type { StageName } from "#app/components/matrix/matrix-table.tsx";
import { SharePanel } from "#app/components/share/share-panel.tsx";
import type { CalendarDate } from "#app/domain/calendar-date.ts";
import { type Matrix, type MatrixFilter, matrixAsOf } from "#app/domain/matrix.ts";
import type { Bilingual } from "#app/domain/plan.ts";
import { type IndexedFacts, standingsAsOf } from "#app/domain/standings.ts";
import { keptView } from "#app/http/kept-view.server.ts";
import { readMatrixFilter } from "#app/http/matrix-filter.server.ts";
import { openPlanPage } from "#app/http/plan-page.server.ts";
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

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const { indexed, asOf, frame } = await openPlanPage({ request, params, context });
  const read = readMatrixFilter(new URL(request.url).searchParams, indexed);
  const filter = read.ok ? read.filter : EVERYTHING;
  const { matrix, ...around } = viewOf(indexed, { asOf, filter });
  const problems = read.ok ? pageProblems(matrix) : read.problems;
  const page: MatrixPageProps & { title: Bilingual } = {
    ...{ title: indexed.facts.plan.title, frame, columns: filter.columns, problems, ...around },
    matrix: problems.length === 0 ? matrix : null,
  };
  return data(page, { status: problems.length === 0 ? 200 : 400 });
}

export default function MatrixRoute({ loaderData }: Route.ComponentProps) {
  const { t, text } = useI18n();
  const { frame } = loaderData;
  return (
    <>
      <MatrixPage {...loaderData} />
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
