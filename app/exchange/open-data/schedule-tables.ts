import { z } from "zod";
import type { CalendarDate } from "#app/domain/calendar-date.ts";
import { extensionStateAsOf } from "#app/domain/extension.ts";
import type { Boundary, EdgeResolution, StageVersion } from "#app/domain/schedule.ts";
import type { DayKind } from "#app/domain/working-days.ts";
import { Count, Day, dated, EdgeName, Flag, Instant, Text } from "./fields.ts";
import { datedCells, table, titles } from "./view.ts";

const named = { title_id: Text, title_en: Text.nullable() } as const;

const stages = table(
  "stages",
  z.object({
    ...{ key: Text, calendar: Text, code: Text, ...named, parent: Text.nullable() },
    ...{ phase: z.enum(["pra", "pemilu", "pasca"]), ordinal: Count },
    ...{ starts_on: Day.nullable(), ends_on: Day.nullable(), waiting_for: Text.nullable() },
    as_of: Day,
  }),
  ["key"],
  { parent: "stages.key" },
  ({ indexed: { schedule }, asOf }) =>
    schedule.schedule.stages.map((stage) => {
      const start = schedule.edgeAsOf(stage.key, "start", asOf);
      const end = schedule.edgeAsOf(stage.key, "end", asOf);
      const { key, calendar, code, parent, phase, ordinal } = stage;
      return {
        ...{ key, calendar, code, ...titles(stage.title), parent, phase, ordinal },
        ...{ starts_on: dayOf(start), ends_on: dayOf(end), waiting_for: waitsFor(end), as_of: asOf },
      };
    }),
);

function dayOf(edge: EdgeResolution): CalendarDate | null {
  return edge.kind === "dated" ? edge.on : null;
}

function waitsFor(edge: EdgeResolution): string | null {
  return edge.kind === "waiting" ? edge.for.key : null;
}

const Rule = z.enum(["date", "event", "stage", "unset"]);
const Days = z.enum(["calendar", "working"]);
const VersionRow = z.object({
  ...{ code: Text, stage: Text, kind: z.enum(["planned", "actual"]), regulation: Text.nullable() },
  ...{ start_rule: Rule.nullable(), start_on: Day.nullable(), start_event: Text.nullable() },
  ...{ start_stage: Text.nullable(), start_edge: EdgeName.nullable(), start_offset_days: z.int().nullable() },
  start_day_kind: Days.nullable(),
  ...{ end_rule: Rule, end_on: Day.nullable(), end_event: Text.nullable() },
  ...{ end_stage: Text.nullable(), end_edge: EdgeName.nullable(), end_offset_days: z.int().nullable() },
  end_day_kind: Days.nullable(),
  ...{ condition_event: Text.nullable(), condition_outcome: Text.nullable() },
  ...{ citation_id: Text, citation_en: Text.nullable(), known_on: Day },
});

const stageVersions = table(
  "stage_versions",
  VersionRow,
  ["stage", "kind", "code"],
  { stage: "stages.key" },
  ({ indexed, asOf }) =>
    indexed.facts.schedule.versions.filter(({ knownOn }) => knownOn <= asOf).map(versionRow),
);

function versionRow(version: StageVersion): z.infer<typeof VersionRow> {
  const { code, stage, kind, regulation, condition, citation, knownOn } = version;
  const start = version.start === null ? null : boundaryCells(version.start);
  const end = boundaryCells(version.end);
  return {
    ...{ code, stage, kind, regulation },
    ...{ start_rule: start?.rule ?? null, start_on: start?.on ?? null, start_event: start?.event ?? null },
    ...{ start_stage: start?.stage ?? null, start_edge: start?.edge ?? null },
    ...{ start_offset_days: start?.offset ?? null, start_day_kind: start?.days ?? null },
    ...{ end_rule: end.rule, end_on: end.on, end_event: end.event },
    ...{ end_stage: end.stage, end_edge: end.edge, end_offset_days: end.offset },
    end_day_kind: end.days,
    ...{ condition_event: condition?.event ?? null, condition_outcome: condition?.outcome ?? null },
    ...{ citation_id: citation.id, citation_en: citation.en, known_on: knownOn },
  };
}

function boundaryCells(boundary: Boundary) {
  const none = { on: null, event: null, stage: null, edge: null, offset: null, days: null };
  switch (boundary.kind) {
    case "unset":
      return { ...none, rule: boundary.kind };
    case "date":
      return { ...none, rule: boundary.kind, on: boundary.on };
    case "event":
      return { ...none, rule: boundary.kind, event: boundary.event, ...offsetCells(boundary) };
    case "stage": {
      const { stage, edge } = boundary;
      return { ...none, rule: boundary.kind, stage, edge, ...offsetCells(boundary) };
    }
  }
}

