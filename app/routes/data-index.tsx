import { DataPage } from "#app/components/open-data/data-page.tsx";
import { FeedLinks, LinkedData } from "#app/components/open-data/linked-data.tsx";
import { PageMeta } from "#app/components/shell/page-meta.tsx";
import { DATA_WORDS, openTables, originOf } from "#app/http/open-data.server.ts";
import { openPlanPage } from "#app/http/plan-page.server.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { columnsIn, publisherOf, schemaOrg } from "#app/services/describe-data.server.ts";
import { listFiles } from "#app/services/open-data.server.ts";
import type { Route } from "./+types/data-index";

export async function loader(args: Route.LoaderArgs) {
  const { indexed, asOf, frame } = await openPlanPage(args);
  const data = await openTables(indexed, asOf, args.context);
  const listed = await listFiles(data);
  const columns = columnsIn(data);
  return {
    frame,
    publisher: publisherOf(indexed),
    workbookBytes: (await data.file("capaian.xlsx"))?.bytes ?? 0,
    tables: listed.map((each) => ({
      ...each,
      ...DATA_WORDS.table(each.name),
      columns: (columns.get(each.name) ?? []).map((name) => ({
        name,
        meaning: DATA_WORDS.field(each.name, name),
      })),
    })),
    linked: schemaOrg(data, listed, originOf(args.request, args.context)),
  };
}

export default function DataIndexRoute({ loaderData }: Route.ComponentProps) {
  const { t, text } = useI18n();
  const { linked, ...page } = loaderData;
  const plan = text(page.frame.plan.title);
  return (
    <>
      <PageMeta title={`${t("opendata.title")}, ${plan}`} description={t("opendata.describe", { plan })} />
      <LinkedData json={linked} />
      <FeedLinks plan={page.frame.plan.slug} />
      <DataPage {...page} />
    </>
  );
}
