import { PageMeta } from "#app/components/shell/page-meta.tsx";
import { RequestsPage } from "#app/components/talk/request-pages.tsx";
import { AsOfBar } from "#app/components/ui/as-of-bar.tsx";
import { requestsAsOf } from "#app/domain/talk/data-request.ts";
import { openPlanPage } from "#app/http/plan-page.server.ts";
import { openTalkPage } from "#app/http/talk-page.server.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import type { Route } from "./+types/data-requests";

export async function loader(args: Route.LoaderArgs) {
  const page = await openPlanPage(args);
  const { plan, inOffice, talk } = await openTalkPage(page, args.context);
  const { frame, asOf } = page;
  const requests = requestsAsOf(talk.requests, asOf);
  return { frame, organisations: frame.organisations, plan, asOf, inOffice, requests };
}

export default function DataRequestsRoute({ loaderData }: Route.ComponentProps) {
  const { t } = useI18n();
  return (
    <>
      <PageMeta title={t("talk.request.title")} description={t("talk.request.lead")} />
      <RequestsPage {...loaderData} />
      <AsOfBar frame={loaderData.frame} action={`/${loaderData.plan}/permintaan-data`} />
    </>
  );
}
