import { type CalendarDate, daysBetween } from "./calendar-date.ts";
import type { Bilingual, Provenance } from "./plan.ts";
import type { Edge, EdgeResolution, ScheduleIndex, StageKey, StageVersion } from "./schedule.ts";
import { lastKnown } from "./schedule.ts";
import type { DayKind } from "./working-days.ts";

/** How a milestone's deadline is reckoned: days from a stage's edge, or a fixed day with its reason. */
export type DeadlineRule =
  | {
      kind: "stage";
      stage: StageKey;
      edge: Edge;
      offsetDays: number;
      /** What the offset counts; calendar days unless said. */
      dayKind?: DayKind;
      reason: Bilingual | null;
      knownOn: CalendarDate;
      provenance: ReadonlyArray<Provenance>;
    }
  | {
      kind: "fixed";
      on: CalendarDate;
      /** The request for more time (*perpanjangan*) that set the day. */
      extension?: string;
      reason: Bilingual | null;
      knownOn: CalendarDate;
      provenance: ReadonlyArray<Provenance>;
    };

/** One move of a deadline: the day it became known, both dates, and the version that moved it. */
export type DeadlineMove = {
  knownOn: CalendarDate;
  from: CalendarDate;
  to: CalendarDate;
  version: StageVersion | null;
  reason: Bilingual | null;
};

/**
 * A milestone's deadline as known on the as-of day.
 *
 * `dated`: `dueOn` is the last on-time day, to its last second in the plan's zone.
 * `waiting`: not yet datable, never late. `void`: its stage does not take place. `none`: no rule was written.
 */
export type Deadline =
  | {
      kind: "dated";
      dueOn: CalendarDate;
      /** The first date ever known; slippage is counted from it. */
      originalOn: CalendarDate;
      /** Days from the original to the current date; negative when brought forward. */
      slippageDays: number;
      moves: ReadonlyArray<DeadlineMove>;
      rule: DeadlineRule;
      version: StageVersion | null;
    }
  | { kind: "waiting"; for: { kind: "event" | "stage"; key: string }; rule: DeadlineRule }
  | { kind: "void"; event: string; rule: DeadlineRule }
  | { kind: "none" };

/**
 * The deadline of a milestone as of a day. Page, API, export, mail and calendar all ask here.
 *
 * @param rules oldest first; a rule written for a day before the first is known counts from the start.
 */
export function deadlineAsOf(
  rules: ReadonlyArray<DeadlineRule>,
  schedule: ScheduleIndex,
  asOf: CalendarDate,
): Deadline {
  const rule = ruleAsOf(rules, asOf);
  if (rule === null) return { kind: "none" };
  const current = resolveRule(rule, schedule, asOf);
  if (current.kind === "waiting") return { kind: "waiting", for: current.for, rule };
  if (current.kind === "void") return { kind: "void", event: current.event, rule };

  const moves = movesUpTo(rules, schedule, asOf);
  const originalOn = moves[0]?.from ?? current.on;
  const slippageDays = originalOn === current.on ? 0 : daysBetween(originalOn, current.on);
  return {
    kind: "dated",
    dueOn: current.on,
    originalOn,
    slippageDays,
    moves,
    rule,
    version: current.version,
  };
}

function ruleAsOf(rules: ReadonlyArray<DeadlineRule>, asOf: CalendarDate): DeadlineRule | null {
  return lastKnown(rules, asOf) ?? rules[0] ?? null;
}

function resolveRule(rule: DeadlineRule, schedule: ScheduleIndex, asOf: CalendarDate): EdgeResolution {
  if (rule.kind === "fixed") return { kind: "dated", on: rule.on, version: null };
  const edge = schedule.edgeAsOf(rule.stage, rule.edge, asOf);
  if (edge.kind !== "dated" || rule.offsetDays === 0) return edge;
  return { ...edge, on: schedule.countedFrom(edge.on, rule, asOf) };
}

function countsWorkingDays(rule: DeadlineRule): boolean {
  return rule.kind === "stage" && rule.dayKind === "working";
}

/** Days on which the deadline could have changed: a new rule, a change of its stage, or of the days off it counts. */
function changeDays(
  rules: ReadonlyArray<DeadlineRule>,
  schedule: ScheduleIndex,
  asOf: CalendarDate,
): Array<CalendarDate> {
  const days = new Set<CalendarDate>();
  rules.forEach((rule, position) => {
    if (position > 0) days.add(rule.knownOn);
    if (countsWorkingDays(rule)) for (const day of schedule.holidayChanges) days.add(day);
    if (rule.kind === "stage")
      for (const change of schedule.edgeHistory(rule.stage, rule.edge)) days.add(change.knownOn);
  });
  return [...days].filter((day) => day <= asOf).sort();
}

function neverChanged(rule: DeadlineRule, schedule: ScheduleIndex): boolean {
  if (countsWorkingDays(rule)) return false;
  return rule.kind === "fixed" || schedule.edgeHistory(rule.stage, rule.edge).length < 2;
}

function movesUpTo(
  rules: ReadonlyArray<DeadlineRule>,
  schedule: ScheduleIndex,
  asOf: CalendarDate,
): Array<DeadlineMove> {
  const first = rules[0];
  if (first === undefined || (rules.length === 1 && neverChanged(first, schedule))) return [];
  const days = changeDays(rules, schedule, asOf);
  const moves: Array<DeadlineMove> = [];
  let previous: CalendarDate | null = first.kind === "fixed" ? first.on : null;
  for (const knownOn of days) {
    const rule = ruleAsOf(rules, knownOn);
    if (rule === null) continue;
    const resolved = resolveRule(rule, schedule, knownOn);
    if (resolved.kind !== "dated") continue;
    if (previous !== null && resolved.on !== previous) {
      moves.push({
        knownOn,
        from: previous,
        to: resolved.on,
        version: resolved.version,
        reason: rule.reason,
      });
    }
    previous = resolved.on;
  }
  return moves;
}

/** Whether the due day has come: counted in roll-ups from that day on. */
export function isDue(deadline: Deadline, asOf: CalendarDate): boolean {
  return deadline.kind === "dated" && asOf >= deadline.dueOn;
}

/** Whether the last on-time day has passed. */
export function hasPassed(deadline: Deadline, asOf: CalendarDate): boolean {
  return deadline.kind === "dated" && asOf > deadline.dueOn;
}
