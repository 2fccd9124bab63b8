import { z } from "zod";
import { CELL_KINDS } from "#app/domain/talk/cell.ts";
import type { Meeting } from "#app/domain/talk/meeting.ts";
import { AUDIENCES } from "#app/domain/talk/said.ts";
import {
  bilingual,
  bilingualOrNull,
  cell,
  day,
  integer,
  linesOrNull,
  list,
  optional,
  readDay,
  readOneOf,
  TITLE,
  text,
  textOrNull,
} from "./cells.ts";
import type { Codes } from "./check-codes.ts";
import { type PlanFiles, readTable } from "./csv-table.ts";
import type { SourceProblem } from "./problem.ts";

const Meetings = z.object({
  ...{ code: text, held_on: day, known_on: day, ...TITLE, place: textOrNull },
  ...{ summary: textOrNull, summary_en: textOrNull, minutes_url: textOrNull, organisations: list },
  ...{ audience: cell(readOneOf(AUDIENCES)), quote: textOrNull, line: linesOrNull },
});

const Decisions = z.object({
  ...{ meeting: text, ordinal: integer, text, text_en: textOrNull },
  ...{ subject_kind: optional(readOneOf(CELL_KINDS)), subject_code: textOrNull, organisation: textOrNull },
  ...{ due_on: optional(readDay), quote: textOrNull, line: linesOrNull },
});

/** The record of a meeting as a plan's folder tells it. */
export type SourceMeeting = Omit<Meeting, "version" | "recordedAt" | "illustration">;

type Tables = ReturnType<typeof readMeetingTables>;

/** The tables of meetings. A folder may be without them. */
export function readMeetingTables(files: PlanFiles, problems: Array<SourceProblem>) {
  const isThere = files["meetings.csv"] !== undefined || files["meeting_decisions.csv"] !== undefined;
  return {
    meetings: isThere ? readTable(files, "meetings.csv", Meetings, problems) : [],
    decisions: isThere ? readTable(files, "meeting_decisions.csv", Decisions, problems) : [],
  };
}

const FILE_OF = {
  commitment: "commitments.csv",
  action: "actions.csv",
  milestone: "milestones.csv",
  slot: "slots.csv",
  stage: "stages.csv",
} as const;

/** Every code that a meeting names stands in the table that lists it, and every decision belongs to a meeting. */
export function checkMeetings(
  { meetings, decisions }: Tables,
  { plan, codes }: { plan: string; codes: Codes },
  problems: Array<SourceProblem>,
): void {
  const known = new Set(meetings.map(({ value }) => value.code));
  const refuse = (file: string, row: number, column: string, held: string, expected: string) =>
    problems.push({ file, row, column, code: "unknown_reference", held, expected });
  for (const { row, value } of meetings) {
    for (const slug of value.organisations) {
      if (!codes["organisations.csv"].has(slug))
        refuse("meetings.csv", row, "organisations", slug, "organisations.csv");
    }
  }
  const file = "meeting_decisions.csv";
  const taken = new Set<string>();
  for (const { row, value } of decisions) {
    const { meeting, ordinal, subject_kind: kind, subject_code: code, organisation } = value;
    if (!known.has(meeting)) refuse(file, row, "meeting", meeting, "meetings.csv");
    const key = `${meeting}/${ordinal}`;
    if (taken.has(key)) {
      problems.push({ file, row, column: "ordinal", code: "duplicate", held: key, expected: "" });
    }
    taken.add(key);
    if (organisation !== null && !codes["organisations.csv"].has(organisation))
      refuse(file, row, "organisation", organisation, "organisations.csv");
    if (kind === null || code === null) {
      if (kind !== code) refuse(file, row, "subject_code", code ?? "", kind ?? "");
    } else if (kind === "plan" ? code !== plan : !codes[FILE_OF[kind]].has(code)) {
      refuse(file, row, "subject_code", code, kind === "plan" ? plan : FILE_OF[kind]);
    }
  }
}

export function meetingsOf({ meetings, decisions }: Tables): Array<SourceMeeting> {
  return meetings.map(({ value }) => ({
    ...{ code: value.code, heldOn: value.held_on, knownOn: value.known_on, place: value.place },
    ...{ title: bilingual(value.title, value.title_en), minutesUrl: value.minutes_url },
    summary: bilingualOrNull(value.summary, value.summary_en),
    ...{ organisations: value.organisations, audience: value.audience },
    decisions: decisions
      .filter((decision) => decision.value.meeting === value.code)
      .map(({ value: decision }) => ({
        ...{ ordinal: decision.ordinal, text: bilingual(decision.text, decision.text_en) },
        cell:
          decision.subject_kind === null || decision.subject_code === null
            ? null
            : { kind: decision.subject_kind, code: decision.subject_code },
        ...{ organisation: decision.organisation, dueOn: decision.due_on },
        ...{ quote: decision.quote, lines: decision.line },
      }))
      .toSorted((left, right) => left.ordinal - right.ordinal),
  }));
}
