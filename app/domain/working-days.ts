import { type CalendarDate, plusDays, weekdayOf } from "./calendar-date.ts";
import type { Bilingual } from "./plan.ts";

/** What an offset counts: every day, or working days (*hari kerja*) only. */
export type DayKind = "calendar" | "working";

/** A public holiday (*hari libur nasional*) or joint leave (*cuti bersama*), as a decision set it. */
export type Holiday = {
  day: CalendarDate;
  name: Bilingual;
  kind: "holiday" | "joint_leave";
  /** The joint decree or presidential decision that says so. */
  citation: string | null;
  /** False where a later decision took the day back. */
  holds: boolean;
  knownOn: CalendarDate;
};

/** Days off as decisions known by a day leave them, weekends aside. */
export type DaysOff = ReadonlySet<CalendarDate>;

/** Holidays indexed for questions as of a day. */
export type HolidayIndex = {
  /** Days on which a decision on holidays became known, oldest first. */
  changeDays: ReadonlyArray<CalendarDate>;
  daysOffAsOf(asOf: CalendarDate): DaysOff;
};

/** Indexes holidays; of two decisions on one day the later known holds. */
export function indexHolidays(holidays: ReadonlyArray<Holiday>): HolidayIndex {
  const sorted = [...holidays].sort((a, b) => (a.knownOn < b.knownOn ? -1 : a.knownOn > b.knownOn ? 1 : 0));
  const changeDays = [...new Set(sorted.map(({ knownOn }) => knownOn))];
  const sets = new Map<CalendarDate | null, DaysOff>();
  return {
    changeDays,
    daysOffAsOf(asOf) {
      const known = changeDays.findLast((day) => day <= asOf) ?? null;
      const kept = sets.get(known);
      if (kept !== undefined) return kept;
      const days = new Set<CalendarDate>();
      for (const { day, holds, knownOn } of sorted) {
        if (known === null || knownOn > known) break;
        if (holds) days.add(day);
        else days.delete(day);
      }
      sets.set(known, days);
      return days;
    },
  };
}

/** Whether a day is neither Saturday, Sunday nor a day off. */
export function isWorkingDay(day: CalendarDate, daysOff: DaysOff): boolean {
  const weekday = weekdayOf(day);
  return weekday !== 0 && weekday !== 6 && !daysOff.has(day);
}

/**
 * The working day that comes `count` working days after a day, which itself is not counted; negative counts
 * back. Zero gives the day itself, whether people work on it or not.
 */
export function plusWorkingDays(from: CalendarDate, count: number, daysOff: DaysOff): CalendarDate {
  const step = count < 0 ? -1 : 1;
  let day = from;
  for (let left = Math.abs(count); left > 0; ) {
    day = plusDays(day, step);
    if (isWorkingDay(day, daysOff)) left -= 1;
  }
  return day;
}
