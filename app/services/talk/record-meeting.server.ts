import { inTransaction } from "#app/data/db.server.ts";
import { insertMeeting } from "#app/data/meetings.server.ts";
import { loadDecisionSteps, loadMeetings } from "#app/data/talk-read.server.ts";
import { insertDecisionStep, planKey } from "#app/data/talk-write.server.ts";
import { may } from "#app/domain/permission.ts";
import { cellsOf } from "#app/domain/talk/cell.ts";
import {
  decisionsOf,
  type Meeting,
  meetingCode,
  meetingsAsOf,
  SETTLEMENTS,
} from "#app/domain/talk/meeting.ts";
import { readMeeting } from "#app/domain/talk/meeting-form.ts";
import { type FieldProblem, readFields, type Typed } from "#app/domain/talk/said.ts";
import type { Deps } from "#app/services/deps.server.ts";
import { type Desk, noteSaid, openDesk, type Speaker, speaksFor } from "./desk.server.ts";

export type MeetingOutcome =
  | { ok: true; code: string }
  | { ok: false; refusal: "not_found" | "not_allowed" | "changed_meanwhile" | "already_decided" }
  | { ok: false; refusal: "invalid"; problems: Array<FieldProblem> };

type Input = Speaker & {
  plan: string;
  /** Record that is corrected; null for a new one. */
  corrects: string | null;
  /** Version the correction started from. */
  seen: number;
  typed: Typed;
  organisations: ReadonlyArray<string>;
};

/** Keeps the record of a meeting, or a new version of one. */
export async function recordMeeting(
  input: Input,
  deps: Pick<Deps, "db" | "now" | "newId">,
): Promise<MeetingOutcome> {
  const desk = await openDesk(input.plan, deps);
  if (desk === null) return { ok: false, refusal: "not_found" };
  const { plan, today } = desk;
  if (!may(input.actor, { kind: "record_meeting", plan }, today))
    return { ok: false, refusal: "not_allowed" };
  return inTransaction(deps.db, async (tx): Promise<MeetingOutcome> => {
    const meetings = await loadMeetings(tx, plan);
    const before = latestOf(meetings, input.corrects, today);
    if (input.corrects !== null && before === null) return { ok: false, refusal: "not_found" };
    if (before !== null && before.version !== input.seen) return { ok: false, refusal: "changed_meanwhile" };
    const read = readMeeting(input.typed, input.organisations, {
      ...{ today, from: desk.indexed.facts.plan.knownFrom, corrects: before, cells: cellsOf(desk.indexed) },
      organisations: desk.indexed.facts.organisations.map(({ slug }) => slug),
    });
    if (!read.ok) return { ok: false, refusal: "invalid", problems: read.problems };
    const { reason, ...meeting } = read.meeting;
    const codes = meetings.map((each) => each.code);
    const code = before?.code ?? meetingCode(meeting.heldOn, codes);
    const version = (before?.version ?? 0) + 1;
    const id = deps.newId();
    await insertMeeting(tx, {
      ...{ ...meeting, id, planId: await planKey(tx, plan), code, version, recordedBy: input.actor.userId },
      ...{ knownOn: today, at: desk.at, newId: deps.newId },
    });
    const { attendees: _private, ...told } = meeting;
    const said = { action: version === 1 ? "meeting.recorded" : "meeting.corrected", subjectType: "meeting" };
    const seen = before === null ? null : { version: before.version };
    await noteSaid(tx, desk, input, {
      ...{ ...said, subjectId: id, before: seen, after: { ...toldOf(told), code, version }, reason },
    });
    return { ok: true, code };
  });
}

/** What the log tells of a record. Of an internal one, that it is there and how many decisions it holds. */
function toldOf({
  audience,
  heldOn,
  title,
  organisations,
  decisions,
}: Pick<Meeting, "audience" | "heldOn" | "title" | "organisations" | "decisions">) {
  const about = { audience, heldOn, decisions: decisions.length };
  return audience === "public" ? { ...about, title: title.id, organisations } : about;
}

function latestOf(meetings: ReadonlyArray<Meeting>, code: string | null, today: Desk["today"]) {
  if (code === null) return null;
  return (
    meetingsAsOf(meetings, { asOf: today, reader: "internal" }).find((each) => each.code === code) ?? null
  );
}

/** Says what became of a decision: carried out, dropped, or open again. */
export async function settleDecision(
  input: Speaker & { plan: string; meeting: string; ordinal: number; typed: Typed },
  deps: Pick<Deps, "db" | "now" | "newId">,
): Promise<MeetingOutcome> {
  const desk = await openDesk(input.plan, deps);
  if (desk === null) return { ok: false, refusal: "not_found" };
  const { plan, today, at } = desk;
  return inTransaction(deps.db, async (tx): Promise<MeetingOutcome> => {
    const meetings = meetingsAsOf(await loadMeetings(tx, plan), { asOf: today, reader: "internal" });
    const decisions = decisionsOf(meetings, await loadDecisionSteps(tx, plan), today);
    const found = decisions.find(
      ({ meeting, ordinal }) => meeting === input.meeting && ordinal === input.ordinal,
    );
    if (found === undefined) return { ok: false, refusal: "not_found" };
    const { actor } = input;
    const act = { kind: "settle_decision", plan, organisation: found.organisation ?? "" } as const;
    if (!may(actor, act, today)) return { ok: false, refusal: "not_allowed" };
    const isPublic = meetings.find(({ code }) => code === found.meeting)?.audience === "public";
    const read = readFields(input.typed);
    const decision = read.choice("decision", SETTLEMENTS);
    const text = read.text("text", { isPublic });
    if (decision === null || read.problems.length > 0) {
      return { ok: false, refusal: "invalid", problems: read.problems };
    }
    const isSettled = found.state === "done" || found.state === "dropped";
    if ((decision === "reopened") !== isSettled) return { ok: false, refusal: "already_decided" };
    const organisation = speaksFor(desk, actor, [found.organisation ?? ""]);
    const { meeting, ordinal } = found;
    const row = { meeting, ordinal, decision, text, organisation, userId: actor.userId };
    await insertDecisionStep(tx, {
      id: deps.newId(),
      planId: await planKey(tx, plan),
      ...row,
      knownOn: today,
      at,
    });
    const said = { action: `decision.${decision}`, subjectType: "meeting_decision" };
    const after = { meeting, ordinal, decision, organisation };
    await noteSaid(tx, desk, input, { ...said, subjectId: `${meeting}/${ordinal}`, after });
    return { ok: true, code: meeting };
  });
}
