import type { PublishedAmendment } from "./amendment.ts";
import { type CalendarDate, plusDays } from "./calendar-date.ts";
import { groupBy } from "./group-by.ts";
import type { Bilingual } from "./plan.ts";
import { byKnownOn, factDays, sameResolution } from "./schedule-changes.ts";
import { refuseOwnAncestor, ScheduleCircle } from "./schedule-circle.ts";
import { type DayKind, type Holiday, indexHolidays, plusWorkingDays } from "./working-days.ts";

/** `calendar/stage`, such as `pemilu-2024/T05`: stage codes are unique only within a calendar. */
export type StageKey = string;
/** `calendar/event`, such as `pemilu-2024/mk-ruling-president`. */
export type EventKey = string;
export type Edge = "start" | "end";

/** What an offset counts; calendar days unless said. */
type Counted = { offsetDays: number; dayKind?: DayKind };

/**
 * How one edge of a stage is fixed by law: a day, days after an event, or days from another stage.
 * `unset`: a later version takes back what the stage had; its dates follow its parts again, if it has any.
 */
export type Boundary =
  | { kind: "date"; on: CalendarDate }
  | ({ kind: "event"; event: EventKey } & Counted)
  | ({ kind: "stage"; stage: StageKey; edge: Edge } & Counted)
  | { kind: "unset" };

export type Condition = { event: EventKey; outcome: string };

export type Stage = {
  key: StageKey;
  calendar: string;
  code: string;
  title: Bilingual;
  parent: StageKey | null;
  phase: "pra" | "pemilu" | "pasca";
  /** Place in the legal order of its calendar. */
  ordinal: number;
};

/** What a regulation says of a stage from the day it became known. */
export type StageVersion = {
  code: string;
  stage: StageKey;
  regulation: string | null;
  kind: "planned" | "actual";
  /** Null where the source gives only the last day. */
  start: Boundary | null;
  end: Boundary;
  condition: Condition | null;
  citation: Bilingual;
  note: Bilingual | null;
  confidence: string | null;
  knownOn: CalendarDate;
  /** The amendment entered here that published it; absent for what was loaded or entered by itself. */
  amendment?: string;
};

export type ElectionEvent = { key: EventKey; code: string; title: Bilingual };

/** What became of an event: its day, or an outcome without one. Neither: what was known is taken back. */
export type EventOccurrence = {
  event: EventKey;
  occurredOn: CalendarDate | null;
  outcome: string | null;
  citation: string;
  knownOn: CalendarDate;
  amendment?: string;
};

export type ElectionCalendar = { code: string; title: Bilingual };

export type Schedule = {
  calendars: ReadonlyArray<ElectionCalendar>;
  stages: ReadonlyArray<Stage>;
  versions: ReadonlyArray<StageVersion>;
  events: ReadonlyArray<ElectionEvent>;
  occurrences: ReadonlyArray<EventOccurrence>;
  holidays?: ReadonlyArray<Holiday>;
  /** Amendments entered here and published, oldest first. */
  amendments?: ReadonlyArray<PublishedAmendment>;
};

/**
 * The day of one edge of a stage, as known on the as-of day.
 *
 * `waiting`: an event has not happened, or no regulation sets the stage yet.
 * `void`: the condition of the stage did not come true (no second round).
 */
export type EdgeResolution =
  | { kind: "dated"; on: CalendarDate; version: StageVersion | null }
  | { kind: "waiting"; for: { kind: "event" | "stage"; key: string } }
  | { kind: "void"; event: EventKey };

/** One change of an edge's resolution, dated by the day it became known. */
export type EdgeChange = { knownOn: CalendarDate; resolution: EdgeResolution };

/** A schedule indexed for questions as of a day. Build once per set of facts; asking is cheap. */
export type ScheduleIndex = {
  schedule: Schedule;
  stage(key: StageKey): Stage | null;
  children(key: StageKey): ReadonlyArray<Stage>;
  event(key: EventKey): ElectionEvent | null;
  /** The version in force on the as-of day; null before the first is known. */
  versionAsOf(key: StageKey, asOf: CalendarDate, kind?: "planned" | "actual"): StageVersion | null;
  edgeAsOf(key: StageKey, edge: Edge, asOf: CalendarDate): EdgeResolution;
  /** Every change of an edge, oldest first. */
  edgeHistory(key: StageKey, edge: Edge): ReadonlyArray<EdgeChange>;
  /** The day an offset leads to, working days counted as the holidays known on the as-of day leave them. */
  countedFrom(from: CalendarDate, counted: Counted, asOf: CalendarDate): CalendarDate;
  /** Days on which a decision on holidays became known. */
  holidayChanges: ReadonlyArray<CalendarDate>;
};

/**
 * Indexes a schedule.
 *
 * @throws {RangeError} when stages refer to each other in a circle, naming the path.
 */
