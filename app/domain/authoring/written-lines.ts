import type { CalendarDate } from "#app/domain/calendar-date.ts";
import { groupBy } from "#app/domain/group-by.ts";
import type { MilestoneStatus } from "#app/domain/milestone-status.ts";
import type { Bilingual } from "#app/domain/plan.ts";
import { type IndexedFacts, standingsAsOf } from "#app/domain/standings.ts";
import type { PlanDocument, Retired, Subject } from "./plan-document.ts";

/** Statuses of a target that keeps nothing waiting any more. */
const DONE: ReadonlyArray<MilestoneStatus> = ["verified", "reported", "unproven", "cancelled"];

/** An action that waits for another, and for which: those not yet done on a day. */
export type Blocked = { action: string; by: ReadonlyArray<string> };

/** Actions that wait for others on a day. An action is done when every target under it is reported complete or closed. */
export function blockedActions(indexed: IndexedFacts, asOf: CalendarDate): Array<Blocked> {
  const { dependency } = indexed.facts.document;
  if (dependency.length === 0) return [];
  const standings = groupBy(standingsAsOf(indexed, asOf), ({ milestone }) => milestone.action);
  const isDone = (action: string) => {
    const own = standings.get(action) ?? [];
    return own.length > 0 && own.every(({ status }) => DONE.includes(status));
  };
  return [...groupBy(dependency, ({ action }) => action)]
    .map(([action, on]) => ({
      action,
      by: on.map(({ dependsOn }) => dependsOn).filter((code) => !isDone(code)),
    }))
    .filter(({ by }) => by.length > 0);
}

/** What is written about a target besides its sentence, ready to print. Internal fields never stand here. */
export type WrittenLines = {
  /** Where it comes from, oldest first: an earlier plan's code, or codes of this plan. */
  lineage: ReadonlyArray<Pick<Subject<"lineage">, "kind" | "fromPlan" | "fromCode" | "note">>;
  blockedBy: ReadonlyArray<string>;
  fields: ReadonlyArray<{ code: string; label: Bilingual; value: Bilingual; unit: string | null }>;
  measured: ReadonlyArray<{
    indicator: string;
    name: Bilingual;
    unit: Bilingual;
    value: number;
    on: CalendarDate;
  }>;
  /** Whether its text was ever changed here. */
  changed: boolean;
};

export function writtenLinesOf(indexed: IndexedFacts, code: string, asOf: CalendarDate): WrittenLines {
  const { document, edits } = indexed.facts;
  const milestone = document.milestone.find((each) => each.code === code);
  const blocked = blockedActions(indexed, asOf).find(({ action }) => action === milestone?.action);
  return {
    lineage: document.lineage
      .filter((each) => each.milestone === code)
      .map(({ kind, fromPlan, fromCode, note }) => ({ kind, fromPlan, fromCode, note })),
    blockedBy: blocked?.by ?? [],
    fields: publicValues(document, "milestone", milestone?.values ?? {}),
    measured: latestMeasured(indexed, code, asOf),
    changed: edits.some(({ subjectCode }) => subjectCode === code || subjectCode.startsWith(`${code}/`)),
  };
}

/** Values of the public fields of a subject, in the order of the fields. */
export function publicValues(
  { field }: Pick<PlanDocument, "field">,
  appliesTo: Subject<"field">["appliesTo"],
  values: Readonly<Record<string, Bilingual>>,
): WrittenLines["fields"] {
  return field
    .filter((each) => each.appliesTo === appliesTo && each.visibility === "public")
    .flatMap(({ code, label, unit, choices }) => {
      const value = values[code];
      if (value === undefined) return [];
      return [{ code, label, unit, value: choices.find(({ id }) => id === value.id) ?? value }];
    });
}

/** The latest value of each indicator of a target: of the latest day measured, the one recorded last. */
function latestMeasured({ facts }: IndexedFacts, code: string, asOf: CalendarDate) {
  const own = facts.document.indicator.filter(({ milestone }) => milestone === code);
  return own.flatMap(({ key, name, unit }) => {
    const latest = facts.measured.findLast(
      ({ milestone, indicator, knownOn }) => milestone === code && indicator === key && knownOn <= asOf,
    );
    if (latest === undefined) return [];
    return [{ indicator: key, name, unit, value: latest.value, on: latest.measuredOn }];
  });
}

/**
 * How a target was retired here, when nobody ever reported on it: its address is gone. One that was reported on
 * stays readable as a cancelled target, because facts hang on it. Null while it stands.
 */
export function retiredUnreported(indexed: IndexedFacts, code: string): Retired | null {
  const { document, edits } = indexed.facts;
  const retired = document.milestone.find((each) => each.code === code)?.retired ?? null;
  const here = edits.some(({ subjectType, subjectCode, kind }) => {
    return subjectType === "milestone" && subjectCode === code && kind === "retired";
  });
  return here && indexed.reportsOf(code).length === 0 ? retired : null;
}
