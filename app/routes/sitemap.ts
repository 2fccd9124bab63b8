import { data } from "react-router";
import { depsContext } from "#app/http/context.server.ts";
import { originOf } from "#app/http/open-data.server.ts";
import { sitemapPartXml, sitemapXml } from "#app/http/sitemap.server.ts";
import { listPlans } from "#app/services/list-plans.server.ts";
import type { Route } from "./+types/sitemap";

/** Every public page, or one part of so many that they do not fit into one file. */
export async function loader({ request, params, context }: Route.LoaderArgs) {
  const plans = await listPlans(context.get(depsContext));
  const origin = originOf(request, context);
  const part = "part" in params ? /^([1-9]\d{0,5})\.xml$/.exec(String(params.part)) : null;
  const xml =
    "part" in params ? sitemapPartXml(plans, Number(part?.[1] ?? 0), origin) : sitemapXml(plans, origin);
  if (xml === null) throw data({ code: "not_found" }, { status: 404 });
  return new Response(xml, {
    headers: {
      "cache-control": "public, max-age=0, must-revalidate",
      "content-type": "application/xml; charset=utf-8",
    },
  });
}
