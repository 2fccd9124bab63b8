import { expect, test } from "vitest";
import type { Closure, Report } from "#app/domain/facts.ts";
import { milestoneStandingAsOf } from "#app/domain/milestone-standing.ts";
import type { Milestone } from "#app/domain/plan.ts";
import { indexSchedule } from "#app/domain/schedule.ts";
import { type STATUS_REASON_CODES, statusReason } from "#app/domain/status-reason.ts";
import {
  aClosure,
  acceptedOn,
  aMilestone,
  anItem,
  anOccurrence,
  aReport,
  aSchedule,
  aSlot,
  aStage,
  aVerdict,
  aVersion,
  day,
  fixedRule,
  stageRule,
} from "../factories.ts";

const REPORTED_ON = day("2023-06-30");
const byEvent = { kind: "event" as const, event: "putusan", offsetDays: 3 };

type Case = {
  name: string;
  asOf: string;
  milestone?: Partial<Milestone>;
  reports?: Array<Report>;
  closures?: Array<Closure>;
  happened?: boolean;
};

function reasonOf({ asOf, milestone = {}, reports = [], closures = [], happened = false }: Case) {
  const cancelled = anOccurrence("putusan", {
    occurredOn: null,
    outcome: "batal",
    knownOn: day("2022-12-01"),
  });
  const schedule = indexSchedule(
    aSchedule({
      stages: [aStage("pemilu-2024/T05"), aStage("pemilu-2024/T10")],
      versions: [aVersion("pemilu-2024/T05"), aVersion("pemilu-2024/T10", { start: byEvent, end: byEvent })],
      events: [{ key: "putusan", code: "putusan", title: { id: "putusan", en: null } }],
      occurrences: happened ? [cancelled] : [],
    }),
  );
  const made = aMilestone({ slots: [aSlot()], deadlineRules: [stageRule("pemilu-2024/T05")], ...milestone });
  const standing = milestoneStandingAsOf(made, reports, closures, schedule, day(asOf));
  return statusReason(standing, REPORTED_ON, day(asOf));
}

const failing = anItem({
  verdicts: [aVerdict("supported", "2023-06-01"), aVerdict("not_supported", "2023-06-20")],
});
const proven = aReport({ percentDone: 100, items: [anItem()], steps: acceptedOn("2023-06-03", ["e1"]) });

test.each<Case & { code: (typeof STATUS_REASON_CODES)[number] }>([
  { name: "the day before", asOf: "2023-02-08", code: "not_started_not_due" },
  { name: "the due day itself", asOf: "2023-02-09", code: "not_started_due_today" },
  { name: "the day after", asOf: "2023-02-10", code: "late" },
  { name: "progress before", asOf: "2023-02-08", reports: [early()], code: "in_progress_not_due" },
  { name: "progress on the day", asOf: "2023-02-09", reports: [early()], code: "in_progress_due_today" },
  { name: "no rule", asOf: "2023-02-09", milestone: { deadlineRules: [] }, code: "not_started_undated" },
  {
    name: "progress without a rule",
    asOf: "2023-02-09",
    milestone: { deadlineRules: [] },
    reports: [early()],
    code: "in_progress_undated",
  },
  {
    name: "an event to come",
    asOf: "2023-07-01",
    milestone: { deadlineRules: [stageRule("pemilu-2024/T10")] },
    code: "waiting",
  },
  {
    name: "a stage that does not take place",
    asOf: "2023-07-01",
    milestone: { deadlineRules: [stageRule("pemilu-2024/T10")] },
    happened: true,
    code: "stage_void",
  },
  { name: "merged", asOf: "2023-07-01", closures: [aClosure("merged", "2023-01-05")], code: "merged" },
  {
    name: "withdrawn",
    asOf: "2023-07-01",
    closures: [aClosure("withdrawn", "2023-01-05")],
    code: "withdrawn",
  },
  {
    name: "claimed with nothing filed",
    asOf: "2023-07-01",
    reports: [aReport({ percentDone: 100 })],
    code: "unproven",
  },
  {
    name: "claimed and awaiting review",
    asOf: "2023-07-01",
    reports: [aReport({ percentDone: 100, items: [anItem()] })],
    code: "reported",
  },
  { name: "accepted in both steps", asOf: "2023-07-01", reports: [proven], code: "verified" },
  {
    name: "accepted evidence that failed since",
    asOf: "2023-07-01",
    reports: [{ ...proven, items: [failing] }],
    code: "contested",
  },
])("$name: $code", ({ code, ...each }) => {
  expect(reasonOf(each).code).toBe(code);
});

test("days are counted from the as-of day to the due day, and lateness only once it has passed", () => {
  expect(reasonOf({ name: "", asOf: "2023-02-08" })).toMatchObject({
    daysLeft: 1,
    lateByDays: null,
    counted: false,
  });
  expect(reasonOf({ name: "", asOf: "2023-02-09" })).toMatchObject({
    daysLeft: 0,
    lateByDays: null,
    counted: true,
  });
  expect(reasonOf({ name: "", asOf: "2023-02-10" })).toMatchObject({
    daysLeft: -1,
    lateByDays: 1,
    counted: true,
  });
});

test("the reporting round is open to the end of its day and over the day after", () => {
  expect(reasonOf({ name: "", asOf: "2023-06-30" }).roundOver).toBe(false);
  expect(reasonOf({ name: "", asOf: "2023-07-01" }).roundOver).toBe(true);
});

test("the required slots that keep a claim from standing are named", () => {
  const slots = [aSlot(), aSlot({ code: "B06.9" }), aSlot({ code: "B06.10", required: false })];
  const reason = reasonOf({
    name: "",
    asOf: "2023-07-01",
    milestone: { slots, deadlineRules: [fixedRule("2023-06-30")] },
    reports: [aReport({ percentDone: 100, items: [anItem()] })],
  });

  expect(reason).toMatchObject({ code: "unproven", slots: ["B06.9"] });
});

function early(): Report {
  return aReport({ percentDone: 40, knownOn: day("2023-01-10"), recordedAt: "2023-01-10T02:00:00.000Z" });
}
