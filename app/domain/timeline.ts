import type { CalendarDate } from "./calendar-date.ts";
import { groupBy } from "./group-by.ts";
import type { MilestoneStatus } from "./milestone-status.ts";
import type { Bilingual } from "./plan.ts";
import { rollUp } from "./roll-up.ts";
import type { ScheduleIndex, StageKey } from "./schedule.ts";
import { type StageLine, stageRow, topStageOf } from "./stage-row.ts";
import { type IndexedFacts, standingsAsOf } from "./standings.ts";

/** One target's deadline, with the top-level stage it hangs on; null for a fixed day. */
export type TimelineDeadline = {
  code: string;
  title: Bilingual;
  stage: StageKey | null;
  on: CalendarDate;
  originalOn: CalendarDate;
  status: MilestoneStatus;
};

/** A day on which a regulation gave stages other dates than were known before. */
export type TimelineMove = { knownOn: CalendarDate; citation: Bilingual; stages: number };

export type TimelineRow = { line: StageLine; deadlines: ReadonlyArray<TimelineDeadline> };

/** Stages, deadlines and amendments of every calendar of a plan on one axis (*garis waktu*). */
export type Timeline = {
  start: CalendarDate;
  end: CalendarDate;
  /** In legal order, calendar by calendar; last, without a code, what hangs on no stage. */
  rows: ReadonlyArray<TimelineRow>;
  /** By day, then by code. */
  deadlines: ReadonlyArray<TimelineDeadline>;
  /** Targets whose deadline has no day yet. */
  undated: number;
  moves: ReadonlyArray<TimelineMove>;
};

/** The time line as of a day; null when nothing on it has a day. */
export function timelineAsOf(indexed: IndexedFacts, asOf: CalendarDate): Timeline | null {
  const { schedule } = indexed;
  const standings = standingsAsOf(indexed, asOf).filter(({ status }) => status !== "cancelled");
  const deadlines = standings
    .flatMap((standing): Array<TimelineDeadline> => {
      const { milestone, deadline, status } = standing;
      if (deadline.kind !== "dated") return [];
      const { code, title } = milestone;
      const stage = topStageOf(standing, schedule);
      return [{ code, title, stage, on: deadline.dueOn, originalOn: deadline.originalOn, status }];
    })
    .sort((left, right) =>
      left.on === right.on ? (left.code < right.code ? -1 : 1) : left.on < right.on ? -1 : 1,
    );
  const byStage = groupBy(deadlines, ({ stage }) => stage);
  const stages = schedule.schedule.stages.filter(({ parent }) => parent === null);
  const rows = stages.map((stage): TimelineRow => {
    const { milestones: _none, ...line } = stageRow(stage, [], schedule, asOf);
    return { line, deadlines: byStage.get(stage.key) ?? [] };
  });
  const outside = byStage.get(null) ?? [];
  const days = [
    ...rows.flatMap(({ line }) =>
      [line.start, line.end].flatMap((edge) => (edge?.kind === "dated" ? [edge.on] : [])),
    ),
    ...deadlines.map(({ on }) => on),
  ].sort();
  const [start, end] = [days[0], days.at(-1)];
  if (start === undefined || end === undefined) return null;
  return {
    ...{ start, end, deadlines, undated: standings.length - deadlines.length },
    rows: outside.length === 0 ? rows : [...rows, { line: OUTSIDE, deadlines: outside }],
    moves: movesAsOf(schedule, asOf),
  };
}

const NONE = { start: null, end: null, movedFrom: null, lastPart: null } as const;
const OUTSIDE: StageLine = {
  ...{ key: null, calendar: null, code: null, title: null, ...NONE, tense: "undated" },
  total: rollUp([]),
};

function movesAsOf(schedule: ScheduleIndex, asOf: CalendarDate): Array<TimelineMove> {
  const moved = schedule.schedule.stages.flatMap(({ key }) =>
    (["start", "end"] as const).flatMap((edge) =>
      schedule
        .edgeHistory(key, edge)
        .filter(({ resolution }) => resolution.kind === "dated")
        .slice(1)
        .flatMap(({ knownOn, resolution }) => {
          const version = resolution.kind === "dated" ? resolution.version : null;
          return version === null || knownOn > asOf ? [] : [{ key, knownOn, citation: version.citation }];
        }),
    ),
  );
  return [...groupBy(moved, ({ knownOn, citation }) => `${knownOn} ${citation.id}`).values()]
    .flatMap(([first, ...others]) => {
      if (first === undefined) return [];
      const stages = new Set([first, ...others].map(({ key }) => key)).size;
      return [{ knownOn: first.knownOn, citation: first.citation, stages }];
    })
    .sort((left, right) => (left.knownOn < right.knownOn ? -1 : 1));
}
