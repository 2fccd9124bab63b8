import { expect, test } from "vitest";
import type { Change } from "#app/domain/change.ts";
import { changesAsOf } from "#app/domain/changes.ts";
import type { PlanFacts } from "#app/domain/facts.ts";
import { indexFacts } from "#app/domain/standings.ts";
import { bigPlan } from "../bench/big-plan.ts";
import {
  aClosure,
  acceptedOn,
  aMilestone,
  anItem,
  aReport,
  aSlot,
  aStep,
  aVerdict,
  dated,
  day,
  fixedRule,
  someFacts,
} from "../factories.ts";

function happened(
  facts: Partial<PlanFacts>,
  asOf: string,
  milestone: string | null = aMilestone().code,
): Array<string> {
  const milestones = [aMilestone({ slots: [aSlot()] })];
  const changes = changesAsOf(indexFacts(someFacts({ milestones, ...facts })), day(asOf), 20, milestone);
  return changes.map((change) => `${change.on} ${change.kind}`);
}

test("the history of a milestone, newest first, and only what was known by then", () => {
  const item = anItem({
    verdicts: [aVerdict("supported", "2023-06-02"), aVerdict("not_supported", "2023-08-01")],
  });
  const report = aReport({ percentDone: 100, items: [item], steps: acceptedOn("2023-06-05", ["e1"]) });
  const all = [
    "2023-08-01 evidence_failed",
    "2023-06-05 checked",
    "2023-06-05 accepted",
    "2023-06-02 evidence_opened",
    "2023-06-01 reported",
  ];
  expect(happened({ reports: [report] }, "2023-12-31")).toEqual(all);
  expect(happened({ reports: [report] }, "2023-07-31")).toEqual(all.slice(1));
  expect(happened({ reports: [report] }, "2023-05-31")).toEqual([]);
});

test("a first look at a link that opens is told in the milestone's own history only", () => {
  const verdicts = [
    aVerdict("supported", "2023-06-02"),
    aVerdict("not_supported", "2023-08-01"),
    aVerdict("supported", "2023-08-09"),
  ];
  const report = aReport({ percentDone: 40, items: [anItem({ verdicts })] });
  const ofPlan = happened({ reports: [report] }, "2023-12-31", null);
  expect(ofPlan).toContain("2023-08-09 evidence_opened");
  expect(ofPlan).not.toContain("2023-06-02 evidence_opened");
  expect(happened({ reports: [report] }, "2023-12-31")).toContain("2023-06-02 evidence_opened");
});

test("a deadline passes on the day after it, unless the claim stood or the milestone was closed", () => {
  const passed = "2023-07-01 deadline_passed";
  const complete = aReport({ percentDone: 100 });
  const returned = aStep({ ...dated("2023-06-20"), decision: "returned", reason: "kurang" });

  expect(happened({}, "2023-06-30")).toEqual([]);
  expect(happened({}, "2023-07-01")).toEqual([passed]);
  expect(happened({ reports: [complete] }, "2023-07-01")).not.toContain(passed);
  expect(happened({ reports: [{ ...complete, steps: [returned] }] }, "2023-07-01")).toContain(passed);
  expect(happened({ closures: [aClosure("withdrawn", "2023-06-15")] }, "2023-07-01")).not.toContain(passed);
  expect(happened({ closures: [aClosure("withdrawn", "2023-07-15")] }, "2023-08-01")).toContain(passed);
});

test("the reason of a closure is told in both languages, a person's words as they were written", () => {
  const reason = { id: "Alasan", en: "Reason" };
  const closures = [{ ...aClosure("withdrawn", "2023-06-15"), reason }];
  const reports = [aReport({ percentDone: 40, narrative: "NIHIL" })];
  const indexed = indexFacts(someFacts({ milestones: [aMilestone()], closures, reports }));

  const told = changesAsOf(indexed, day("2023-06-30"), 20).map(({ kind, text }) => [kind, text]);
  expect(told).toEqual([
    ["closed", reason],
    ["reported", { id: "NIHIL", en: null }],
  ]);
});

test("a moved deadline is listed on the day the move became known", () => {
  const deadlineRules = [fixedRule("2023-06-30"), fixedRule("2023-09-30", "2023-05-01")];
  const milestones = [aMilestone({ deadlineRules })];
  expect(happened({ milestones }, "2023-07-01")).toEqual(["2023-05-01 deadline_moved"]);
});

test("the newest few of a large plan are the head of its whole history", () => {
  const indexed = indexFacts(bigPlan(120));
  const asOf = day("2024-03-01");
  const mark = ({ on, recordedAt }: Change) => `${on} ${recordedAt}`;
  const whole = changesAsOf(indexed, asOf, 100_000).map(mark);
  expect(whole.length).toBeGreaterThan(500);
  for (const limit of [1, 6, 50]) {
    expect(changesAsOf(indexed, asOf, limit).map(mark)).toEqual(whole.slice(0, limit));
  }
});
