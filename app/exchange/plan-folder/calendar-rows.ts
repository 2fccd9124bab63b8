import {
  type CalendarRow,
  type CalendarRows,
  type CalendarTableName,
  calendarRowKey,
} from "#app/domain/calendar-tables.ts";
import type { Bilingual } from "#app/domain/plan.ts";
import type { CalendarSource } from "./parse-calendar.ts";
import type { SourceRegulation } from "./plan-source.ts";
import { typedBoundary, typedCondition } from "./written-boundary.ts";

/** A calendar as the rows it would be written in; reading them again gives the same calendar. */
export function calendarRowsOf({ regulations, schedule }: CalendarSource): CalendarRows {
  const { calendars, stages, versions, events, occurrences, holidays = [] } = schedule;
  return {
    regulations: regulations.map(regulationRow),
    calendars: calendars.map(({ code, title }, index) => ({
      ...{ code, ...titled(title), ordinal: String(index + 1) },
    })),
    stages: stages.map(({ calendar, code, title, parent, phase, ordinal }) => ({
      ...{ calendar, code, ...titled(title), parent: parent === null ? "" : split(parent)[1] },
      ...{ phase, ordinal: String(ordinal) },
    })),
    stage_versions: lastOfKey("stage_versions", versions.map(versionRow)),
    events: events.map(({ key, code, title }) => ({ calendar: split(key)[0], code, ...titled(title) })),
    occurrences: lastOfKey("occurrences", occurrences.map(occurrenceRow)),
    holidays: holidays.map(({ day, name, kind, citation, holds, knownOn }) => ({
      ...{ day, name: name.id, name_en: name.en ?? "", kind, citation: citation ?? "" },
      ...{ holds: String(holds), known_on: knownOn },
    })),
  };
}

const KIND_CODES = { law: "law", regulation: "pkpu", ruling: "ruling", agreement: "mou" } as const;

function regulationRow({ code, kind, title, number, year, ...rest }: SourceRegulation): CalendarRow {
  const { promulgatedOn, effectiveOn, url, summary, note } = rest;
  return {
    ...{ code, kind: KIND_CODES[kind], ...titled(title), number: number ?? "" },
    ...{ year: year === null ? "" : String(year), promulgated_on: promulgatedOn ?? "" },
    ...{ effective_on: effectiveOn ?? "", url: url ?? "" },
    ...{ summary: summary?.id ?? "", summary_en: summary?.en ?? "", note: note?.id ?? "" },
  };
}

type Version = CalendarSource["schedule"]["versions"][number];

function versionRow({ stage, regulation, start, end, condition, ...rest }: Version): CalendarRow {
  const [calendar, code] = split(stage);
  const { citation, knownOn, kind, confidence, note } = rest;
  return {
    ...{ calendar, stage: code, regulation: regulation ?? "", start: typedBoundary(start) },
    ...{ end: typedBoundary(end), condition: typedCondition(condition), citation: citation.id },
    ...{ known_on: knownOn, planned_or_actual: kind, confidence: confidence ?? "M", ...noted(note) },
  };
}

type Occurrence = CalendarSource["schedule"]["occurrences"][number];

function occurrenceRow({ event, occurredOn, outcome, citation, note, knownOn }: Occurrence): CalendarRow {
  const [calendar, code] = split(event);
  return {
    ...{ calendar, event: code, occurred_on: occurredOn ?? "", outcome: outcome ?? "", citation },
    ...{ known_on: knownOn, ...noted(note) },
  };
}

/** Where two facts share a day, the later one holds: only it is told. */
function lastOfKey(table: CalendarTableName, rows: ReadonlyArray<CalendarRow>): Array<CalendarRow> {
  return [...new Map(rows.map((row) => [calendarRowKey(table, row), row])).values()];
}

/** `pemilu-2024` and `T05` of `pemilu-2024/T05`. */
function split(key: string): [calendar: string, code: string] {
  const at = key.indexOf("/");
  return [key.slice(0, at), key.slice(at + 1)];
}

function titled({ id, en }: Bilingual) {
  return { title: id, title_en: en ?? "" };
}

function noted(note: Bilingual | null) {
  return { note: note?.id ?? "", note_en: note?.en ?? "" };
}
