import type { CalendarDate } from "#app/domain/calendar-date.ts";
import { type CheckResult, checkResult } from "./outcome.ts";

/** One result of the guard (C10) about an address. */
export type GuardResult = { at: string; knownOn: CalendarDate; result: CheckResult };

/** A person's word on it: published again (*dibuka kembali*) or kept from public pages (*tetap disembunyikan*). */
export type GuardDecision = {
  kind: "release" | "hold";
  /** ISO instant. */
  at: string;
  knownOn: CalendarDate;
  /** Places of the findings it was taken on; a release covers these and no others. */
  places: ReadonlyArray<string>;
};

/** Since which day evidence is kept from public pages. */
export type Hidden = { since: CalendarDate };

/**
 * Whether an address is hidden from public pages (*tautan disembunyikan: data pribadi*), and since when.
 *
 * A find for certain hides it at once, and it stays hidden whatever later looks say, cleaned file or dead
 * server, until a named person releases it. A release covers what had been found by then: another column or
 * another kind hides it again. Judged on all that is known now, never as of an earlier day: a past view
 * must not show what is hidden today.
 *
 * @param results results of C10 for any evidence item of the address, in any order.
 * @param decisions decisions on any of these items, in any order.
 */
export function isHidden(
  results: ReadonlyArray<GuardResult>,
  decisions: ReadonlyArray<GuardDecision>,
): Hidden | null {
  const latest = decisions.toSorted((a, b) => a.at.localeCompare(b.at)).at(-1);
  if (latest?.kind === "hold") return { since: firstDay(results, latest.knownOn) };
  const uncovered = results.filter(({ at, result }) => isFind(result) && !covers(latest, at, result));
  const [first, ...others] = uncovered.map(({ knownOn }) => knownOn);
  return first === undefined ? null : { since: earliest(first, others) };
}

/** The results as public pages and verdicts read them after a person has released what was found. */
export function withReleases(
  results: ReadonlyArray<CheckResult>,
  at: string,
  decisions: ReadonlyArray<GuardDecision>,
): Array<CheckResult> {
  const latest = decisions.toSorted((a, b) => a.at.localeCompare(b.at)).at(-1);
  return results.map((result) =>
    isFind(result) && covers(latest, at, result)
      ? checkResult("PII_RELEASED", { releasedOn: latest?.knownOn ?? null, places: placesOf(result) })
      : result,
  );
}

/** Whether a result says for certain that personal data was published. */
export function isFind({ check, outcome }: Pick<CheckResult, "check" | "outcome">): boolean {
  return check === "C10" && outcome === "fail";
}

/** Places a result of C10 names. */
export function placesOf({ data }: Pick<CheckResult, "data">): Array<string> {
  return Array.isArray(data.places) ? data.places : [];
}

function covers(latest: GuardDecision | undefined, at: string, result: CheckResult): boolean {
  if (latest?.kind !== "release") return false;
  return at <= latest.at || placesOf(result).every((place) => latest.places.includes(place));
}

/** Held without a find: from the day of the decision. */
function firstDay(results: ReadonlyArray<GuardResult>, held: CalendarDate): CalendarDate {
  return earliest(
    held,
    results.filter(({ result }) => isFind(result)).map(({ knownOn }) => knownOn),
  );
}

function earliest(first: CalendarDate, others: ReadonlyArray<CalendarDate>): CalendarDate {
  return others.reduce((least, day) => (day < least ? day : least), first);
}
