import { z } from "zod";
import { CELL_KINDS } from "#app/domain/talk/cell.ts";
import { ASKERS, requestsAsOf } from "#app/domain/talk/data-request.ts";
import { threadsAsOf } from "#app/domain/talk/discussion.ts";
import { decisionsOf, meetingsAsOf } from "#app/domain/talk/meeting.ts";
import { LEVELS, RISK_STATES, risksAsOf } from "#app/domain/talk/risk.ts";
import { Count, Day, Flag, Text } from "./fields.ts";
import { type TableView, table, titles } from "./view.ts";

const Named = { title_id: Text, title_en: Text.nullable() } as const;

function publicView({ asOf }: TableView) {
  return { asOf, reader: "public" } as const;
}

const meetings = table(
  "meetings",
  z.object({
    ...{ code: Text, version: Count, held_on: Day, ...Named, place: Text.nullable() },
    ...{ summary_id: Text.nullable(), summary_en: Text.nullable(), minutes_url: Text.nullable() },
    ...{ organisations: z.array(Text), known_on: Day, illustration: Flag },
  }),
  ["code"],
  {},
  (view) =>
    meetingsAsOf(view.talk.meetings, publicView(view)).map((each) => ({
      ...{ code: each.code, version: each.version, held_on: each.heldOn, ...titles(each.title) },
      ...{ place: each.place, summary_id: each.summary?.id ?? null, summary_en: each.summary?.en ?? null },
      ...{ minutes_url: each.minutesUrl, organisations: [...each.organisations] },
      ...{ known_on: each.knownOn, illustration: each.illustration },
    })),
);

const decisions = table(
  "meeting_decisions",
  z.object({
    ...{ meeting: Text, ordinal: Count, text_id: Text, text_en: Text.nullable() },
    ...{ cell_kind: z.enum(CELL_KINDS).nullable(), cell: Text.nullable(), organisation: Text.nullable() },
    ...{ due_on: Day.nullable(), state: z.enum(["noted", "open", "overdue", "done", "dropped"]) },
    ...{ settled_on: Day.nullable(), quote: Text.nullable(), lines: Text.nullable(), as_of: Day },
  }),
  ["meeting", "ordinal"],
  { meeting: "meetings.code", organisation: "organisations.slug" },
  (view) => {
    const held = meetingsAsOf(view.talk.meetings, publicView(view));
    return decisionsOf(held, view.talk.decisionSteps, view.asOf).map((each) => ({
      ...{ meeting: each.meeting, ordinal: each.ordinal, text_id: each.text.id, text_en: each.text.en },
      ...{ cell_kind: each.cell?.kind ?? null, cell: each.cell?.code ?? null },
      ...{ organisation: each.organisation, due_on: each.dueOn, state: each.state },
      ...{ settled_on: each.settled?.on ?? null, quote: each.quote, lines: each.lines, as_of: view.asOf },
    }));
  },
);

const risks = table(
  "risks",
  z.object({
    ...{ code: Text, milestone: Text.nullable(), ...Named, trigger_id: Text, trigger_en: Text.nullable() },
    ...{ fallback_id: Text, fallback_en: Text.nullable(), organisation: Text },
    ...{ likelihood: z.enum(LEVELS), impact: z.enum(LEVELS), exposure: z.enum(LEVELS) },
    ...{ state: z.enum(RISK_STATES), known_on: Day, illustration: Flag },
  }),
  ["code"],
  { milestone: "milestones.code", organisation: "organisations.slug" },
  (view) =>
    risksAsOf(view.talk.risks, publicView(view)).map((each) => ({
      ...{ code: each.code, milestone: each.milestone, ...titles(each.title) },
      ...{ trigger_id: each.trigger.id, trigger_en: each.trigger.en, organisation: each.organisation },
      ...{ fallback_id: each.fallback.id, fallback_en: each.fallback.en, likelihood: each.likelihood },
      ...{ impact: each.impact, exposure: each.exposure, state: each.state },
      ...{ known_on: each.changedOn, illustration: each.illustration },
    })),
);

const requests = table(
  "data_requests",
  z.object({
    ...{ id: Text, milestone: Text.nullable(), slot: Text.nullable(), text: Text, language: Text },
    ...{ asked_by: z.enum(ASKERS), state: z.enum(["published", "forwarded", "answered"]) },
    ...{ organisation: Text.nullable(), days_waiting: Count, answer_text: Text.nullable() },
    ...{ answer_address: Text.nullable(), answered_on: Day.nullable(), known_on: Day, illustration: Flag },
  }),
  ["id"],
  { milestone: "milestones.code", slot: "slots.code", organisation: "organisations.slug" },
  (view) =>
    requestsAsOf(view.talk.requests, view.asOf).map((each) => ({
      ...{ id: each.id, milestone: each.milestone, slot: each.slot, text: each.text },
      ...{ language: each.language, asked_by: each.askedBy, state: each.state },
      ...{ organisation: each.withOrganisation, days_waiting: each.daysWaiting },
      ...{ answer_text: each.answer?.text ?? null, answer_address: each.answer?.address ?? null },
      ...{ answered_on: each.answer?.on ?? null, known_on: each.askedOn, illustration: each.illustration },
    })),
);

const comments = table(
  "comments",
  z.object({
    ...{ id: Text, milestone: Text, answers: Text.nullable(), organisation: Text.nullable() },
    ...{ text: Text, language: Text, known_on: Day, illustration: Flag },
  }),
  ["id"],
  { milestone: "milestones.code", organisation: "organisations.slug" },
  (view) => {
    const milestoneOf = new Map(view.talk.comments.map(({ id, milestone }) => [id, milestone]));
    return threadsAsOf(view.talk.comments, publicView(view)).flatMap((thread) =>
      [thread, ...thread.answers].map((each) => ({
        ...{ id: each.id, milestone: milestoneOf.get(each.id) ?? "", text: each.text },
        ...{ answers: each.id === thread.id ? null : thread.id, organisation: each.organisation },
        ...{ language: each.language, known_on: each.on, illustration: each.illustration },
      })),
    );
  },
);

/** The public part of what people said to each other. */
export const TALK_TABLES = [meetings, decisions, risks, requests, comments] as const;
