import { type CalendarDate, daysBetween, plusDays } from "./calendar-date.ts";
import type { PlanFacts } from "./facts.ts";

/** Twice a year: the most days that may pass between two updates of a repository of an open-government plan. */
export const MOST_DAYS_WITHOUT_UPDATE = 183;

/**
 * How fresh the plan's repository of evidence is (*kemutakhiran repositori*).
 *
 * `updatedOn` is the day of the last accepted update; null before the first. `days` and `dueOn` are counted
 * from it, or from the first day of the plan's period while there is none; null before the period begins.
 */
export type Freshness = {
  state: "fresh" | "stale" | "not_begun";
  updatedOn: CalendarDate | null;
  /** Milestone whose report was accepted last. */
  milestone: string | null;
  days: number | null;
  /** Last day on which the next update is in time. */
  dueOn: CalendarDate | null;
  illustration: boolean;
};

export type AcceptedUpdate = { on: CalendarDate; milestone: string; illustration: boolean };

/**
 * Holds the last accepted update against the rule of two updates a year.
 *
 * Source: docs/rules/freshness.md.
 */
export function freshnessOf(
  last: AcceptedUpdate | null,
  periodStart: CalendarDate,
  asOf: CalendarDate,
): Freshness {
  const from = last?.on ?? periodStart;
  const known = {
    updatedOn: last?.on ?? null,
    milestone: last?.milestone ?? null,
    illustration: last?.illustration ?? false,
  };
  if (asOf < from) return { state: "not_begun", ...known, days: null, dueOn: null };
  const days = daysBetween(from, asOf);
  const state = days > MOST_DAYS_WITHOUT_UPDATE ? "stale" : "fresh";
  return { state, ...known, days, dueOn: plusDays(from, MOST_DAYS_WITHOUT_UPDATE) };
}

/** The report accepted last in both review steps, as known on a day; null before the first. */
export function lastAcceptedUpdate(
  { reports }: Pick<PlanFacts, "reports">,
  asOf: CalendarDate,
): AcceptedUpdate | null {
  let last: AcceptedUpdate | null = null;
  for (const { milestone, steps } of reports) {
    for (const { step, decision, knownOn: on, illustration } of steps) {
      if (step !== "acceptance" || decision !== "accepted" || on > asOf) continue;
      if (last === null || on > last.on) last = { on, milestone, illustration };
    }
  }
  return last;
}
