import { calendarDateAt } from "#app/domain/calendar-date.ts";
import { CORS_HEADERS } from "#app/http/api-problem.server.ts";
import { depsContext } from "#app/http/context.server.ts";
import { DATA_WORDS, openTables, originOf } from "#app/http/open-data.server.ts";
import { explainStatus } from "#app/i18n/explain-status.ts";
import { describeForHarvest } from "#app/services/describe-data.server.ts";
import { listPlans } from "#app/services/list-plans.server.ts";
import type { Route } from "./+types/data-harvest";

/** Every dataset of every plan, as CKAN and other harvesters read it. */
export async function loader({ request, context }: Route.LoaderArgs) {
  const deps = context.get(depsContext);
  const plans = [];
  for (const indexed of await listPlans(deps)) {
    const today = calendarDateAt(deps.now(), indexed.facts.plan.timeZone);
    const data = await openTables(indexed, today, context);
    plans.push({ data, explain: explainStatus(indexed.schedule), words: DATA_WORDS });
  }
  const place = { origin: originOf(request, context) };
  return new Response(await describeForHarvest(plans, place, deps), {
    headers: {
      ...CORS_HEADERS,
      "cache-control": "public, max-age=0, must-revalidate",
      "content-type": "application/json; charset=utf-8",
    },
  });
}
