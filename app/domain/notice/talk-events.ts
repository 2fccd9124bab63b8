import type { IndexedFacts } from "#app/domain/standings.ts";
import type { Cell } from "#app/domain/talk/cell.ts";
import { requestStateAsOf } from "#app/domain/talk/data-request.ts";
import { meetingsAsOf } from "#app/domain/talk/meeting.ts";
import { isOpenSupport } from "#app/domain/talk/support.ts";
import type { TalkFacts } from "#app/domain/talk/talk-facts.ts";
import { isNews, type NoticeEvent, type NoticeWindow, shortOf } from "./event.ts";
import { NO_DATA, type NoticeData } from "./kinds.ts";

/** What people are told of that was said about a plan. */
export type ToldTalk = Pick<TalkFacts, "requests" | "support" | "meetings">;

/** Data asked of an organisation, support asked and answered, and decisions of meetings that touch a milestone. */
export function talkEvents(
  indexed: IndexedFacts,
  { requests, support, meetings }: ToldTalk,
  window: NoticeWindow,
): Array<NoticeEvent> {
  return [
    ...requests.flatMap((request) => forwarded(indexed, request, window)),
    ...support.flatMap((request) => [
      ...supportAsked(indexed, request, window),
      ...supportAnswered(indexed, request, window),
    ]),
    ...decisions(indexed, meetings, window),
  ];
}

/** Withdrawn, declined and given close a request for support; each is told to whom it was not. */
const ANSWERS: ReadonlySet<string> = new Set(["taken", "declined", "given"]);

function forwarded(
  indexed: IndexedFacts,
  request: ToldTalk["requests"][number],
  window: NoticeWindow,
): Array<NoticeEvent> {
  const standing = requestStateAsOf(request.steps, window.today) === "forwarded";
  return request.steps.flatMap(({ decision, toOrganisation, knownOn }, index): Array<NoticeEvent> => {
    if (decision !== "forwarded" || toOrganisation === null || !isNews(knownOn, window)) return [];
    return [
      {
        ...{ key: keyOf(indexed, `data_request/${request.id}/${index}`), kind: "data_request", step: null },
        ...{ subject: { kind: "plan", code: indexed.facts.plan.slug }, standing },
        data: { ...placeOf(indexed, request.milestone), reason: request.text, talk: request.id },
        to: [{ kind: "owners", organisations: [toOrganisation] }],
      },
    ];
  });
}

function supportAsked(
  indexed: IndexedFacts,
  request: ToldTalk["support"][number],
  window: NoticeWindow,
): Array<NoticeEvent> {
  if (!isNews(request.knownOn, window) || !isOpenSupport(request, window.today)) return [];
  const { id, milestone, from, to, text, neededBy } = request;
  return [
    {
      ...{ key: keyOf(indexed, `support/${id}`), kind: "support", step: null, standing: true },
      ...{ subject: { kind: "milestone", code: milestone } },
      data: {
        ...placeOf(indexed, milestone),
        ...{ organisation: shortOf(indexed, from), reason: text, dueOn: neededBy, talk: id },
      },
      to: [
        { kind: "members", organisation: to },
        { kind: "secretariat", owners: [] },
      ],
    },
  ];
}

function supportAnswered(
  indexed: IndexedFacts,
  { id, milestone, from, to, steps }: ToldTalk["support"][number],
  window: NoticeWindow,
): Array<NoticeEvent> {
  return steps.flatMap(({ decision, text, knownOn }, index): Array<NoticeEvent> => {
    if (!ANSWERS.has(decision) || !isNews(knownOn, window)) return [];
    const key = keyOf(indexed, `support_answered/${id}/${index}`);
    return [
      {
        ...{ key, kind: "support_answered", step: null, standing: false },
        ...{ subject: { kind: "milestone", code: milestone } },
        data: {
          ...placeOf(indexed, milestone),
          ...{ organisation: shortOf(indexed, to), reason: text, talk: id },
        },
        to: [{ kind: "owners", organisations: [from] }],
      },
    ];
  });
}

/** A decision keeps its number from version to version, and is told once. */
function decisions(
  indexed: IndexedFacts,
  meetings: ToldTalk["meetings"],
  window: NoticeWindow,
): Array<NoticeEvent> {
  return meetingsAsOf(meetings, { asOf: window.today, reader: "internal" }).flatMap((meeting) =>
    meeting.decisions.flatMap(({ ordinal, text, cell, organisation, dueOn }): Array<NoticeEvent> => {
      const first = meetings.find(
        ({ code, decisions }) => code === meeting.code && decisions.some((each) => each.ordinal === ordinal),
      );
      if (!isNews((first ?? meeting).knownOn, window)) return [];
      const touched = milestonesOf(indexed, cell);
      const owners = touched.flatMap((milestone) => milestone.owners.map((owner) => owner.organisation));
      const organisations = [...new Set([...owners, ...(organisation === null ? [] : [organisation])])];
      if (organisations.length === 0) return [];
      const key = keyOf(indexed, `meeting_decision/${meeting.code}/${ordinal}`);
      return [
        {
          ...{ key, kind: "meeting_decision", step: null, standing: false },
          ...{ subject: { kind: "plan", code: indexed.facts.plan.slug } },
          data: {
            ...NO_DATA,
            ...{ milestone: cell?.code ?? null, title: meeting.title, reason: text.id, dueOn },
            ...{ organisation: shortOf(indexed, organisation), talk: meeting.code },
          },
          to: [{ kind: "owners", organisations }],
        },
      ];
    }),
  );
}

/** Milestones a decision on a cell binds: those under an action or a commitment, or due by a stage; none of a plan. */
function milestonesOf({ facts }: IndexedFacts, cell: Cell | null) {
  const { milestones, actions } = facts;
  switch (cell?.kind) {
    case "milestone":
      return milestones.filter(({ code }) => code === cell.code);
    case "slot":
      return milestones.filter(({ slots }) => slots.some(({ code }) => code === cell.code));
    case "action":
      return milestones.filter(({ action }) => action === cell.code);
    case "commitment": {
      const within = new Set(
        actions.filter(({ commitment }) => commitment === cell.code).map(({ code }) => code),
      );
      return milestones.filter(({ action }) => within.has(action));
    }
    case "stage":
      return milestones.filter(({ deadlineRules }) =>
        deadlineRules.some((rule) => rule.kind === "stage" && rule.stage === cell.code),
      );
    default:
      return [];
  }
}

function placeOf({ facts }: IndexedFacts, milestone: string | null): NoticeData {
  const title = facts.milestones.find(({ code }) => code === milestone)?.title ?? null;
  return { ...NO_DATA, milestone, title };
}

function keyOf({ facts }: IndexedFacts, name: string): string {
  return `${facts.plan.slug}/${name}`;
}
