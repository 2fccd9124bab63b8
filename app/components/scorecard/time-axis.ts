import { type CalendarDate, daysBetween } from "#app/domain/calendar-date.ts";
import type { EdgeCard, StageRow } from "#app/domain/stage-row.ts";

/** The stretch of time the stage table draws, and where a day stands on it. */
export type TimeAxis = {
  start: CalendarDate;
  end: CalendarDate;
  /** 0–100, clamped to the axis. */
  placePercent(day: CalendarDate): number;
};

type Dated = Pick<StageRow, "start" | "end">;

/**
 * From the first day of the first stage to the later of the period's end and the last stage's end.
 * @returns null when no stage is dated.
 */
export function timeAxis(stages: ReadonlyArray<Dated>, periodEnd: CalendarDate): TimeAxis | null {
  const days = stages
    .flatMap((stage) => [dayOf(stage.start), dayOf(stage.end)])
    .filter((day) => day !== null)
    .sort();
  const start = days[0];
  if (start === undefined) return null;
  const last = days.at(-1) ?? start;
  const end = last > periodEnd ? last : periodEnd;
  const length = Math.max(1, daysBetween(start, end));
  return {
    start,
    end,
    placePercent: (day) => Math.min(100, Math.max(0, (daysBetween(start, day) / length) * 100)),
  };
}

/** The day of an edge that has one. */
export function dayOf(edge: EdgeCard | null): CalendarDate | null {
  return edge?.kind === "dated" ? edge.on : null;
}
