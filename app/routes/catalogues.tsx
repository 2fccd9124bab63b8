import { CataloguesPage } from "#app/components/catalogue/catalogues-page.tsx";
import { depsContext } from "#app/http/context.server.ts";
import { openPlanPage } from "#app/http/plan-page.server.ts";
import { openCatalogues } from "#app/services/open-catalogue.server.ts";
import type { Route } from "./+types/catalogues";

export async function loader({ request, context }: Route.LoaderArgs) {
  const { asOf, frame } = await openPlanPage({ request, params: {}, context });
  const day = { asOf, timeZone: frame.plan.timeZone };
  return { frame, catalogues: await openCatalogues(day, context.get(depsContext)) };
}

export default function CataloguesRoute({ loaderData }: Route.ComponentProps) {
  return <CataloguesPage {...loaderData} />;
}
