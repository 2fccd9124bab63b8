import { data } from "react-router";
import { PageMeta } from "#app/components/shell/page-meta.tsx";
import { MeetingPage } from "#app/components/talk/meeting-page.tsx";
import { AsOfBar } from "#app/components/ui/as-of-bar.tsx";
import { may } from "#app/domain/permission.ts";
import { depsContext, signedInContext } from "#app/http/context.server.ts";
import { openPlanPage } from "#app/http/plan-page.server.ts";
import { leadOn, readOfficeForm, refusedForm } from "#app/http/talk.server.ts";
import { namedCells, openTalkPage } from "#app/http/talk-page.server.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { openAttendees } from "#app/services/talk/open-attendees.server.ts";
import { settleDecision } from "#app/services/talk/record-meeting.server.ts";
import type { Route } from "./+types/meeting";

export async function loader(args: Route.LoaderArgs) {
  const { params, context, request } = args;
  const page = await openPlanPage(args);
  const talk = await openTalkPage(page, context);
  const meeting = talk.meetings.find(({ code }) => code === params.meeting);
  if (meeting === undefined) throw data({ code: "meeting_not_found" }, { status: 404 });
  const decisions = talk.decisions.filter((decision) => decision.meeting === meeting.code);
  const signedIn = context.get(signedInContext);
  const { plan } = talk;
  const { today, frame } = page;
  const actor = signedIn?.actor ?? null;
  return {
    ...{ frame, plan: frame.plan, organisations: frame.organisations, meeting, decisions },
    cells: namedCells(page, decisions),
    attendees: await openAttendees({ actor, plan, meeting: meeting.code, today }, context.get(depsContext)),
    mayCorrect: actor !== null && may(actor, { kind: "record_meeting", plan }, today),
    maySettle: decisions
      .filter(
        ({ state, organisation }) =>
          state !== "noted" &&
          actor !== null &&
          may(actor, { kind: "settle_decision", plan, organisation: organisation ?? "" }, today),
      )
      .map(({ ordinal }) => ordinal),
    ...{ csrf: signedIn?.csrf ?? null, saved: new URL(request.url).searchParams.has("tersimpan") },
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const { typed, speaker } = await readOfficeForm({ request, context });
  const ordinal = typed.ordinal ?? "";
  const said = { decision: typed[`decision-${ordinal}`] ?? "", text: typed[`text-${ordinal}`] ?? "" };
  const input = { ...params, ...speaker, ordinal: Number(ordinal), typed: said };
  const outcome = await settleDecision(input, context.get(depsContext));
  if (outcome.ok) return leadOn(request, `/${params.plan}/rapat/${params.meeting}?tersimpan=1`);
  if (outcome.refusal !== "invalid") return refusedForm(typed, outcome);
  const problems = outcome.problems.map((each) => ({ ...each, field: `${each.field}-${ordinal}` }));
  return refusedForm(typed, { ...outcome, problems });
}

export default function MeetingRoute({ loaderData, actionData }: Route.ComponentProps) {
  const { text } = useI18n();
  const { meeting, frame } = loaderData;
  return (
    <>
      <PageMeta title={text(meeting.title)} unlisted={meeting.audience === "internal"} />
      <MeetingPage {...loaderData} result={actionData ?? null} />
      <AsOfBar frame={frame} action={`/${frame.plan.slug}/rapat/${meeting.code}`} />
    </>
  );
}
