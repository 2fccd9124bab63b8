import { data } from "react-router";
import { readCompareDays } from "#app/http/compare-days.server.ts";
import { depsContext } from "#app/http/context.server.ts";
import { openPlanPage } from "#app/http/plan-page.server.ts";
import { problemAnswer } from "#app/http/problem.server.ts";
import { comparisonCsv, SCORECARD_TABLES, scorecardCsv } from "#app/services/scorecard-csv.server.ts";
import type { Route } from "./+types/scorecard-csv";

const COMPARISON = "bandingkan";

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const { indexed, asOf, today } = await openPlanPage({ request, params, context });
  const name = params.file.endsWith(".csv") ? params.file.slice(0, -".csv".length) : "";
  const csv =
    name === COMPARISON
      ? compared()
      : await scorecardCsv(name, { indexed, asOf, deps: context.get(depsContext) });
  if (csv === null) {
    const files = [...SCORECARD_TABLES, COMPARISON].map((each) => `${each}.csv`);
    return problemAnswer(404, "file_not_found", { file: params.file, files });
  }
  return new Response(csv, {
    headers: {
      "content-type": "text/csv; charset=utf-8; header=present",
      "content-disposition": `inline; filename="${indexed.facts.plan.slug}-${asOf}-${params.file}"`,
      "cache-control": "public, max-age=0, must-revalidate",
      "access-control-allow-origin": "*",
    },
  });

  function compared(): string {
    const read = readCompareDays(new URL(request.url).searchParams, indexed.facts.plan, { asOf, today });
    if (!read.ok) throw data({ code: "days_invalid", problems: read.problems }, { status: 400 });
    return comparisonCsv(indexed, read.from, read.to);
  }
}
