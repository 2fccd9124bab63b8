import { data, redirect } from "react-router";
import { SlotPage, type SlotPageProps } from "#app/components/milestone/slot-page.tsx";
import { milestoneViewAsOf } from "#app/domain/milestone-view.ts";
import { may } from "#app/domain/permission.ts";
import { depsContext, signedInContext } from "#app/http/context.server.ts";
import { canonicalAddress, findByCode } from "#app/http/permanent-code.server.ts";
import { openPlanPage } from "#app/http/plan-page.server.ts";
import { restsOnPlan } from "#app/http/rests-on.server.ts";
import { openCellDecisions } from "#app/http/talk-page.server.ts";
import { openPublicEvidence, openRetiredSlot } from "#app/services/open-evidence.server.ts";
import { openRemarks } from "#app/services/open-remarks.server.ts";
import type { Route } from "./+types/slot";

export async function loader({ request, params, context }: Route.LoaderArgs): Promise<SlotPageProps> {
  const page = await openPlanPage({ request, params, context });
  const { indexed, asOf, today, frame } = page;
  restsOnPlan(context, page.opened);
  const deps = context.get(depsContext);
  const { slug, source } = indexed.facts.plan;
  const slots = indexed.facts.milestones.flatMap((milestone) => milestone.slots);
  const found = findByCode(slots, params.slot);
  const retired = found === null ? await openRetiredSlot(slug, params.slot, deps) : null;
  if (retired !== null) throw data({ code: "slot_retired", successor: retired.successor }, { status: 410 });
  if (found === null) throw data({ code: "slot_not_found" }, { status: 404 });
  if (found.code !== params.slot) {
    throw redirect(canonicalAddress(request, `/${slug}/bukti/${found.code}`), 301);
  }
  const view = milestoneViewAsOf(indexed, found.milestone, asOf);
  const slot = view?.slots.find((each) => each.code === found.code);
  if (view === null || slot === undefined) throw data({ code: "slot_not_found" }, { status: 404 });
  const signedIn = context.get(signedInContext);
  return {
    frame,
    slot,
    milestone: { code: view.code, title: view.title, status: view.status },
    checked: await openPublicEvidence(slot.items, { asOf, today }, deps),
    source: source.title,
    discrepancies: view.discrepancies.filter(({ appliesTo }) =>
      appliesTo.some((target) => isOf(target, slot.code)),
    ),
    decided: await openCellDecisions(page, { kind: "slot", code: slot.code }, context),
    remarks: await openRemarks({ indexed, slots: [slot.code], asOf }, deps),
    mayCheck: signedIn !== null && may(signedIn.actor, { kind: "check_link", plan: slug }, today),
  };
}

export default function SlotRoute({ loaderData }: Route.ComponentProps) {
  return <SlotPage {...loaderData} />;
}

function isOf(target: string, slot: string): boolean {
  return target === `slot:${slot}` || target.startsWith(`element:${slot}/`);
}
