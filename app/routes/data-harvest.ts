import { calendarDateAt } from "#app/domain/calendar-date.ts";
import { CORS_HEADERS } from "#app/http/api-problem.server.ts";
import { depsContext } from "#app/http/context.server.ts";
import { DATA_WORDS, originOf } from "#app/http/open-data.server.ts";
import { describeForHarvest } from "#app/services/describe-harvest.server.ts";
import { listPlans } from "#app/services/list-plans.server.ts";
import type { Route } from "./+types/data-harvest";

/** Every dataset of every plan, as CKAN and other harvesters read it. */
export async function loader({ request, context }: Route.LoaderArgs) {
  const deps = context.get(depsContext);
  const plans = (await listPlans(deps)).map((indexed) => {
    return { indexed, asOf: calendarDateAt(deps.now(), indexed.facts.plan.timeZone) };
  });
  const place = { origin: originOf(request, context) };
  return new Response(describeForHarvest(plans, DATA_WORDS, place), {
    headers: {
      ...CORS_HEADERS,
      "cache-control": "public, max-age=0, must-revalidate",
      "content-type": "application/json; charset=utf-8",
    },
  });
}
