import { data } from "react-router";
import { EvidencePage, type EvidencePageProps } from "#app/components/milestone/evidence-page.tsx";
import { evidenceListAsOf } from "#app/domain/evidence-list.ts";
import { depsContext } from "#app/http/context.server.ts";
import { openPlanPage } from "#app/http/plan-page.server.ts";
import { restsOnPlan } from "#app/http/rests-on.server.ts";
import { openLastChecked } from "#app/services/open-evidence.server.ts";
import type { Route } from "./+types/evidence";

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const { indexed, opened, asOf, frame } = await openPlanPage({ request, params, context });
  restsOnPlan(context, opened);
  const asked = new URL(request.url).searchParams.get("lembaga");
  const owner = asked === null || asked === "" ? null : asked;
  const list = evidenceListAsOf(indexed, asOf, owner);
  const known = owner === null || indexed.facts.organisations.some(({ slug }) => slug === owner);
  const itemIds = list.groups.flatMap((group) => group.rows.flatMap((row) => row.items));
  const page: EvidencePageProps = {
    frame,
    list,
    lastChecked: await openLastChecked(itemIds, asOf, context.get(depsContext)),
    owner: known ? owner : null,
    unknownOwner: known ? null : (owner?.slice(0, 40) ?? null),
  };
  return data(page, { status: known ? 200 : 400 });
}

export default function EvidenceRoute({ loaderData }: Route.ComponentProps) {
  return <EvidencePage {...loaderData} />;
}
