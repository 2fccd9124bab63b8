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
  const events: Array<Event<Look>> = [
    ...looks.map((look) => ({ at: look.at.getTime(), look })),
    ...guard.map(({ at, knownOn }) => ({ at: Date.parse(at), said: "guard" as const, knownOn })),
    ...confirmed.map(({ at, knownOn }) => ({ at: Date.parse(at), said: "confirmed" as const, knownOn })),
  ];
  const counted: Array<Look> = [];
  for (const event of events.sort((left, right) => left.at - right.at)) {
    const look = "look" in event ? event.look : saidAgain(counted.at(-1), event);
    if (look !== null) counted.push(look);
  }
  return counted.map((look) => {
    const instant = look.at.toISOString();
    const known = guard.filter(({ at }) => at <= instant);
    return { ...look, results: withReleases(look.results, instant, known) };
  });
}

type Word = { at: number; said: "guard" | "confirmed"; knownOn: CalendarDate };
type Event<Look> = { at: number; look: Look } | Word;

/** What counted last, said again at the instant of a word: without its comparison once the content is confirmed. */
function saidAgain<Look extends JudgedLook>(last: Look | undefined, word: Word): Look | null {
  if (last === undefined) return null;
  const results =
    word.said === "confirmed" ? last.results.filter(({ check }) => check !== "C12") : last.results;
  return { ...last, at: new Date(word.at), knownOn: word.knownOn, results };
}
