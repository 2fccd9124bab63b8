import fc from "fast-check";
import { expect, test } from "vitest";
import { type Amendment, inverseChanges, previewBasis, scheduleWith } from "#app/domain/amendment.ts";
import { previewAmendment } from "#app/domain/amendment-preview.ts";
import { type CalendarDate, plusDays } from "#app/domain/calendar-date.ts";
import { deadlineAsOf } from "#app/domain/deadline.ts";
import { type Boundary, indexSchedule, type Schedule } from "#app/domain/schedule.ts";
import { scheduleProblems } from "#app/domain/schedule-check.ts";
import { indexFacts } from "#app/domain/standings.ts";
import {
  aMilestone,
  anOccurrence,
  aSchedule,
  aStage,
  aVersion,
  day,
  someFacts,
  stageRule,
  words,
} from "../factories.ts";

function amend(overrides: Partial<Amendment>): Amendment {
  return {
    ...{ id: "p1", calendar: "c", regulation: "PKPU-10-2023", citation: words("PKPU 10/2023") },
    ...{ effectiveOn: day("2023-04-18"), state: "draft", undoes: null },
    changes: { stages: [], events: [] },
    ...overrides,
  };
}

const on = (iso: string): Boundary => ({ kind: "date", on: day(iso) });
const moved = (stage: string, start: string, end: string) => ({
  ...{ stage, kind: "planned" as const, start: on(start), end: on(end), condition: null },
});

const schedule = aSchedule({
  stages: ["T1", "T2", "T3", "T4"].map((key) => aStage(key)),
  versions: [
    aVersion("T1", { start: on("2023-01-01"), end: on("2023-05-31") }),
    aVersion("T2", { start: on("2023-01-01"), end: on("2023-03-31") }),
    aVersion("T3", { start: on("2023-01-01"), end: on("2023-06-30") }),
  ],
});
const milestones = ["T1", "T2", "T3", "T4"].map((stage) =>
  aMilestone({ code: `A-${stage}`, deadlineRules: [stageRule(stage)] }),
);
const indexed = indexFacts(someFacts({ schedule, milestones }));

test("the preview names each milestone that moves, becomes late, stops being late or becomes datable", () => {
  const amendment = amend({
    changes: {
      stages: [
        moved("T1", "2023-01-01", "2023-04-10"),
        moved("T2", "2023-01-01", "2023-07-31"),
        moved("T4", "2023-08-19", "2023-08-23"),
      ],
      events: [],
    },
  });
  const { rows, counts } = previewAmendment(indexed, amendment);
  expect(
    rows.map(({ code, from, to, effects, slippageDays }) => [code, from, to, effects, slippageDays]),
  ).toEqual([
    ["A-T1", "2023-05-31", "2023-04-10", ["moves", "becomes_late"], -51],
    ["A-T2", "2023-03-31", "2023-07-31", ["moves", "stops_late"], 122],
    ["A-T4", null, "2023-08-23", ["datable"], 0],
  ]);
  expect(counts).toEqual({ moves: 2, becomes_late: 1, stops_late: 1, datable: 1, undatable: 0 });
  expect(previewAmendment(indexed, amendment, day("2023-04-17")).rows).toEqual([]);
});

test("a preview that rests on another schedule or another wording is another preview", () => {
  const amendment = amend({});
  const basis = previewBasis(schedule, amendment);
  expect(previewBasis({ ...schedule }, { ...amendment })).toBe(basis);
  expect(previewBasis({ ...schedule, versions: schedule.versions.slice(1) }, amendment)).not.toBe(basis);
  expect(previewBasis(schedule, { ...amendment, effectiveOn: day("2023-04-19") })).not.toBe(basis);
});

test("circles, names that lead nowhere and stages that end before they start are told with their path", () => {
  const at = (stage: string): Boundary => ({ kind: "stage", stage, edge: "end", offsetDays: 1 });
  const problemsOf = (stage: string, start: Boundary, end: Boundary) =>
    scheduleProblems(
      scheduleWith(
        schedule,
        amend({
          changes: { stages: [{ ...moved(stage, "2023-01-01", "2023-01-02"), start, end }], events: [] },
        }),
      ),
    );
  expect(problemsOf("T1", on("2023-01-01"), at("T1"))).toEqual([
    { kind: "circle", path: ["T1 end", "T1 end"] },
  ]);
  expect(problemsOf("T1", at("T9"), on("2023-01-01"))).toEqual([
    { kind: "dangling", path: ["T1 start", "T9"] },
  ]);
  expect(problemsOf("T1", on("2023-02-01"), on("2023-01-01"))).toEqual([
    { kind: "backwards", path: ["T1 start 2023-02-01", "T1 end 2023-01-01"] },
  ]);
  expect(scheduleProblems({ ...schedule, stages: [aStage("T1", "T0")], versions: [] })).toEqual([
    { kind: "dangling", path: ["T1", "T0"] },
  ]);
  expect(
    scheduleProblems({ ...schedule, occurrences: [anOccurrence("nothing")] }).map(({ path }) => path),
  ).toEqual([["occurrence", "nothing"]]);
});

