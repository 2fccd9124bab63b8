import { type BoundaryText, boundaryText } from "#app/domain/boundary-text.ts";
import type { CalendarDate } from "#app/domain/calendar-date.ts";
import type { Bilingual } from "#app/domain/plan.ts";
import type { ScheduleIndex, Stage, StageVersion } from "#app/domain/schedule.ts";
import { type EdgeCard, edgeCard, type StageRow, stageRow } from "#app/domain/stage-row.ts";

/** What one regulation says of a stage, ready to print. */
export type VersionText = Pick<
  StageVersion,
  "code" | "kind" | "regulation" | "citation" | "note" | "knownOn"
> & { start: BoundaryText | null; end: BoundaryText };

/** A stage in the list of all stages. */
export type ScheduleLine = Pick<StageRow, "start" | "end" | "movedFrom" | "tense"> & {
  key: string;
  code: string;
  title: Bilingual;
  /** 0 for a stage of the law, 1 and 2 for its parts. */
  depth: number;
  citation: Bilingual | null;
  knownOn: CalendarDate | null;
  /** What really happened, where a source says. */
  actual: { end: EdgeCard; citation: Bilingual } | null;
};

/** Every stage of a calendar with its parts beneath it, as known on a day. */
export function scheduleLines(
  calendar: string,
  schedule: ScheduleIndex,
  asOf: CalendarDate,
): Array<ScheduleLine> {
  return schedule.schedule.stages
    .filter((stage) => stage.calendar === calendar)
    .map((stage) => scheduleLine(stage, schedule, asOf));
}

export function scheduleLine(stage: Stage, schedule: ScheduleIndex, asOf: CalendarDate): ScheduleLine {
  const { start, end, movedFrom, tense } = stageRow(stage, [], schedule, asOf);
  const version = schedule.versionAsOf(stage.key, asOf);
  const actual = schedule.versionAsOf(stage.key, asOf, "actual");
  return {
    key: stage.key,
    code: stage.code,
    title: stage.title,
    depth: depthOf(stage, schedule),
    start,
    end,
    movedFrom,
    tense,
    citation: version?.citation ?? null,
    knownOn: version?.knownOn ?? null,
    actual:
      actual === null || actual.end.kind !== "date"
        ? null
        : {
            end: edgeCard({ kind: "dated", on: actual.end.on, version: actual }, schedule),
            citation: actual.citation,
          },
  };
}

function depthOf(stage: Stage, schedule: ScheduleIndex): number {
  let depth = 0;
  for (let each: Stage | null = stage; each !== null && each.parent !== null; depth++) {
    each = schedule.stage(each.parent);
  }
  return depth;
}

/** Everything regulations and sources said of a stage up to a day, newest first. */
export function versionsOf(key: string, schedule: ScheduleIndex, asOf: CalendarDate): Array<VersionText> {
  return schedule.schedule.versions
    .filter((version) => version.stage === key && version.knownOn <= asOf)
    .sort((left, right) => (left.knownOn < right.knownOn ? 1 : -1))
    .map(({ code, kind, regulation, citation, note, knownOn, start, end }) => ({
      code,
      kind,
      regulation,
      citation,
      note,
      knownOn,
      start: start === null ? null : boundaryText(start, schedule),
      end: boundaryText(end, schedule),
    }));
}

/** Whether a stage is another, or lies beneath it. */
export function isWithin(key: string, ancestor: string, schedule: ScheduleIndex): boolean {
  let stage = schedule.stage(key);
  while (stage !== null) {
    if (stage.key === ancestor) return true;
    stage = stage.parent === null ? null : schedule.stage(stage.parent);
  }
  return false;
}
