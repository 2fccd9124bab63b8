import { expect, test } from "vitest";
import { CalendarDateSchema, plusDays } from "#app/domain/calendar-date.ts";
import { type Deadline, deadlineAsOf } from "#app/domain/deadline.ts";
import { indexSchedule } from "#app/domain/schedule.ts";
import { realPlan } from "./real-plan.ts";

/** Deadline of a milestone as the plan's data gives it on a day: the date, or what it waits for. */
function makeDeadlines() {
  const { schedule, milestones } = realPlan();
  const index = indexSchedule(schedule);
  return (code: string, asOf: string): string => {
    const milestone = milestones.find((each) => each.code === code);
    return shown(deadlineAsOf(milestone?.deadlineRules ?? [], index, CalendarDateSchema.parse(asOf)));
  };
}

function shown(deadline: Deadline): string {
  if (deadline.kind === "dated") return deadline.dueOn;
  return deadline.kind === "waiting" ? `waiting for ${deadline.for.key}` : deadline.kind;
}

const PLAN_END = "2024-12-31";

test.each([
  ["A1-B06", "2022-11-16", "2023-02-09"],
  ["A1-B06", PLAN_END, "2023-02-09"],
  ["A2-B06", PLAN_END, "2022-12-14"],
  ["A5-B18", "2022-11-16", "2024-03-20"],
  ["A5-B18", PLAN_END, "2024-03-20"],
])("the deadline of %s as of %s is %s", (code, asOf, expected) => {
  expect(makeDeadlines()(code, asOf)).toBe(expected);
});

test.each([
  ["A3-B12", "2023-04-18", "2023-11-25", "2023-11-04"],
  ["A4-B12", "2023-09-15", "waiting for pemilu-2024/T07.1", "2023-11-27"],
  ["A4-B18", "2023-09-15", "waiting for pemilu-2024/T07.4", "2024-02-29"],
  ["A3-B18", "2024-07-28", "waiting for pemilu-2024/kpu-result-legislative", "2024-07-31"],
  ["A3-B24", "2024-01-26", "waiting for pilkada-2024/P05", "2024-09-22"],
  ["A4-B24", "2024-01-26", "waiting for pilkada-2024/P06", "2024-11-23"],
  ["A5-B24", "2024-01-26", "waiting for pilkada-2024/P08", "2024-12-16"],
])("the deadline of %s changes on %s from %s to %s", (code, changesOn, before, after) => {
  const deadline = makeDeadlines();

  expect(deadline(code, plusDays(CalendarDateSchema.parse(changesOn), -1))).toBe(before);
  expect(deadline(code, changesOn)).toBe(after);
  expect(deadline(code, PLAN_END)).toBe(after);
});
