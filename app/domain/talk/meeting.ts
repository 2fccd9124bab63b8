import type { CalendarDate } from "#app/domain/calendar-date.ts";
import type { Dated } from "#app/domain/facts.ts";
import type { Bilingual } from "#app/domain/plan.ts";
import { type Cell, isSameCell } from "./cell.ts";
import type { Audience } from "./said.ts";

/** One decision of a meeting (*keputusan rapat*), and the cell it set. */
export type MeetingDecision = {
  /** Its number within the meeting, the same in every version. */
  ordinal: number;
  text: Bilingual;
  /** Null where it sets none. */
  cell: Cell | null;
  /** Organisation that has to act, and by when. */
  organisation: string | null;
  dueOn: CalendarDate | null;
  /** Words of the minutes it stands on, and their lines; null where none are kept. */
  quote: string | null;
  lines: string | null;
};

/** One version of the record of a meeting (*rapat*). Names of people present are no part of it. */
export type Meeting = Dated & {
  code: string;
  version: number;
  heldOn: CalendarDate;
  title: Bilingual;
  place: string | null;
  summary: Bilingual | null;
  minutesUrl: string | null;
  /** Organisations that took part. */
  organisations: ReadonlyArray<string>;
  audience: Audience;
  decisions: ReadonlyArray<MeetingDecision>;
};

export const SETTLEMENTS = ["done", "dropped", "reopened"] as const;
export type Settlement = (typeof SETTLEMENTS)[number];

/** What became of a decision. */
export type DecisionStep = Dated & {
  meeting: string;
  ordinal: number;
  decision: Settlement;
  text: string;
  organisation: string;
};

/**
 * The records of meetings that hold on a day, the latest meeting first. Of each meeting the last version known
 * holds; a reader of the public sees none whose last version is internal.
 */
export function meetingsAsOf(
  meetings: ReadonlyArray<Meeting>,
  { asOf, reader }: { asOf: CalendarDate; reader: Audience },
): Array<Meeting> {
  const latest = new Map<string, Meeting>();
  for (const meeting of meetings) {
    if (meeting.knownOn > asOf) continue;
    const held = latest.get(meeting.code);
    if (held === undefined || held.version < meeting.version) latest.set(meeting.code, meeting);
  }
  return [...latest.values()]
    .filter(({ audience }) => reader === "internal" || audience === "public")
    .toSorted(
      (left, right) => right.heldOn.localeCompare(left.heldOn) || right.code.localeCompare(left.code),
    );
}

/** `noted` asks nobody for anything by any day. */
export type DecisionState = "noted" | "open" | "overdue" | "done" | "dropped";

/**
 * Where a decision stood on a day: what was last said of it, else overdue from the day after it was due. One that
 * names neither an organisation nor a day asks for nothing.
 *
 * @param steps of this decision, oldest first.
 */
export function decisionStateAsOf(
  { organisation, dueOn }: Pick<MeetingDecision, "organisation" | "dueOn">,
  steps: ReadonlyArray<Pick<DecisionStep, "decision" | "knownOn">>,
  asOf: CalendarDate,
): DecisionState {
  const last = steps.findLast(({ knownOn }) => knownOn <= asOf)?.decision ?? null;
  if (last === "done" || last === "dropped") return last;
  if (dueOn !== null && dueOn < asOf) return "overdue";
  return organisation === null && dueOn === null ? "noted" : "open";
}

/** A decision as of a day, with the meeting that took it. */
export type DecisionView = MeetingDecision & {
  meeting: string;
  meetingTitle: Bilingual;
  heldOn: CalendarDate;
  state: DecisionState;
  /** What was last said of it; null while nothing was. */
  settled: { text: string; organisation: string; on: CalendarDate } | null;
  illustration: boolean;
};

/** Every decision of the meetings that hold on a day, in their order. */
export function decisionsOf(
  meetings: ReadonlyArray<Meeting>,
  steps: ReadonlyArray<DecisionStep>,
  asOf: CalendarDate,
): Array<DecisionView> {
  return meetings.flatMap((meeting) =>
    meeting.decisions.map((decision) => {
      const own = steps.filter(
        (step) => step.meeting === meeting.code && step.ordinal === decision.ordinal && step.knownOn <= asOf,
      );
      const last = own.at(-1) ?? null;
      return {
        ...decision,
        ...{ meeting: meeting.code, meetingTitle: meeting.title, heldOn: meeting.heldOn },
        ...{ state: decisionStateAsOf(decision, own, asOf), illustration: meeting.illustration },
        settled:
          last === null ? null : { text: last.text, organisation: last.organisation, on: last.knownOn },
      };
    }),
  );
}

/** The decisions that set one cell, in the order of the meetings. */
export function decisionsOnCell(decisions: ReadonlyArray<DecisionView>, cell: Cell): Array<DecisionView> {
  return decisions.filter((decision) => isSameCell(decision.cell, cell));
}

/** The day of the last meeting held before a day; null when there was none. */
export function lastMeetingBefore(
  meetings: ReadonlyArray<Pick<Meeting, "heldOn">>,
  day: CalendarDate,
): CalendarDate | null {
  const days = meetings.map(({ heldOn }) => heldOn).filter((heldOn) => heldOn < day);
  return days.toSorted().at(-1) ?? null;
}

/**
 * Number of the next record among these codes: the day it was held, and `-2`, `-3` for more on one day.
 */
export function meetingCode(heldOn: CalendarDate, taken: ReadonlyArray<string>): string {
  for (let n = 1; ; n += 1) {
    const code = n === 1 ? heldOn : `${heldOn}-${n}`;
    if (!taken.includes(code)) return code;
  }
}
