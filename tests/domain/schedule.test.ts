import fc from "fast-check";
import { expect, test } from "vitest";
import { plusDays } from "#app/domain/calendar-date.ts";
import { type Boundary, indexSchedule } from "#app/domain/schedule.ts";
import { anOccurrence, aSchedule, aStage, aVersion, day } from "../factories.ts";
import { oneOf, ruleTable } from "../rule-tables.ts";
import { answerOf, exampleSchedule } from "./example-schedule.ts";

const schedule = exampleSchedule();

for (const { line, cell } of ruleTable("deadlines.md", "Edges of stages")) {
  test(`deadlines.md:${line} ${cell("stage")} ${cell("edge")} as of ${cell("as of")} is ${cell("answer")}`, () => {
    const edge = schedule.edgeAsOf(cell("stage"), oneOf(["start", "end"], cell("edge")), day(cell("as of")));
    expect(answerOf(edge)).toBe(cell("answer"));
  });
}

test("the version in force is the last one known, planned and actual apart", () => {
  const planned = aVersion("T02", { code: "planned" });
  const actual = aVersion("T02", { code: "actual", kind: "actual", knownOn: day("2023-07-02") });
  const index = indexSchedule(aSchedule({ stages: [aStage("T02")], versions: [actual, planned] }));

  expect(index.versionAsOf("T02", day("2024-01-01"))?.code).toBe("planned");
  expect(index.versionAsOf("T02", day("2024-01-01"), "actual")?.code).toBe("actual");
  expect(index.versionAsOf("T02", day("2023-07-01"), "actual")).toBeNull();
  expect(answerOf(index.edgeAsOf("T02", "end", day("2024-01-01")))).toBe("2023-02-09");
});

test("a dated edge cites the version that set its day", () => {
  const first = aVersion("T03", { code: "first" });
  const later = aVersion("T03", {
    code: "later",
    end: { kind: "date", on: day("2023-03-09") },
    knownOn: day("2023-02-20"),
  });
  const index = indexSchedule(aSchedule({ stages: [aStage("T03")], versions: [later, first] }));
  const codeAt = (asOf: string) => {
    const edge = index.edgeAsOf("T03", "end", day(asOf));
    return edge.kind === "dated" ? edge.version?.code : edge.kind;
  };

  expect(codeAt("2023-02-19")).toBe("first");
  expect(codeAt("2023-02-20")).toBe("later");
  expect(index.edgeHistory("T03", "end").map((change) => change.knownOn)).toEqual([
    "2022-06-09",
    "2023-02-20",
  ]);
});

test("what is known of a stage, an event and its parts is found by key; anything else is null", () => {
  expect(schedule.children("T05").map((stage) => stage.key)).toEqual(["T05a", "T05b"]);
  expect(schedule.children("T03")).toEqual([]);
  expect(schedule.stage("T03")?.code).toBeDefined();
  expect(schedule.stage("T99")).toBeNull();
  expect(schedule.event("no-such-event")).toBeNull();
  expect(answerOf(schedule.edgeAsOf("T99", "end", day("2024-01-01")))).toBe("waiting: stage T99");
});

function anchored(stage: string, edge: "start" | "end"): Boundary {
  return { kind: "stage", stage, edge, offsetDays: 1 };
}

test("stages that refer to each other in a circle are refused with the path named", () => {
  const stages = [aStage("T1"), aStage("T2"), aStage("T3")];
  const versions = [
    aVersion("T1", { start: anchored("T2", "end"), end: anchored("T2", "end") }),
    aVersion("T2", { end: anchored("T3", "start") }),
    aVersion("T3", { start: anchored("T1", "start") }),
  ];
  expect(() => indexSchedule(aSchedule({ stages, versions }))).toThrow(
    "stages refer to each other: T1 start > T2 end > T3 start > T1 start",
  );
});

test("a sub-stage reckoned from the stage it is part of is a circle too", () => {
  const stages = [aStage("T1"), aStage("T1a", "T1")];
  const versions = [aVersion("T1a", { end: anchored("T1", "end") })];
  expect(() => indexSchedule(aSchedule({ stages, versions }))).toThrow(/T1 end > T1a end > T1 end/);
});

test("a stage that is its own ancestor is refused", () => {
  const stages = [aStage("T1", "T2"), aStage("T2", "T1")];
  expect(() => indexSchedule(aSchedule({ stages }))).toThrow("T1 > T2 > T1");
});

const KEYS = ["T1", "T2", "T3", "T4"];
const on = fc.integer({ min: 0, max: 900 }).map((days) => plusDays(day("2022-06-09"), days));
const offsetDays = fc.integer({ min: -30, max: 30 });
const boundary: fc.Arbitrary<Boundary> = fc.oneof(
  fc.record({ kind: fc.constant("date" as const), on }),
  fc.record({ kind: fc.constant("event" as const), event: fc.constantFrom("e1", "e2"), offsetDays }),
  fc.record({
    kind: fc.constant("stage" as const),
    stage: fc.constantFrom(...KEYS),
    edge: fc.constantFrom("start" as const, "end" as const),
    offsetDays,
  }),
);
const versions = fc.array(
  fc
    .record({
      stage: fc.constantFrom(...KEYS),
      start: fc.option(boundary),
      end: boundary,
      knownOn: on,
      condition: fc.option(fc.record({ event: fc.constantFrom("e1", "e2"), outcome: fc.constant("yes") })),
    })
    .map(({ stage, ...rest }) => aVersion(stage, rest)),
  { maxLength: 8 },
);
const occurrences = fc.array(
  fc
    .record({
      event: fc.constantFrom("e1", "e2"),
      occurredOn: fc.option(on),
      outcome: fc.constantFrom("yes", "no", null),
      knownOn: on,
    })
    .map(({ event, ...rest }) => anOccurrence(event, rest)),
  { maxLength: 4 },
);
const stages = [aStage("T1"), aStage("T2", "T1"), aStage("T3", "T1"), aStage("T4", "T3")];

test("any schedule resolves every edge on every day, or is refused as a circle with its path", () => {
  let resolved = 0;
  fc.assert(
    fc.property(versions, occurrences, on, (someVersions, someOccurrences, asOf) => {
      const build = () =>
        indexSchedule(aSchedule({ stages, versions: someVersions, occurrences: someOccurrences }));
      let index: ReturnType<typeof indexSchedule>;
      try {
        index = build();
      } catch (error) {
        expect(String(error)).toMatch(/^RangeError: stages refer to each other: (\S+ \S+ > )+\S+ \S+$/);
        return;
      }
      resolved += 1;
      for (const key of KEYS) {
        expect(["dated", "waiting", "void"]).toContain(index.edgeAsOf(key, "end", asOf).kind);
        expect(["dated", "waiting", "void"]).toContain(index.edgeAsOf(key, "start", asOf).kind);
      }
    }),
    { numRuns: 1_000 },
  );
  expect(resolved).toBeGreaterThan(100);
});