function offsetCells({ offsetDays, dayKind = "calendar" }: { offsetDays: number; dayKind?: DayKind }) {
  return { offset: offsetDays, days: dayKind };
}

const events = table("events", z.object({ key: Text, code: Text, ...named }), ["key"], {}, ({ indexed }) =>
  indexed.facts.schedule.events.map(({ key, code, title }) => ({ key, code, ...titles(title) })),
);

const occurrences = table(
  "event_occurrences",
  z.object({
    ...{ event: Text, occurred_on: Day.nullable(), outcome: Text.nullable(), citation: Text, known_on: Day },
  }),
  ["event", "known_on"],
  { event: "events.key" },
  ({ indexed, asOf }) =>
    indexed.facts.schedule.occurrences
      .filter(({ knownOn }) => knownOn <= asOf)
      .map(({ event, occurredOn, outcome, citation, knownOn }) => ({
        ...{ event, occurred_on: occurredOn, outcome, citation, known_on: knownOn },
      })),
);

const holidays = table(
  "holidays",
  z.object({
    ...{ day: Day, name_id: Text, name_en: Text.nullable(), kind: z.enum(["holiday", "joint_leave"]) },
    ...{ citation: Text.nullable(), holds: Flag, known_on: Day },
  }),
  ["day", "known_on"],
  {},
  ({ indexed, asOf }) =>
    (indexed.facts.schedule.holidays ?? [])
      .filter(({ knownOn }) => knownOn <= asOf)
      .map(({ day, name, kind, citation, holds, knownOn }) => ({
        ...{ day, name_id: name.id, name_en: name.en, kind, citation, holds, known_on: knownOn },
      })),
);

const amendments = table(
  "amendments",
  z.object({
    ...{ id: Text, calendar: Text, regulation: Text, citation_id: Text, citation_en: Text.nullable() },
    ...{ undoes: Text.nullable(), stages: z.array(Text), events: z.array(Text), known_on: Day },
    ...{ recorded_at: Instant, illustration: Flag },
  }),
  ["id"],
  { undoes: "amendments.id" },
  ({ indexed, asOf }) => {
    const { amendments: all = [], versions, occurrences } = indexed.facts.schedule;
    return all
      .filter(({ effectiveOn }) => effectiveOn <= asOf)
      .map(({ id, calendar, regulation, citation, undoes, effectiveOn, publishedAt, illustration }) => ({
        ...{ id, calendar, regulation, citation_id: citation.id, citation_en: citation.en, undoes },
        stages: versions.filter(({ amendment }) => amendment === id).map(({ stage }) => stage),
        events: occurrences.filter(({ amendment }) => amendment === id).map(({ event }) => event),
        ...{ known_on: effectiveOn, recorded_at: publishedAt, illustration },
      }));
  },
);

const extensions = table(
  "extensions",
  z.object({
    ...{ id: Text, milestone: Text, organisation: Text, from_on: Day.nullable(), until_on: Day },
    ...{ reason: Text, state: z.enum(["asked", "advised", "granted", "refused", "withdrawn"]), ...dated },
  }),
  ["id"],
  { milestone: "milestones.code", organisation: "organisations.slug" },
  ({ indexed, asOf }) =>
    (indexed.facts.extensions ?? []).flatMap((request) => {
      const state = extensionStateAsOf(request, asOf);
      if (state === null) return [];
      const { id, milestone, organisation, fromOn, untilOn, reason } = request;
      const row = { id, milestone, organisation, from_on: fromOn, until_on: untilOn, reason, state };
      return [{ ...row, ...datedCells(request) }];
    }),
);

const extensionSteps = table(
  "extension_steps",
  z.object({
    ...{ id: Text, extension: Text, step: z.enum(["advice", "decision", "withdrawal"]), outcome: Text },
    ...{ organisation: Text, until_on: Day.nullable(), reason: Text, ...dated },
  }),
  ["id"],
  { extension: "extensions.id", organisation: "organisations.slug" },
  ({ indexed, asOf }) =>
    (indexed.facts.extensions ?? [])
      .filter(({ knownOn }) => knownOn <= asOf)
      .flatMap(({ id: extension, steps }) =>
        steps
          .filter(({ knownOn }) => knownOn <= asOf)
          .map((each) => ({
            ...{ id: each.id, extension, step: each.step, outcome: each.outcome, reason: each.reason },
            ...{ organisation: each.organisation, until_on: each.untilOn, ...datedCells(each) },
          })),
      ),
);

/** The legal calendar: stages, what regulations said of them and when, and the events they wait for. */
export const SCHEDULE_TABLES = [
  ...([stages, stageVersions, events, occurrences, holidays] as const),
  ...([amendments, extensions, extensionSteps] as const),
] as const;
