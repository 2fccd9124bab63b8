import type { Boundary, Condition } from "#app/domain/schedule.ts";
import { boundaryOf, conditionOf } from "./build-schedule.ts";
import { readBoundary, readCondition } from "./cells.ts";

/** An edge as it is typed in a table or a form of one calendar; null when it is no edge. */
export function boundaryTyped(calendar: string, held: string): Boundary | null {
  const read = readBoundary(held.trim());
  return "value" in read ? boundaryOf(calendar, read.value) : null;
}

export function conditionTyped(calendar: string, held: string): Condition | null {
  const read = readCondition(held.trim());
  return "value" in read ? conditionOf(calendar, read.value) : null;
}

/** The same edge as it would be typed: `2023-02-09`, `event:mk-ruling+3w`, `stage:T07.4.end+7d`, `unset`. */
export function typedBoundary(boundary: Boundary | null): string {
  if (boundary === null) return "";
  if (boundary.kind === "date") return boundary.on;
  if (boundary.kind === "unset") return "unset";
  const { offsetDays, dayKind } = boundary;
  const sign = offsetDays < 0 ? "" : "+";
  const offset = offsetDays === 0 ? "" : `${sign}${offsetDays}${dayKind === "working" ? "w" : "d"}`;
  if (boundary.kind === "event") return `event:${nameIn(boundary.event)}${offset}`;
  return `stage:${nameIn(boundary.stage)}.${boundary.edge}${offset}`;
}

export function typedCondition(condition: Condition | null): string {
  return condition === null ? "" : `event:${nameIn(condition.event)}=${condition.outcome}`;
}

/** `T05` of `pemilu-2024/T05`. */
function nameIn(key: string): string {
  return key.slice(key.indexOf("/") + 1);
}
