import type { CalendarDate } from "#app/domain/calendar-date.ts";
import { type GuardDecision, withReleases } from "./hidden.ts";
import type { CheckResult } from "./outcome.ts";

/** What one look, or one judging of it, said of an item. */
export type JudgedLook = {
  at: Date;
  knownOn: CalendarDate;
  results: ReadonlyArray<CheckResult>;
};

/** What people said of an item after the machine. */
export type SpokenWords = {
  /** On personal data found. */
  guard: ReadonlyArray<GuardDecision>;
  /** That the content is right as it is now: instants and days, oldest first. */
  confirmed: ReadonlyArray<{ at: string; knownOn: CalendarDate }>;
};

/**
 * Looks as they count once people have spoken. Each word is an event of its own: from that instant the
 * latest look counts without what was released or confirmed, and an earlier day stays as it was.
 *
 * @param looks oldest first.
 */
export function withSpokenWords<Look extends JudgedLook>(
  looks: ReadonlyArray<Look>,
  { guard, confirmed }: SpokenWords,
): Array<Look> {
  if (guard.length === 0 && confirmed.length === 0) return [...looks];
  const released = guard.flatMap(({ at, knownOn }) => eventAt(looks, at, knownOn));
  const settled = confirmed.flatMap(({ at, knownOn }) =>
    eventAt(looks, at, knownOn).map((look) => ({
      ...look,
      results: look.results.filter(({ check }) => check !== "C12"),
    })),
  );
  const inOrder = [...looks, ...released, ...settled].sort((a, b) => a.at.getTime() - b.at.getTime());
  return inOrder.map((look) => {
    const instant = look.at.toISOString();
    const known = guard.filter(({ at }) => at <= instant);
    return { ...look, results: withReleases(look.results, instant, known) };
  });
}

/** The latest look up to an instant, said again at that instant. */
function eventAt<Look extends JudgedLook>(
  looks: ReadonlyArray<Look>,
  instant: string,
  knownOn: CalendarDate,
): Array<Look> {
  const at = new Date(instant);
  const last = looks.findLast((look) => look.at <= at);
  return last === undefined ? [] : [{ ...last, at, knownOn }];
}
