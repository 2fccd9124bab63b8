import { BrokenLinksPage, type BrokenLinksPageProps } from "#app/components/evidence/broken-links-page.tsx";
import { brokenLinksAsOf } from "#app/domain/broken-links.ts";
import { depsContext } from "#app/http/context.server.ts";
import { openPlanPage } from "#app/http/plan-page.server.ts";
import { openPublicEvidence } from "#app/services/open-evidence.server.ts";
import type { Route } from "./+types/broken-links";

export async function loader({ request, params, context }: Route.LoaderArgs): Promise<BrokenLinksPageProps> {
  const { indexed, asOf, today, frame } = await openPlanPage({ request, params, context });
  const owners = brokenLinksAsOf(indexed, asOf);
  const items = owners.flatMap(({ links }) =>
    links.map(({ item: id, hiddenSince }) => ({ id, hiddenSince })),
  );
  return {
    frame,
    owners,
    checked: await openPublicEvidence(items, { asOf, today }, context.get(depsContext)),
  };
}

export default function BrokenLinksRoute({ loaderData }: Route.ComponentProps) {
  return <BrokenLinksPage {...loaderData} />;
}
