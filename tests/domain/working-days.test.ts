import fc from "fast-check";
import { expect, test } from "vitest";
import { daysBetween, plusDays, weekdayOf } from "#app/domain/calendar-date.ts";
import { indexHolidays, isWorkingDay, plusWorkingDays } from "#app/domain/working-days.ts";
import { day } from "../factories.ts";
import { numberOrNone, ruleTable } from "../rule-tables.ts";
import { realHolidays } from "./example-schedule.ts";

const holidays = indexHolidays(realHolidays());

for (const { line, cell } of ruleTable("deadlines.md", "Working days")) {
  const [from, count, asOf] = [cell("from"), cell("working days"), cell("as of")];
  test(`deadlines.md:${line} ${count} working days from ${from} as of ${asOf} give ${cell("gives")}`, () => {
    const daysOff = holidays.daysOffAsOf(day(asOf));
    expect(plusWorkingDays(day(from), numberOrNone(count) ?? 0, daysOff)).toBe(cell("gives"));
  });
}

test("weeks run from Sunday to Saturday, whichever year", () => {
  expect(
    ["1969-12-28", "2024-02-29", "2023-01-01", "2022-11-16"].map((each) => weekdayOf(day(each))),
  ).toEqual([0, 4, 0, 3]);
});

test("counting forth and back again ends where it began, on working days only", () => {
  const start = fc.integer({ min: 0, max: 1_000 }).map((days) => plusDays(day("2022-01-01"), days));
  const asOf = fc.integer({ min: 0, max: 1_000 }).map((days) => plusDays(day("2022-01-01"), days));
  fc.assert(
    fc.property(start, fc.integer({ min: 1, max: 60 }), asOf, (from, count, known) => {
      const daysOff = holidays.daysOffAsOf(known);
      const forth = plusWorkingDays(from, count, daysOff);
      expect(isWorkingDay(forth, daysOff)).toBe(true);
      expect(daysBetween(from, forth)).toBeGreaterThanOrEqual(count);
      if (isWorkingDay(from, daysOff)) expect(plusWorkingDays(forth, -count, daysOff)).toBe(from);
    }),
  );
});
