import type { CalendarDate } from "./calendar-date.ts";
import type { Boundary, EdgeResolution, Schedule } from "./schedule.ts";

/** Days on which a stage's edge could change: those of holidays only where working days are counted. */
export function factDays(schedule: Schedule, holidayDays: ReadonlyArray<CalendarDate>): Array<CalendarDate> {
  const counts = (boundary: Boundary | null) =>
    boundary !== null && "dayKind" in boundary && boundary.dayKind === "working";
  const working = schedule.versions.some(({ start, end }) => counts(start) || counts(end));
  const days = [...schedule.versions, ...schedule.occurrences].map(({ knownOn }) => knownOn);
  return [...new Set(working ? [...days, ...holidayDays] : days)].sort();
}

/** Whether two resolutions say the same of an edge. */
export function sameResolution(left: EdgeResolution | undefined, right: EdgeResolution): boolean {
  if (left === undefined || left.kind !== right.kind) return false;
  if (left.kind === "dated" && right.kind === "dated") return left.on === right.on;
  if (left.kind === "waiting" && right.kind === "waiting") return left.for.key === right.for.key;
  return true;
}

/** The same facts in the order they became known; facts of one day keep their order. */
export function byKnownOn<Fact extends { knownOn: CalendarDate }>(facts: ReadonlyArray<Fact>): Array<Fact> {
  return [...facts].sort((a, b) => (a.knownOn < b.knownOn ? -1 : a.knownOn > b.knownOn ? 1 : 0));
}
