import { data } from "react-router";
import { DatasetPage, type DatasetPageProps } from "#app/components/catalogue/dataset-page.tsx";
import { depsContext } from "#app/http/context.server.ts";
import { openPlanPage } from "#app/http/plan-page.server.ts";
import { openDataset } from "#app/services/open-catalogue.server.ts";
import type { Route } from "./+types/dataset";

export async function loader({ request, params, context }: Route.LoaderArgs): Promise<DatasetPageProps> {
  const { asOf, frame } = await openPlanPage({ request, params: {}, context });
  const day = { asOf, timeZone: frame.plan.timeZone };
  const page = await openDataset(params.catalogue, params.dataset, day, context.get(depsContext));
  if (page === null) throw data({ code: "dataset_not_found" }, { status: 404 });
  return { frame, page };
}

export default function DatasetRoute({ loaderData }: Route.ComponentProps) {
  return <DatasetPage {...loaderData} />;
}
