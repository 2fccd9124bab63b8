import { data } from "react-router";
import { EvidencePage } from "#app/components/milestone/evidence-page.tsx";
import { EvidenceTables } from "#app/components/milestone/evidence-tables.tsx";
import { Still } from "#app/components/ui/still.tsx";
import type { CalendarDate } from "#app/domain/calendar-date.ts";
import { evidenceListAsOf } from "#app/domain/evidence-list.ts";
import type { IndexedFacts } from "#app/domain/standings.ts";
import { depsContext } from "#app/http/context.server.ts";
import { keptView } from "#app/http/kept-view.server.ts";
import { openPlanPage, planFrame } from "#app/http/plan-page.server.ts";
import { restsOnPlan } from "#app/http/rests-on.server.ts";
import { stillPart } from "#app/http/still-parts.server.tsx";
import { openLastChecked } from "#app/services/open-evidence.server.ts";
import type { Route } from "./+types/evidence";

type Asked = { asOf: CalendarDate; owner: string | null };

const listOf = keptView(
  (indexed: IndexedFacts, { asOf, owner }: Asked) => evidenceListAsOf(indexed, asOf, owner),
  JSON.stringify,
);

type Tables = Asked & { lastChecked: Readonly<Record<string, string>> };

const tablesOf = stillPart("evidence", (indexed, { lastChecked, ...asked }: Tables) => (
  <EvidenceTables
    groups={listOf(indexed, asked).groups}
    frame={planFrame(indexed)}
    lastChecked={lastChecked}
  />
));

export async function loader(args: Route.LoaderArgs) {
  const { indexed, opened, asOf, frame } = await openPlanPage(args);
  restsOnPlan(args.context, opened);
  const asked = new URL(args.request.url).searchParams.get("lembaga");
  const owner = asked === null || asked === "" ? null : asked;
  const { groups, ...counts } = listOf(indexed, { asOf, owner });
  const itemIds = groups.flatMap((group) => group.rows.flatMap((row) => row.items));
  const lastChecked = await openLastChecked(itemIds, asOf, args.context.get(depsContext));
  const known = owner === null || indexed.facts.organisations.some(({ slug }) => slug === owner);
  const page = {
    ...{ frame, counts, owner: known ? owner : null },
    tables: groups.length === 0 ? null : tablesOf(args, indexed, { asOf, owner, lastChecked }),
    unknownOwner: known ? null : (owner?.slice(0, 40) ?? null),
  };
  return data(page, { status: known ? 200 : 400 });
}

export default function EvidenceRoute({ loaderData: { tables, ...page } }: Route.ComponentProps) {
  return <EvidencePage {...page} tables={tables === null ? null : <Still part={tables} />} />;
}
