import { type CalendarDate, plusDays } from "#app/domain/calendar-date.ts";
import type { Change } from "#app/domain/change.ts";
import { changesAsOf } from "#app/domain/changes.ts";
import type { IndexedFacts } from "#app/domain/standings.ts";
import { type DataRequest, type RequestView, requestsAsOf } from "./data-request.ts";
import { type DecisionView, decisionsOf, lastMeetingBefore, meetingsAsOf } from "./meeting.ts";
import { type RiskView, risksAsOf } from "./risk.ts";
import { isOpenSupport, type SupportRequest, type SupportState, supportAsOf } from "./support.ts";
import type { TalkFacts } from "./talk-facts.ts";

/** Days ahead in which a decision that falls due belongs to the agenda. */
export const AGENDA_DAYS = 30;
const MOST_CHANGES = 500;

/** What a meeting on a day has to speak of (*agenda rapat*). For those in office: it holds what is not public. */
export type Agenda = {
  /** Day of the last meeting; null before the first, and then everything counts. */
  since: CalendarDate | null;
  /** Newest first, of days after the last meeting. */
  changes: ReadonlyArray<Change>;
  overdue: ReadonlyArray<DecisionView>;
  /** Open decisions that fall due within {@link AGENDA_DAYS}, or name no day. */
  due: ReadonlyArray<DecisionView>;
  /** Risks known or changed since the last meeting, and those that have happened. */
  risks: ReadonlyArray<RiskView>;
  support: ReadonlyArray<SupportRequest & { state: SupportState }>;
  requests: ReadonlyArray<RequestView>;
  /** Requests for data and public words nobody has decided on yet. */
  undecided: number;
};

export function agendaAsOf(
  indexed: IndexedFacts,
  talk: Pick<TalkFacts, "meetings" | "decisionSteps" | "risks" | "support" | "requests" | "comments">,
  asOf: CalendarDate,
): Agenda {
  const view = { asOf, reader: "internal" } as const;
  const meetings = meetingsAsOf(talk.meetings, view);
  const since = lastMeetingBefore(meetings, asOf);
  const decisions = decisionsOf(meetings, talk.decisionSteps, asOf);
  const soon = plusDays(asOf, AGENDA_DAYS);
  const isNew = (day: CalendarDate) => since === null || day > since;
  return {
    since,
    changes: changesAsOf(indexed, asOf, MOST_CHANGES).filter(({ on }) => isNew(on)),
    overdue: decisions.filter(({ state }) => state === "overdue"),
    due: decisions.filter(({ state, dueOn }) => state === "open" && (dueOn === null || dueOn <= soon)),
    risks: risksAsOf(talk.risks, view).filter(
      ({ changedOn, state }) => state === "happened" || (state === "open" && isNew(changedOn)),
    ),
    support: supportAsOf(talk.support, asOf).filter((request) => isOpenSupport(request, asOf)),
    requests: requestsAsOf(talk.requests, asOf).filter(({ state }) => state !== "answered"),
    undecided:
      talk.requests.filter((request) => waits(request, asOf)).length +
      talk.comments.filter(
        (comment) => comment.audience === "public" && waitsFor(comment.moderations, comment.knownOn, asOf),
      ).length,
  };
}

function waits({ knownOn, steps }: DataRequest, asOf: CalendarDate): boolean {
  return waitsFor(steps, knownOn, asOf);
}

function waitsFor(
  decided: ReadonlyArray<{ knownOn: CalendarDate }>,
  knownOn: CalendarDate,
  asOf: CalendarDate,
): boolean {
  return knownOn <= asOf && !decided.some((step) => step.knownOn <= asOf);
}
