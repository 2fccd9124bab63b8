import { readAsOf } from "#app/domain/as-of.ts";
import { type CalendarDate, calendarDateAt } from "#app/domain/calendar-date.ts";
import { scorecardAsOf } from "#app/domain/scorecard.ts";
import type { IndexedFacts } from "#app/domain/standings.ts";
import { depsContext } from "#app/http/context.server.ts";
import { dayProblem, problemAnswer } from "#app/http/problem.server.ts";
import { explainStatus } from "#app/i18n/explain-status.ts";
import { milestoneData } from "#app/services/milestone-data.server.ts";
import { openPlan } from "#app/services/open-plan.server.ts";
import type { Route } from "./+types/data";

type File = { type: string; write: (indexed: IndexedFacts, asOf: CalendarDate) => string };

const JSON_TYPE = "application/json; charset=utf-8";

/** Every file there is, by its name in the address. */
const FILES: Readonly<Record<string, File>> = {
  "milestones.csv": {
    type: "text/csv; charset=utf-8; header=present",
    write: (indexed, asOf) => recordsOf(indexed, asOf).csv(),
  },
  "milestones.json": {
    type: JSON_TYPE,
    write: (indexed, asOf) => JSON.stringify({ as_of: asOf, milestones: recordsOf(indexed, asOf).rows }),
  },
  "scorecard.json": {
    type: JSON_TYPE,
    write: (indexed, asOf) => JSON.stringify(scorecardAsOf(indexed, asOf)),
  },
};

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const deps = context.get(depsContext);
  const indexed = await openPlan(params.plan, deps);
  if (indexed === null) return problemAnswer(404, "plan_not_found", { plan: params.plan });
  const file = Object.hasOwn(FILES, params.file) ? FILES[params.file] : undefined;
  if (file === undefined) {
    return problemAnswer(404, "file_not_found", { file: params.file, files: Object.keys(FILES) });
  }
  const { plan } = indexed.facts;
  const today = calendarDateAt(deps.now(), plan.timeZone);
  const read = readAsOf(new URL(request.url).searchParams.get("per"), plan.knownFrom, today);
  if (!read.ok) return dayProblem(read.problem);
  return new Response(file.write(indexed, read.asOf), {
    headers: {
      "content-type": file.type,
      "content-disposition": `inline; filename="${plan.slug}-${read.asOf}-${params.file}"`,
      "access-control-allow-origin": "*",
    },
  });
}

function recordsOf(indexed: IndexedFacts, asOf: CalendarDate) {
  return milestoneData(indexed, asOf, explainStatus(indexed.schedule));
}
