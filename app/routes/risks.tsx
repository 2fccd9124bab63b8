import { PageMeta } from "#app/components/shell/page-meta.tsx";
import { RisksPage } from "#app/components/talk/risk-pages.tsx";
import { AsOfBar } from "#app/components/ui/as-of-bar.tsx";
import { depsContext, signedInContext } from "#app/http/context.server.ts";
import { openPlanPage } from "#app/http/plan-page.server.ts";
import { openTalkPage } from "#app/http/talk-page.server.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { openDesk } from "#app/services/talk/desk.server.ts";
import { riskPlaces } from "#app/services/talk/write-risk.server.ts";
import type { Route } from "./+types/risks";

export async function loader(args: Route.LoaderArgs) {
  const page = await openPlanPage(args);
  const { plan, inOffice, risks } = await openTalkPage(page, args.context);
  const signedIn = args.context.get(signedInContext);
  const desk = signedIn === null ? null : await openDesk(plan, args.context.get(depsContext));
  const mayWrite =
    signedIn !== null && desk !== null && riskPlaces(desk, signedIn.actor).milestones.length > 0;
  return { frame: page.frame, organisations: page.frame.organisations, plan, inOffice, risks, mayWrite };
}

export default function RisksRoute({ loaderData }: Route.ComponentProps) {
  const { t } = useI18n();
  return (
    <>
      <PageMeta title={t("meeting.risk.title")} description={t("meeting.risk.lead")} />
      <RisksPage {...loaderData} />
      <AsOfBar frame={loaderData.frame} action={`/${loaderData.plan}/risiko`} />
    </>
  );
}