const KEYS = ["T1", "T2", "T3", "T4"];
const someDay = fc.integer({ min: 0, max: 700 }).map((days) => plusDays(day("2022-06-09"), days));
const offsetDays = fc.integer({ min: -20, max: 20 });
const boundary: fc.Arbitrary<Boundary> = fc.oneof(
  fc.record({ kind: fc.constant("date" as const), on: someDay }),
  fc.record({ kind: fc.constant("event" as const), event: fc.constantFrom("e1", "e2"), offsetDays }),
  fc.record({
    kind: fc.constant("stage" as const),
    stage: fc.constantFrom(...KEYS),
    edge: fc.constantFrom("start" as const, "end" as const),
    offsetDays,
  }),
);
const condition = fc.option(
  fc.record({ event: fc.constantFrom("e1", "e2"), outcome: fc.constantFrom("yes", "no") }),
);
const dates = fc.record({
  stage: fc.constantFrom(...KEYS),
  start: fc.option(boundary),
  end: boundary,
  condition,
});
const outcome = fc.record({
  ...{ event: fc.constantFrom("e1", "e2"), occurredOn: fc.option(someDay) },
  outcome: fc.constantFrom("yes", "no", null),
});
const tree = [aStage("T1"), aStage("T2", "T1"), aStage("T3", "T1"), aStage("T4")];

function answersOn(given: Schedule, asOf: CalendarDate) {
  const index = indexSchedule(given);
  return KEYS.map((stage) => {
    const deadline = deadlineAsOf([stageRule(stage)], index, asOf);
    return deadline.kind === "dated" ? deadline.dueOn : deadline.kind;
  });
}

test("an amendment and then its inverse give the same deadlines; days before it are untouched", () => {
  let compared = 0;
  fc.assert(
    fc.property(
      fc.array(fc.tuple(dates, someDay), { maxLength: 6 }),
      fc.array(fc.tuple(outcome, someDay), { maxLength: 3 }),
      fc.array(dates, { minLength: 1, maxLength: 3 }),
      fc.array(outcome, { maxLength: 2 }),
      fc.record({ effectiveOn: someDay, later: fc.integer({ min: 0, max: 60 }), asOf: someDay }),
      (versions, occurrences, stages, events, { effectiveOn, later, asOf }) => {
        const before = aSchedule({
          stages: tree,
          versions: versions.map(([{ stage, ...rest }, knownOn]) => aVersion(stage, { ...rest, knownOn })),
          occurrences: occurrences.map(([{ event, ...rest }, knownOn]) =>
            anOccurrence(event, { ...rest, knownOn }),
          ),
        });
        const changes = { stages: stages.map((each) => ({ ...each, kind: "planned" as const })), events };
        const amendment = amend({ effectiveOn, changes });
        const amended = scheduleWith(before, amendment);
        fc.pre(scheduleProblems(amended).every(({ kind }) => kind === "backwards" || kind === "dangling"));
        try {
          indexSchedule(amended);
          indexSchedule(before);
        } catch {
          return;
        }
        const undoneOn = plusDays(effectiveOn, later);
        const undo = amend({
          id: "p2",
          effectiveOn: undoneOn,
          changes: inverseChanges(amended, amendment, undoneOn),
        });
        const undone = scheduleWith(amended, undo);
        const dayBefore = plusDays(effectiveOn, -1);
        expect(answersOn(amended, dayBefore)).toEqual(answersOn(before, dayBefore));
        expect(answersOn(undone, undoneOn)).toEqual(answersOn(before, undoneOn));
        if (asOf < undoneOn) expect(answersOn(undone, asOf)).toEqual(answersOn(amended, asOf));
        compared += 1;
      },
    ),
    { numRuns: 600 },
  );
  expect(compared).toBeGreaterThan(50);
});
