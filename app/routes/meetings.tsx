import { PageMeta } from "#app/components/shell/page-meta.tsx";
import { MeetingsPage } from "#app/components/talk/meetings-page.tsx";
import { AsOfBar } from "#app/components/ui/as-of-bar.tsx";
import { may } from "#app/domain/permission.ts";
import { signedInContext } from "#app/http/context.server.ts";
import { openPlanPage } from "#app/http/plan-page.server.ts";
import { namedCells, openTalkPage } from "#app/http/talk-page.server.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import type { Route } from "./+types/meetings";

export async function loader(args: Route.LoaderArgs) {
  const page = await openPlanPage(args);
  const { plan, inOffice, meetings, decisions } = await openTalkPage(page, args.context);
  const overdue = decisions.filter(({ state }) => state === "overdue");
  const signedIn = args.context.get(signedInContext);
  return {
    ...{ frame: page.frame, organisations: page.frame.organisations, plan, inOffice, meetings, overdue },
    cells: namedCells(page, overdue),
    mayRecord: signedIn !== null && may(signedIn.actor, { kind: "record_meeting", plan }, page.today),
  };
}

export default function MeetingsRoute({ loaderData }: Route.ComponentProps) {
  const { t } = useI18n();
  return (
    <>
      <PageMeta title={t("meeting.title")} description={t("meeting.lead")} />
      <MeetingsPage {...loaderData} />
      <AsOfBar frame={loaderData.frame} action={`/${loaderData.plan}/rapat`} />
    </>
  );
}
