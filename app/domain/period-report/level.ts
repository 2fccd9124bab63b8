import type { CalendarDate } from "#app/domain/calendar-date.ts";
import type { IrmLevel } from "#app/domain/irm-level.ts";

/** The IRM level of a commitment as a named person set it. */
export type LevelSet = {
  commitment: string;
  level: IrmLevel;
  /** What the rule suggested when it was set. */
  suggested: IrmLevel;
  reason: string | null;
  /** Name of the person. */
  setBy: string;
  userId: string;
  /** Slug. */
  organisation: string;
  setOn: CalendarDate;
  illustration: boolean;
};

/** Whether a level still needs a word: it departs from today's suggestion and no reason says why. */
export function needsReason(level: IrmLevel, suggested: IrmLevel, reason: string | null): boolean {
  return level !== suggested && (reason === null || reason.trim() === "");
}
