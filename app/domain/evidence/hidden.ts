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
  const words = coverageOf(decisions);
  const finds = results.filter(({ result }) => isFind(result));
  if (words.held !== null) return { since: firstDay(finds, words.held) };
  const uncovered = finds.filter(({ at, result }) => !isAnswered(words, at, result));
  const [first, ...others] = uncovered.map(({ knownOn }) => knownOn);
  return first === undefined ? null : { since: earliest(first, others) };
}

/** What people's words on an address amount to. */
export type Coverage = {
  /** Day since which it is held; null while the latest word is not to hold it. */
  held: CalendarDate | null;
  /** Instant and day of the latest release since it was last held; null without one. */
  released: { at: string; on: CalendarDate } | null;
  /** Places that the releases since then cover. */
  places: ReadonlySet<string>;
};

export function coverageOf(decisions: ReadonlyArray<GuardDecision>): Coverage {
  const inOrder = decisions.toSorted((a, b) => a.at.localeCompare(b.at));
  const latest = inOrder.at(-1);
  const releases = inOrder.slice(inOrder.findLastIndex(({ kind }) => kind === "hold") + 1);
  const last = releases.at(-1);
  return {
    held: latest?.kind === "hold" ? latest.knownOn : null,
    released: last === undefined ? null : { at: last.at, on: last.knownOn },
    places: new Set(releases.flatMap(({ places }) => places)),
  };
}

/** Whether a person's word answers what the guard said at an instant: held, or released with all it names. */
export function isAnswered(words: Coverage, at: string, result: Pick<CheckResult, "data">): boolean {
  if (words.held !== null) return true;
  if (words.released === null) return false;
  return at <= words.released.at || placesOf(result).every((place) => words.places.has(place));
}

/** The results as public pages and verdicts read them after a person has released what was found. */
export function withReleases(
  results: ReadonlyArray<CheckResult>,
  at: string,
  decisions: ReadonlyArray<GuardDecision>,
): Array<CheckResult> {
  const words = coverageOf(decisions);
  if (words.held !== null || words.released === null) return [...results];
  const releasedOn = words.released.on;
  return results.map((result) =>
    isFind(result) && isAnswered(words, at, result)
      ? checkResult("PII_RELEASED", { releasedOn, places: placesOf(result) })
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

/** Held without a find: from the day of the decision. */
function firstDay(finds: ReadonlyArray<GuardResult>, held: CalendarDate): CalendarDate {
  return earliest(
    held,
    finds.map(({ knownOn }) => knownOn),
  );
}

function earliest(first: CalendarDate, others: ReadonlyArray<CalendarDate>): CalendarDate {
  return others.reduce((least, day) => (day < least ? day : least), first);
}
