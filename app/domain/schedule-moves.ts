import type { CalendarDate } from "./calendar-date.ts";
import { type Edge, type EdgeChange, indexSchedule, lastKnown, type Schedule } from "./schedule.ts";

/** An edge of a stage that had a day, and the day it would have instead; null when it would have none. */
export type MovedDate = { stage: string; edge: Edge; from: CalendarDate; to: CalendarDate | null };

/**
 * The days that a change of a schedule would move, each edge once: those an amendment has to tell of. A first day
 * moves nothing. Holidays are left as they are, since a decree moves what it moves.
 *
 * @param after the schedule with the change, without circles.
 */
export function movedDates(before: Schedule, after: Schedule): Array<MovedDate> {
  const [old, now] = [indexSchedule(before), indexSchedule(after)];
  return before.stages.flatMap(({ key }) =>
    (["start", "end"] as const).flatMap((edge) => {
      const moved = firstMove(old.edgeHistory(key, edge), now.edgeHistory(key, edge));
      return moved === null ? [] : [{ stage: key, edge, ...moved }];
    }),
  );
}

function firstMove(
  before: ReadonlyArray<EdgeChange>,
  after: ReadonlyArray<EdgeChange>,
): { from: CalendarDate; to: CalendarDate | null } | null {
  const days = new Set([...before, ...after].map(({ knownOn }) => knownOn));
  for (const on of [...days].sort()) {
    const [from, to] = [dayIn(before, on), dayIn(after, on)];
    if (from !== null && from !== to) return { from, to };
  }
  return null;
}

function dayIn(history: ReadonlyArray<EdgeChange>, on: CalendarDate): CalendarDate | null {
  const resolution = lastKnown(history, on)?.resolution;
  return resolution?.kind === "dated" ? resolution.on : null;
}
