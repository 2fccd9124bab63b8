import { depsContext } from "#app/http/context.server.ts";
import { originOf } from "#app/http/open-data.server.ts";
import { sitemapXml } from "#app/http/sitemap.server.ts";
import { listPlans } from "#app/services/list-plans.server.ts";
import type { Route } from "./+types/sitemap";

/** Every public page. */
export async function loader({ request, context }: Route.LoaderArgs) {
  const plans = await listPlans(context.get(depsContext));
  return new Response(sitemapXml(plans, originOf(request, context)), {
    headers: {
      "cache-control": "public, max-age=0, must-revalidate",
      "content-type": "application/xml; charset=utf-8",
    },
  });
}
