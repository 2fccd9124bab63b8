import type { CalendarDate } from "./calendar-date.ts";
import { waitingTitle } from "./milestone-card.ts";
import type { Bilingual } from "./plan.ts";
import type { Boundary, ScheduleIndex } from "./schedule.ts";

/** An edge as a regulation writes it: a day, or days from an event or another stage. */
export type BoundaryText =
  | { kind: "date"; on: CalendarDate }
  | { kind: "event" | "start" | "end"; of: Bilingual; offsetDays: number; working: boolean }
  | { kind: "unset" };

/** An edge in the terms a page prints. */
export function boundaryText(boundary: Boundary, schedule: ScheduleIndex): BoundaryText {
  if (boundary.kind === "date" || boundary.kind === "unset") return boundary;
  const counted = { offsetDays: boundary.offsetDays, working: boundary.dayKind === "working" };
  if (boundary.kind === "event")
    return { kind: "event", of: waitingTitle({ kind: "event", key: boundary.event }, schedule), ...counted };
  const of = waitingTitle({ kind: "stage", key: boundary.stage }, schedule);
  return { kind: boundary.edge, of, ...counted };
}
