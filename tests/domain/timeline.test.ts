import { expect, test } from "vitest";
import { indexFacts } from "#app/domain/standings.ts";
import { timelineAsOf } from "#app/domain/timeline.ts";
import {
  aMilestone,
  aSchedule,
  aStage,
  aVersion,
  day,
  fixedRule,
  someFacts,
  stageRule,
  words,
} from "../factories.ts";

const ends = (iso: string) => ({ start: null, end: { kind: "date" as const, on: day(iso) } });

test("stages, deadlines and the amendments that moved them stand on one axis, as they were known on a day", () => {
  const moved = { citation: words("PKPU 10/2023"), knownOn: day("2023-04-18") };
  const schedule = aSchedule({
    stages: [aStage("T05"), aStage("T06")],
    versions: [
      aVersion("T05", { code: "a", ...ends("2023-02-09"), knownOn: day("2022-06-09") }),
      aVersion("T06", { code: "b", ...ends("2023-11-25"), knownOn: day("2022-06-09") }),
      aVersion("T06", { code: "c", ...ends("2023-11-04"), ...moved }),
    ],
  });
  const milestones = [
    aMilestone({ code: "A1-B06", deadlineRules: [stageRule("T06")] }),
    aMilestone({ code: "A2-B06", deadlineRules: [fixedRule("2024-01-31")] }),
    aMilestone({ code: "A3-B06", deadlineRules: [] }),
  ];
  const indexed = indexFacts(someFacts({ schedule, milestones }));

  const later = timelineAsOf(indexed, day("2023-05-01"));
  expect(later).toMatchObject({ start: "2023-02-09", end: "2024-01-31", undated: 1 });
  expect(later?.deadlines.map(({ code, on, originalOn }) => [code, on, originalOn])).toEqual([
    ["A1-B06", "2023-11-04", "2023-11-25"],
    ["A2-B06", "2024-01-31", "2024-01-31"],
  ]);
  expect(later?.rows.map(({ line, deadlines }) => [line.key, line.movedFrom, deadlines.length])).toEqual([
    ["T05", null, 0],
    ["T06", "2023-11-25", 1],
    [null, null, 1],
  ]);
  expect(later?.moves).toEqual([{ ...moved, stages: 1 }]);

  const before = timelineAsOf(indexed, day("2023-04-17"));
  expect(before?.deadlines[0]).toMatchObject({ on: "2023-11-25", originalOn: "2023-11-25" });
  expect(before?.moves).toEqual([]);

  expect(timelineAsOf(indexFacts(someFacts({ milestones: [] })), day("2023-05-01"))).toBeNull();
});
