import { data, redirect } from "react-router";
import { MilestonePage } from "#app/components/milestone/milestone-page.tsx";
import { SharePanel } from "#app/components/share/share-panel.tsx";
import { MilestoneTalk } from "#app/components/talk/cell-talk.tsx";
import { WrittenLines } from "#app/components/writing/written-lines.tsx";
import { retiredUnreported, writtenLinesOf } from "#app/domain/authoring/written-lines.ts";
import { milestoneViewAsOf } from "#app/domain/milestone-view.ts";
import { may } from "#app/domain/permission.ts";
import { depsContext, signedInContext } from "#app/http/context.server.ts";
import { canonicalAddress, findByCode } from "#app/http/permanent-code.server.ts";
import { openPlanPage } from "#app/http/plan-page.server.ts";
import { restsOnPlan } from "#app/http/rests-on.server.ts";
import { openMilestoneTalk } from "#app/http/talk-page.server.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { openPublicEvidence, openSystemName } from "#app/services/open-evidence.server.ts";
import { openRemarks } from "#app/services/open-remarks.server.ts";
import type { Route } from "./+types/milestone";

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const page = await openPlanPage({ request, params, context });
  const { indexed, asOf, today, frame } = page;
  restsOnPlan(context, page.opened);
  const { slug } = indexed.facts.plan;
  const milestone = findByCode(indexed.facts.milestones, params.milestone);
  const retired = retiredUnreported(indexed, milestone?.code ?? params.milestone);
  if (retired !== null)
    throw data({ code: "milestone_retired", successor: retired.successor }, { status: 410 });
  if (milestone === null) throw data({ code: "milestone_not_found" }, { status: 404 });
  if (milestone.code !== params.milestone) {
    throw redirect(canonicalAddress(request, `/${slug}/target/${milestone.code}`), 301);
  }
  const view = milestoneViewAsOf(indexed, milestone.code, asOf);
  if (view === null) throw data({ code: "milestone_not_found" }, { status: 404 });
  const deps = context.get(depsContext);
  const signedIn = context.get(signedInContext);
  const items = view.slots.flatMap((slot) => slot.items);
  return {
    frame,
    view,
    checked: await openPublicEvidence(items, { asOf, today }, deps),
    talk: await openMilestoneTalk(page, milestone.code, context),
    system: await openSystemName(slug, view.action.system, deps),
    source: indexed.facts.plan.source.title,
    remarkCount: (await openRemarks({ indexed, slots: view.slots.map(({ code }) => code), asOf }, deps))
      .length,
    written: writtenLinesOf(indexed, milestone.code, asOf),
    mayCheck: signedIn !== null && may(signedIn.actor, { kind: "check_link", plan: slug }, today),
  };
}

export default function MilestoneRoute({ loaderData }: Route.ComponentProps) {
  const { text } = useI18n();
  const { frame, view } = loaderData;
  return (
    <>
      <MilestonePage {...loaderData} talk={<MilestoneTalk {...loaderData.talk} />} />
      <WrittenLines plan={frame.plan.slug} code={view.code} lines={loaderData.written} />
      <SharePanel
        plan={frame.plan.slug}
        what={`${view.code}, ${text(view.title)}`}
        view={view.code}
        asOf={frame.asOf}
        today={frame.today}
      />
    </>
  );
}
