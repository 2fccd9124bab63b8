import { expect, test } from "vitest";
import { daysBetween } from "#app/domain/calendar-date.ts";
import { deadlineAsOf, hasPassed, isDue } from "#app/domain/deadline.ts";
import { indexSchedule } from "#app/domain/schedule.ts";
import { aSchedule, aStage, aVersion, day, dueOn, fixedRule, stageRule } from "../factories.ts";
import { numberOrNone, ruleTable, yes } from "../rule-tables.ts";
import { answerOf, exampleSchedule, rulesOf } from "./example-schedule.ts";

for (const { line, cell } of ruleTable("deadlines.md", "Due and late")) {
  test(`deadlines.md:${line} due ${cell("due")}, as of ${cell("as of")}: late ${cell("late")}`, () => {
    const asOf = day(cell("as of"));
    const deadline = deadlineAsOf([fixedRule(cell("due"))], indexSchedule(aSchedule()), asOf);
    expect(isDue(deadline, asOf)).toBe(yes(cell("counted")));
    expect(hasPassed(deadline, asOf)).toBe(yes(cell("late")));
    const lateBy = hasPassed(deadline, asOf) ? daysBetween(day(cell("due")), asOf) : null;
    expect(lateBy).toBe(numberOrNone(cell("days late")));
  });
}

const schedule = exampleSchedule();

for (const { line, cell } of ruleTable("deadlines.md", "Deadlines")) {
  test(`deadlines.md:${line} ${cell("rules, oldest first")} as of ${cell("as of")}: ${cell("deadline")}`, () => {
    const deadline = deadlineAsOf(rulesOf(cell("rules, oldest first")), schedule, day(cell("as of")));
    const moved = deadline.kind === "dated" ? deadline : { originalOn: "–", slippageDays: null, moves: [] };

    expect(answerOf(deadline)).toBe(cell("deadline"));
    expect(moved.originalOn).toBe(cell("original"));
    expect(moved.slippageDays).toBe(numberOrNone(cell("slippage")));
    expect(moved.moves.length).toBe(numberOrNone(cell("moves")));
  });
}

test("every move names the day it became known, both dates, and the version that moved it", () => {
  const amended = aVersion("T03", {
    code: "PKPU 6/2023",
    end: { kind: "date", on: day("2023-03-09") },
    knownOn: day("2023-02-20"),
  });
  const index = indexSchedule(aSchedule({ stages: [aStage("T03")], versions: [aVersion("T03"), amended] }));
  const deadline = deadlineAsOf([stageRule("T03", { offsetDays: 3 })], index, day("2023-12-31"));

  expect(deadline).toMatchObject({
    dueOn: "2023-03-12",
    originalOn: "2023-02-12",
    moves: [
      { knownOn: "2023-02-20", from: "2023-02-12", to: "2023-03-12", version: { code: "PKPU 6/2023" } },
    ],
  });
});

test("moves follow one another: each starts where the one before ended, the last ends at the due day", () => {
  const rules = rulesOf("on 2023-01-31; since 2023-01-10 T03 end; since 2023-03-01 on 2023-06-30");
  const deadline = deadlineAsOf(rules, schedule, day("2024-01-01"));
  const moves = deadline.kind === "dated" ? deadline.moves : [];

  expect(moves.map((move) => [move.from, move.to])).toEqual([
    ["2023-01-31", "2023-02-09"],
    ["2023-02-09", "2023-03-09"],
    ["2023-03-09", "2023-06-30"],
  ]);
});

test("what waits, is void, or has no rule is neither due nor late", () => {
  for (const rules of ["T13 end", "T08b end", "–"]) {
    const deadline = deadlineAsOf(rulesOf(rules), schedule, day("2030-01-01"));
    expect(isDue(deadline, day("2030-01-01"))).toBe(false);
    expect(hasPassed(deadline, day("2030-01-01"))).toBe(false);
  }
});

test("slippage never decides lateness: a moved deadline is late against its current date only", () => {
  const deadline = deadlineAsOf(rulesOf("T03 end"), schedule, day("2023-03-01"));
  expect(deadline).toMatchObject({ slippageDays: 28 });
  expect(hasPassed(deadline, day("2023-03-01"))).toBe(false);
  expect(hasPassed(dueOn("2023-02-09"), day("2023-03-01"))).toBe(true);
});
