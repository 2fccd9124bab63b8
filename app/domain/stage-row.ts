import type { CalendarDate } from "./calendar-date.ts";
import { groupBy } from "./group-by.ts";
import { type MilestoneCard, milestoneCard, waitingTitle } from "./milestone-card.ts";
import type { MilestoneStanding } from "./milestone-standing.ts";
import type { Bilingual } from "./plan.ts";
import { type RollUp, type RollUpItem, rollUp } from "./roll-up.ts";
import type { EdgeResolution, ScheduleIndex, Stage, StageKey } from "./schedule.ts";

/** One edge of a stage, ready to print. */
export type EdgeCard =
  | { kind: "dated"; on: CalendarDate }
  | { kind: "waiting"; for: Bilingual }
  | { kind: "void"; for: Bilingual };

/** Capaian of one stage on a day: a line of the scorecard. */
export type StageLine = {
  /** Null for the milestones that hang on no stage. */
  key: StageKey | null;
  calendar: string | null;
  code: string | null;
  title: Bilingual | null;
  start: EdgeCard | null;
  end: EdgeCard | null;
  /** The earlier last day where an amendment moved it. */
  movedFrom: CalendarDate | null;
  /** While the end waits: the part that ends last among those whose last day is known. */
  lastPart: { title: Bilingual; endsOn: CalendarDate } | null;
  tense: "past" | "current" | "future" | "undated";
  total: RollUp;
};

/** A stage's line with the milestones that hang on it. */
export type StageRow = StageLine & { milestones: ReadonlyArray<MilestoneCard> };

/**
 * Capaian per stage in legal order: every top-level stage of the first calendar, then those of the
 * other calendars that milestones hang on, then the milestones outside any stage.
 * A milestone that hangs on a sub-stage counts in the top-level stage above it.
 */
export function stageLinesAsOf(
  items: ReadonlyArray<RollUpItem & { topStage: StageKey | null }>,
  schedule: ScheduleIndex,
  asOf: CalendarDate,
): Array<StageLine> {
  const byStage = groupBy(items, (item) => item.topStage);
  const firstCalendar = schedule.schedule.calendars[0]?.code;
  const lines = schedule.schedule.stages
    .filter((stage) => stage.parent === null)
    .filter((stage) => stage.calendar === firstCalendar || byStage.has(stage.key))
    .map((stage) => stageLine(stage, byStage.get(stage.key) ?? [], schedule, asOf));
  const outside = byStage.get(null) ?? [];
  return outside.length === 0 ? lines : [...lines, outsideLine(outside)];
}

/** The row of one stage, sub-stages included. */
export function stageRow(
  stage: Stage,
  standings: ReadonlyArray<MilestoneStanding>,
  schedule: ScheduleIndex,
  asOf: CalendarDate,
): StageRow {
  const milestones = standings.map((standing) => milestoneCard(standing, schedule, asOf));
  return { ...stageLine(stage, standings, schedule, asOf), milestones };
}

function stageLine(
  stage: Stage,
  standings: ReadonlyArray<RollUpItem>,
  schedule: ScheduleIndex,
  asOf: CalendarDate,
): StageLine {
  const start = schedule.edgeAsOf(stage.key, "start", asOf);
  const end = schedule.edgeAsOf(stage.key, "end", asOf);
  return {
    key: stage.key,
    calendar: stage.calendar,
    code: stage.code,
    title: stage.title,
    start: edgeCard(start, schedule),
    end: edgeCard(end, schedule),
    movedFrom: movedFrom(stage.key, end, schedule, asOf),
    lastPart: end.kind === "waiting" ? lastDatedPart(stage.key, schedule, asOf) : null,
    tense: tenseOf(start, end, asOf),
    total: rollUp(standings),
  };
}

function outsideLine(standings: ReadonlyArray<RollUpItem>): StageLine {
  return {
    ...{ key: null, calendar: null, code: null, title: null },
    ...{ start: null, end: null, movedFrom: null, lastPart: null, tense: "undated" },
    total: rollUp(standings),
  };
}

/** The top-level stage a milestone's deadline hangs on; null for fixed dates. */
export function topStageOf(
  standing: Pick<MilestoneStanding, "deadline">,
  schedule: ScheduleIndex,
): StageKey | null {
  if (standing.deadline.kind === "none" || standing.deadline.rule.kind !== "stage") return null;
  let stage = schedule.stage(standing.deadline.rule.stage);
  while (stage !== null && stage.parent !== null) stage = schedule.stage(stage.parent);
  return stage?.key ?? null;
}

function lastDatedPart(key: StageKey, schedule: ScheduleIndex, asOf: CalendarDate): StageLine["lastPart"] {
  let last: StageLine["lastPart"] = null;
  for (const part of schedule.children(key)) {
    const end = schedule.edgeAsOf(part.key, "end", asOf);
    const dated =
      end.kind === "dated" ? { title: part.title, endsOn: end.on } : lastDatedPart(part.key, schedule, asOf);
    if (dated !== null && (last === null || dated.endsOn > last.endsOn)) last = dated;
  }
  return last;
}

/** An edge ready to print. */
export function edgeCard(edge: EdgeResolution, schedule: ScheduleIndex): EdgeCard {
  if (edge.kind === "dated") return { kind: "dated", on: edge.on };
  const waitingFor = edge.kind === "void" ? { kind: "event" as const, key: edge.event } : edge.for;
  return { kind: edge.kind, for: waitingTitle(waitingFor, schedule) };
}

function movedFrom(
  key: StageKey,
  end: EdgeResolution,
  schedule: ScheduleIndex,
  asOf: CalendarDate,
): CalendarDate | null {
  if (end.kind !== "dated") return null;
  for (const change of schedule.edgeHistory(key, "end")) {
    if (change.knownOn > asOf || change.resolution.kind !== "dated") continue;
    return change.resolution.on === end.on ? null : change.resolution.on;
  }
  return null;
}

function tenseOf(start: EdgeResolution, end: EdgeResolution, asOf: CalendarDate): StageRow["tense"] {
  if (end.kind === "dated" && end.on < asOf) return "past";
  if (start.kind !== "dated") return "undated";
  return start.on > asOf ? "future" : "current";
}
