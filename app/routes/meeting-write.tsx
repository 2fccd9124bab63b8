import { data } from "react-router";
import { PageMeta } from "#app/components/shell/page-meta.tsx";
import { MeetingForm } from "#app/components/talk/meeting-form.tsx";
import { may } from "#app/domain/permission.ts";
import { cellsOf } from "#app/domain/talk/cell.ts";
import { meetingsAsOf } from "#app/domain/talk/meeting.ts";
import { typedMeeting } from "#app/domain/talk/meeting-form.ts";
import { depsContext } from "#app/http/context.server.ts";
import { leadOn, readOfficeForm, refusedForm, requireDesk } from "#app/http/talk.server.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { openAttendees } from "#app/services/talk/open-attendees.server.ts";
import { openTalk } from "#app/services/talk/open-talk.server.ts";
import { recordMeeting } from "#app/services/talk/record-meeting.server.ts";
import type { Route } from "./+types/meeting-write";

type Params = { plan: string; meeting?: string | undefined };
const BLANK_ROWS = 3;

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const { plan: slug, meeting: code }: Params = params;
  const { signedIn, desk } = await requireDesk({ request, context, params });
  const { actor, csrf } = signedIn;
  const { plan, today, indexed } = desk;
  if (!may(actor, { kind: "record_meeting", plan }, today)) {
    throw data({ code: "office_required", role: "secretariat" }, { status: 403 });
  }
  const deps = context.get(depsContext);
  const { meetings } = await openTalk(plan, deps);
  const held = meetingsAsOf(meetings, { asOf: today, reader: "internal" });
  const meeting = held.find((each) => each.code === code) ?? null;
  if (code !== undefined && meeting === null) throw data({ code: "meeting_not_found" }, { status: 404 });
  const names =
    meeting === null ? null : await openAttendees({ actor, plan, meeting: meeting.code, today }, deps);
  return {
    ...{ plan: { slug, timeZone: indexed.facts.plan.timeZone }, corrects: meeting?.heldOn ?? null, csrf },
    ...{ seen: meeting?.version ?? 0, typed: typedMeeting(meeting, names ?? "", BLANK_ROWS) },
    tookPart: meeting?.organisations ?? [],
    organisations: indexed.facts.organisations.map((each) => ({ slug: each.slug, short: each.short })),
    cells: [...cellsOf(indexed).values()].map((cell) => ({ code: cell.code, title: cell.title })),
  };
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const { plan, meeting }: Params = params;
  const { form, typed, speaker } = await readOfficeForm({ request, context });
  const organisations = form.getAll("organisations").filter((value) => typeof value === "string");
  if (typed.intent === "more") {
    const rows = String(Number(typed.rows) + BLANK_ROWS);
    const grown = { typed: { ...typed, rows }, problems: [], refusal: null, retryAt: null };
    return data({ ...grown, organisations }, { status: 200 });
  }
  const input = { plan, corrects: meeting ?? null, seen: Number(typed.seen), typed, organisations };
  const outcome = await recordMeeting({ ...input, ...speaker }, context.get(depsContext));
  if (outcome.ok) return leadOn(request, `/${plan}/rapat/${outcome.code}?tersimpan=1`);
  const refused = refusedForm(typed, outcome);
  return data({ ...refused.data, organisations }, refused.init ?? {});
}

export default function MeetingWriteRoute({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useI18n();
  const tookPart = actionData?.organisations ?? loaderData.tookPart;
  const rows = actionData?.typed.rows ?? "0";
  return (
    <>
      <PageMeta title={t("meeting.write")} unlisted />
      <MeetingForm key={rows} {...loaderData} tookPart={tookPart} result={actionData ?? null} />
    </>
  );
}
