import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { expect, test } from "vitest";
import { CalendarDateSchema, calendarDateAt, daysBetween, plusDays } from "#app/domain/calendar-date.ts";
import { day } from "../factories.ts";
import { numberOrNone, ruleTable } from "../rule-tables.ts";

for (const { line, cell } of ruleTable("deadlines.md", "Which day it is")) {
  test(`deadlines.md:${line} ${cell("instant (UTC)")} in ${cell("zone")} is ${cell("day")}`, () => {
    expect(calendarDateAt(new Date(cell("instant (UTC)")), cell("zone"))).toBe(cell("day"));
  });
}

const counting = ruleTable("deadlines.md", "Counting days");

for (const { line, cell } of counting) {
  test(`deadlines.md:${line} ${cell("from")} and ${cell("days")} days give ${cell("gives")}`, () => {
    const days = numberOrNone(cell("days")) ?? Number.NaN;
    expect(plusDays(day(cell("from")), days)).toBe(cell("gives"));
    expect(daysBetween(day(cell("from")), day(cell("gives")))).toBe(days);
  });
}

test.each(["Pacific/Apia", "America/Los_Angeles", "America/Sao_Paulo", "Asia/Jakarta"])(
  "a server in %s counts the same days, skipped days and hours of its own zone included",
  (TZ) => {
    const dates = counting.map(({ cell }) => [cell("from"), numberOrNone(cell("days"))]);
    const script = `import { plusDays, calendarDateAt } from "./app/domain/calendar-date.ts";
      const dates = ${JSON.stringify(dates)};
      import { plusWorkingDays } from "./app/domain/working-days.ts";
      const lebaran = new Set(["2023-04-19", "2023-04-20", "2023-04-21", "2023-04-24", "2023-04-25"]);
      const last = calendarDateAt(new Date("2023-06-30T16:59:59.999Z"), "Asia/Jakarta");
      const instant = last + " " + plusWorkingDays("2023-04-18", 3, lebaran);
      console.log(JSON.stringify([new Date(0).getTimezoneOffset(), instant, dates.map(([on, days]) => plusDays(on, days))]));`;
    const node = ["--import", "tsx", "--input-type=module", "-e", script];
    const env = { ...process.env, TZ, NODE_OPTIONS: "" };
    const printed: unknown = JSON.parse(execFileSync(process.execPath, node, { env, encoding: "utf8" }));
    const answers = "2023-06-30 2023-04-28";
    expect(printed).toEqual([expect.any(Number), answers, counting.map(({ cell }) => cell("gives"))]);
    expect(printed).not.toEqual([0, expect.anything(), expect.anything()]);
  },
  20_000,
);

test("a day that is not in the calendar is refused", () => {
  for (const text of ["2025-02-29", "2023-06-31", "2023-13-01", "2023-6-1", "30-06-2023", ""]) {
    expect(CalendarDateSchema.safeParse(text).success, text).toBe(false);
  }
});

test("an unknown zone or an invalid instant is refused", () => {
  expect(() => calendarDateAt(new Date("2023-06-30T00:00:00Z"), "Asia/Nowhere")).toThrow(RangeError);
  expect(() => calendarDateAt(new Date(Number.NaN), "Asia/Jakarta")).toThrow(RangeError);
});

const anyDay = fc.integer({ min: 0, max: 73_000 }).map((days) => plusDays(day("1900-01-01"), days));

test("going forward and counting back meet again", () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: -40_000, max: 40_000 }), (from, days) => {
      const to = plusDays(from, days);
      expect(daysBetween(from, to)).toBe(days);
      expect(plusDays(to, -days)).toBe(from);
      expect(from < to).toBe(days > 0);
    }),
  );
});

test("two steps make one", () => {
  const step = fc.integer({ min: -5_000, max: 5_000 });
  fc.assert(
    fc.property(anyDay, step, step, (from, first, second) => {
      expect(plusDays(plusDays(from, first), second)).toBe(plusDays(from, first + second));
    }),
  );
});
