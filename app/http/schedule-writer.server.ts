import { data } from "react-router";
import { calendarDateAt } from "#app/domain/calendar-date.ts";
import { may } from "#app/domain/permission.ts";
import { requireSignedIn } from "./auth.server.ts";
import { depsContext } from "./context.server.ts";
import { openPlanPage, type PlanPage } from "./plan-page.server.ts";

type Args = Parameters<typeof openPlanPage>[0];

/** The plan whose schedule somebody is about to write. @throws a 403 answer for whoever may not. */
export async function openScheduleToWrite(
  args: Args,
): Promise<PlanPage & { signedIn: ReturnType<typeof requireSignedIn> }> {
  const signedIn = requireSignedIn(args.context, args.request);
  const page = await openPlanPage(args);
  const { slug, timeZone } = page.frame.plan;
  const today = calendarDateAt(args.context.get(depsContext).now(), timeZone);
  if (!may(signedIn.actor, { kind: "edit_schedule", plan: slug }, today))
    throw data({ code: "office_required", role: "secretariat" }, { status: 403 });
  return { ...page, signedIn };
}