export function indexSchedule(schedule: Schedule): ScheduleIndex {
  const stages = new Map(schedule.stages.map((stage) => [stage.key, stage]));
  const events = new Map(schedule.events.map((event) => [event.key, event]));
  const childrenOf = groupBy(schedule.stages, (stage) => stage.parent ?? "");
  const versionsOf = groupBy(byKnownOn(schedule.versions), (version) => version.stage);
  const occurrencesOf = groupBy(byKnownOn(schedule.occurrences), (occurrence) => occurrence.event);
  const holidays = indexHolidays(schedule.holidays ?? []);
  const changeDays = factDays(schedule, holidays.changeDays);
  const histories = new Map<string, ReadonlyArray<EdgeChange>>();

  function versionAsOf(key: StageKey, asOf: CalendarDate, kind: "planned" | "actual" = "planned") {
    return lastKnown(
      (versionsOf.get(key) ?? []).filter((version) => version.kind === kind),
      asOf,
    );
  }

  function occurrenceAsOf(event: EventKey, asOf: CalendarDate): EventOccurrence | null {
    const last = lastKnown(occurrencesOf.get(event) ?? [], asOf);
    return last === null || (last.occurredOn === null && last.outcome === null) ? null : last;
  }

  function countedFrom(from: CalendarDate, { offsetDays: days, dayKind }: Counted, asOf: CalendarDate) {
    return dayKind === "working"
      ? plusWorkingDays(from, days, holidays.daysOffAsOf(asOf))
      : plusDays(from, days);
  }

  function resolve(
    key: StageKey,
    edge: Edge,
    asOf: CalendarDate,
    path: ReadonlyArray<string>,
  ): EdgeResolution {
    const asked = [...path, `${key} ${edge}`];
    if (path.includes(`${key} ${edge}`)) throw new ScheduleCircle(asked);
    const version = versionAsOf(key, asOf);
    if (version === null || version.end.kind === "unset") return hull(key, edge, asOf, asked);
    if (version.condition !== null) {
      const outcome = occurrenceAsOf(version.condition.event, asOf);
      if (outcome === null) return { kind: "waiting", for: { kind: "event", key: version.condition.event } };
      if (outcome.outcome !== version.condition.outcome)
        return { kind: "void", event: version.condition.event };
    }
    const boundary = edge === "start" ? version.start : version.end;
    if (boundary === null || boundary.kind === "unset")
      return { kind: "waiting", for: { kind: "stage", key } };
    return resolveBoundary(boundary, version, asOf, asked);
  }

  function resolveBoundary(
    boundary: Exclude<Boundary, { kind: "unset" }>,
    version: StageVersion,
    asOf: CalendarDate,
    path: ReadonlyArray<string>,
  ): EdgeResolution {
    if (boundary.kind === "date") return { kind: "dated", on: boundary.on, version };
    if (boundary.kind === "event") {
      const occurrence = occurrenceAsOf(boundary.event, asOf);
      if (occurrence === null) return { kind: "waiting", for: { kind: "event", key: boundary.event } };
      if (occurrence.occurredOn === null) return { kind: "void", event: boundary.event };
      return { kind: "dated", on: countedFrom(occurrence.occurredOn, boundary, asOf), version };
    }
    const anchor = resolve(boundary.stage, boundary.edge, asOf, path);
    return anchor.kind === "dated"
      ? { kind: "dated", on: countedFrom(anchor.on, boundary, asOf), version }
      : anchor;
  }

  /**
   * A stage without dates of its own spans its sub-stages. It ends when the last of them does, so it
   * waits while any waits; those that do not take place stay out.
   */
  function hull(key: StageKey, edge: Edge, asOf: CalendarDate, path: ReadonlyArray<string>): EdgeResolution {
    const edges = (childrenOf.get(key) ?? []).map((child) => resolve(child.key, edge, asOf, path));
    const waiting = edges.find((resolution) => resolution.kind === "waiting");
    if (edge === "end" && waiting !== undefined) return waiting;
    const dated = edges
      .filter((resolution) => resolution.kind === "dated")
      .sort((a, b) => (a.on < b.on ? -1 : 1));
    const outermost = edge === "start" ? dated[0] : dated.at(-1);
    if (outermost !== undefined) return { kind: "dated", on: outermost.on, version: outermost.version };
    return waiting ?? edges[0] ?? { kind: "waiting", for: { kind: "stage", key } };
  }

  function edgeHistory(key: StageKey, edge: Edge): ReadonlyArray<EdgeChange> {
    const cacheKey = `${key}|${edge}`;
    const cached = histories.get(cacheKey);
    if (cached !== undefined) return cached;
    const history: Array<EdgeChange> = [];
    for (const knownOn of changeDays) {
      const resolution = resolve(key, edge, knownOn, []);
      if (!sameResolution(history.at(-1)?.resolution, resolution)) history.push({ knownOn, resolution });
    }
    histories.set(cacheKey, history);
    return history;
  }

  function edgeAsOf(key: StageKey, edge: Edge, asOf: CalendarDate): EdgeResolution {
    return (
      lastKnown(edgeHistory(key, edge), asOf)?.resolution ?? { kind: "waiting", for: { kind: "stage", key } }
    );
  }

  for (const stage of schedule.stages) {
    refuseOwnAncestor(stage, stages);
    edgeHistory(stage.key, "start");
    edgeHistory(stage.key, "end");
  }
  return {
    schedule,
    stage: (key) => stages.get(key) ?? null,
    children: (key) => childrenOf.get(key) ?? [],
    event: (key) => events.get(key) ?? null,
    versionAsOf,
    ...{ edgeAsOf, edgeHistory, countedFrom, holidayChanges: holidays.changeDays },
  };
}

/** The last of facts sorted by `knownOn` that is known by the as-of day. */
export function lastKnown<Fact extends { knownOn: CalendarDate }>(
  facts: ReadonlyArray<Fact>,
  asOf: CalendarDate,
): Fact | null {
  for (let index = facts.length - 1; index >= 0; index--) {
    const fact = facts[index];
    if (fact !== undefined && fact.knownOn <= asOf) return fact;
  }
  return null;
}
