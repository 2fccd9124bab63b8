import type { CalendarDate } from "#app/domain/calendar-date.ts";
import type { Cell } from "./cell.ts";
import type { Meeting, MeetingDecision } from "./meeting.ts";
import { AUDIENCES, type FieldProblem, LONGEST_LINE, orNone, readFields, type Typed } from "./said.ts";

/** Most decisions one record can hold. */
export const MOST_DECISIONS = 60;

/** A record of a meeting that can be kept. */
export type NewMeeting = Omit<Meeting, "code" | "version" | "knownOn" | "recordedAt" | "illustration"> & {
  /** Names of people present; never public. */
  attendees: string | null;
  /** Why a version took the place of another; null for the first. */
  reason: string | null;
};

type Known = {
  today: CalendarDate;
  from: CalendarDate;
  organisations: ReadonlyArray<string>;
  /** Cells by their codes in capitals. */
  cells: ReadonlyMap<string, Cell>;
  /** The version that is corrected; null for a new record. */
  corrects: Meeting | null;
};

/**
 * Reads the record of a meeting. Decisions come as `d.<row>.<field>`; a row without words is none. A decision
 * keeps its number from version to version, and with it the words of the minutes it stands on.
 */
export function readMeeting(
  typed: Typed,
  organisations: ReadonlyArray<string>,
  known: Known,
): { ok: true; meeting: NewMeeting } | { ok: false; problems: Array<FieldProblem> } {
  const read = readFields(typed);
  const audience = read.choice("audience", AUDIENCES) ?? "internal";
  const isPublic = audience === "public";
  const heldOn = read.day("heldOn", { required: true, from: known.from, to: known.today });
  const title = read.text("title", { most: LONGEST_LINE, isPublic });
  const titleEn = read.text("titleEn", { most: LONGEST_LINE, required: false, isPublic });
  const place = read.text("place", { most: LONGEST_LINE, required: false, isPublic });
  const tookPart = known.organisations.filter((slug) => organisations.includes(slug));
  if (tookPart.length === 0) read.refuse("organisations", "missing");
  const attendees = read.text("attendees", { required: false });
  const summary = read.text("summary", { required: false, isPublic });
  const summaryEn = read.text("summaryEn", { required: false, isPublic });
  const minutesUrl = read.address("minutesUrl");
  const reason = known.corrects === null ? "" : read.text("reason", { most: LONGEST_LINE });
  const decisions = readDecisions(read, isPublic, known);
  if (heldOn === null || read.problems.length > 0) return { ok: false, problems: read.problems };
  const meeting = {
    ...{ audience, heldOn, title: { id: title, en: orNone(titleEn) }, place: orNone(place) },
    ...{
      organisations: tookPart,
      attendees: orNone(attendees),
      minutesUrl,
      reason: orNone(reason),
      decisions,
    },
    summary: summary === "" ? null : { id: summary, en: orNone(summaryEn) },
  };
  return { ok: true, meeting };
}

type Read = ReturnType<typeof readFields>;

function readDecisions(read: Read, isPublic: boolean, known: Known): Array<MeetingDecision> {
  const before = known.corrects?.decisions ?? [];
  let next = Math.max(0, ...before.map(({ ordinal }) => ordinal)) + 1;
  const decisions: Array<MeetingDecision> = [];
  for (let row = 0; row < MOST_DECISIONS; row += 1) {
    const at = (name: string) => `d.${row}.${name}`;
    if (read.given(at("text")) === "") continue;
    const earlier = before.find(({ ordinal }) => String(ordinal) === read.given(at("ordinal"))) ?? null;
    const text = read.text(at("text"), { isPublic });
    const textEn = read.text(at("textEn"), { required: false, isPublic });
    const named = read.given(at("cell"));
    const cell = known.cells.get(named.toUpperCase()) ?? null;
    if (named !== "" && cell === null) read.refuse(at("cell"), "unknown");
    const organisation = read.given(at("organisation"));
    if (organisation !== "" && !known.organisations.includes(organisation)) {
      read.refuse(at("organisation"), "unknown");
    }
    decisions.push({
      ordinal: earlier?.ordinal ?? next,
      text: { id: text, en: orNone(textEn) },
      cell: cell === null ? null : { kind: cell.kind, code: cell.code },
      ...{ organisation: orNone(organisation), dueOn: read.day(at("dueOn"), { from: known.from }) },
      ...{ quote: earlier?.quote ?? null, lines: earlier?.lines ?? null },
    });
    if (earlier === null) next += 1;
  }
  return decisions.toSorted((left, right) => left.ordinal - right.ordinal);
}

/** What a record holds as a form shows it, `blank` rows for more decisions at its end. */
export function typedMeeting(
  meeting: Meeting | null,
  attendees: string,
  blank: number,
): Record<string, string> {
  const typed: Record<string, string> = {
    ...{ audience: meeting?.audience ?? "public", heldOn: meeting?.heldOn ?? "", attendees },
    ...{ title: meeting?.title.id ?? "", titleEn: meeting?.title.en ?? "", place: meeting?.place ?? "" },
    ...{ summary: meeting?.summary?.id ?? "", summaryEn: meeting?.summary?.en ?? "" },
    ...{ minutesUrl: meeting?.minutesUrl ?? "", rows: String((meeting?.decisions.length ?? 0) + blank) },
  };
  for (const [row, decision] of (meeting?.decisions ?? []).entries()) {
    const { ordinal, text, cell, organisation, dueOn } = decision;
    typed[`d.${row}.ordinal`] = String(ordinal);
    typed[`d.${row}.text`] = text.id;
    typed[`d.${row}.textEn`] = text.en ?? "";
    typed[`d.${row}.cell`] = cell?.code ?? "";
    typed[`d.${row}.organisation`] = organisation ?? "";
    typed[`d.${row}.dueOn`] = dueOn ?? "";
  }
  return typed;
}
