import type { Boundary, Condition } from "#app/domain/schedule.ts";
import { bilingual, bilingualOrNull, type WrittenBoundary } from "./cells.ts";
import type { SourceRegulation, SourceSchedule } from "./plan-source.ts";
import type { Tables } from "./read-tables.ts";

const REGULATION_KINDS = { law: "law", pkpu: "regulation", ruling: "ruling", mou: "agreement" } as const;

/** The tables a calendar is written in. */
export type ScheduleTables = Pick<
  Tables,
  "regulations" | "calendars" | "stages" | "stageVersions" | "events" | "occurrences" | "holidays"
>;

export function regulationsOf({ regulations }: Pick<Tables, "regulations">): Array<SourceRegulation> {
  return regulations.map(({ value }) => ({
    code: value.code,
    kind: REGULATION_KINDS[value.kind],
    title: bilingual(value.title, value.title_en),
    number: value.number,
    year: value.year,
    promulgatedOn: value.promulgated_on,
    effectiveOn: value.effective_on,
    url: value.url,
    summary: bilingualOrNull(value.summary, value.summary_en),
    note: bilingualOrNull(value.note, value.note_en),
  }));
}

export function scheduleOf(tables: ScheduleTables): SourceSchedule {
  return {
    calendars: tables.calendars
      .map(({ value }) => value)
      .toSorted((left, right) => left.ordinal - right.ordinal)
      .map(({ code, title, title_en }) => ({ code, title: bilingual(title, title_en) })),
    stages: tables.stages.map(({ value }) => ({
      key: `${value.calendar}/${value.code}`,
      calendar: value.calendar,
      code: value.code,
      title: bilingual(value.title, value.title_en),
      parent: value.parent === null ? null : `${value.calendar}/${value.parent}`,
      phase: value.phase,
      ordinal: value.ordinal,
    })),
    versions: versionsOf(tables),
    events: tables.events.map(({ value }) => ({
      key: `${value.calendar}/${value.code}`,
      code: value.code,
      title: bilingual(value.title, value.title_en),
    })),
    occurrences: occurrencesOf(tables),
    holidays: tables.holidays.map(({ value: { name, name_en, known_on, ...holiday } }) => ({
      ...holiday,
      ...{ name: bilingual(name, name_en), knownOn: known_on },
    })),
  };
}

function versionsOf({ stageVersions }: ScheduleTables): SourceSchedule["versions"] {
  return stageVersions.map(({ value }) => {
    const { calendar, stage, known_on, planned_or_actual, condition } = value;
    return {
      code: `${calendar}/${stage}/${planned_or_actual}/${known_on}`,
      stage: `${calendar}/${stage}`,
      regulation: value.regulation,
      kind: planned_or_actual,
      start: value.start === null ? null : boundaryOf(calendar, value.start),
      end: boundaryOf(calendar, value.end),
      condition: condition === null ? null : conditionOf(calendar, condition),
      citation: bilingual(value.citation, null),
      note: bilingualOrNull(value.note, value.note_en),
      confidence: value.confidence,
      knownOn: known_on,
    };
  });
}

/** An edge with the names a calendar gives its stages and events. */
export function boundaryOf(calendar: string, written: WrittenBoundary): Boundary {
  if (written.kind === "date" || written.kind === "unset") return written;
  if (written.kind === "event") return { ...written, event: `${calendar}/${written.event}` };
  return { ...written, stage: `${calendar}/${written.stage}` };
}

export function conditionOf(calendar: string, written: Condition): Condition {
  return { event: `${calendar}/${written.event}`, outcome: written.outcome };
}

function occurrencesOf({ occurrences }: ScheduleTables): SourceSchedule["occurrences"] {
  return occurrences.map(({ value }) => ({
    code: `${value.calendar}/${value.event}/${value.known_on}`,
    event: `${value.calendar}/${value.event}`,
    occurredOn: value.occurred_on,
    outcome: value.outcome,
    citation: value.citation,
    note: bilingualOrNull(
      sentences(value.outcome_text, value.note),
      sentences(value.outcome_text_en, value.note_en),
    ),
    knownOn: value.known_on,
  }));
}

/** What became of the event, then the remark on it. */
function sentences(...parts: ReadonlyArray<string | null>): string | null {
  return parts.filter((part) => part !== null).join(" ") || null;
}
