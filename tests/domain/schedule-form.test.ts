import { expect, test } from "vitest";
import { rowTyped, typedRow } from "#app/domain/schedule-form.ts";
import { movedDates } from "#app/domain/schedule-moves.ts";
import { calendarRowsOf } from "#app/exchange/plan-folder/calendar-rows.ts";
import { parsePlanFolder } from "#app/exchange/plan-folder/parse-plan-folder.ts";
import { readPlanFolder } from "#app/services/load-plan-folder.server.ts";
import { day } from "../factories.ts";

function realCalendar() {
  const parsed = parsePlanFolder(readPlanFolder("seed/ran-ogi-vii").files);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.plan;
}

test("every row of the real calendars fills its form and is typed again as it was", () => {
  const rows = calendarRowsOf(realCalendar());
  for (const table of [
    "regulations",
    "stages",
    "stage_versions",
    "events",
    "occurrences",
    "holidays",
  ] as const) {
    expect(rows[table].length).toBeGreaterThan(5);
    for (const row of rows[table]) expect(rowTyped(table, typedRow(table, row))).toEqual(row);
  }
});

const FORM = {
  ...{ stage: "pemilu/T2", citation: "PKPU", known_on: "2023-01-01", planned_or_actual: "planned" },
  confidence: "H",
};

test.each([
  [{ "end.kind": "date", "end.on": "2023-05-01", "end.event": "pemilu/x", "end.days": "9" }, "2023-05-01"],
  [
    { "end.kind": "event", "end.event": "pemilu/ruling", "end.days": "3", "end.unit": "w" },
    "event:ruling+3w",
  ],
  [{ "end.kind": "event", "end.event": "pemilu/ruling", "end.days": "", "end.unit": "w" }, "event:ruling"],
  [
    {
      "end.kind": "stage",
      "end.stage": "pemilu/T1.2",
      "end.edge": "start",
      "end.days": "-7",
      "end.unit": "d",
    },
    "stage:T1.2.start-7d",
  ],
  [{ "end.kind": "stage", "end.stage": "pilkada/T1", "end.edge": "end" }, "stage:pilkada/T1.end"],
  [{ "end.kind": "event", "end.event": "pemilu/ruling", "end.days": "tiga" }, "event:ruling+tigad"],
  [{ "end.kind": "unset" }, "unset"],
  [{ "end.kind": "none", "end.on": "2023-05-01" }, ""],
  [{}, ""],
])("an edge typed as %j is %j", (fields, end) => {
  expect(rowTyped("stage_versions", { ...FORM, ...fields })).toMatchObject({
    ...{ calendar: "pemilu", stage: "T2", end, start: "", condition: "" },
  });
});

test("a condition is an event with its outcome, and none without the event", () => {
  const typed = { ...FORM, condition: "pemilu/second-round", "condition.outcome": "yes" };
  expect(rowTyped("stage_versions", typed).condition).toBe("event:second-round=yes");
  expect(rowTyped("stage_versions", { ...typed, condition: "" }).condition).toBe("");
});

test("a day that was known moves, a first day does not", () => {
  const { schedule } = realCalendar();
  const [version] = schedule.versions.filter(({ stage }) => stage === "pemilu-2024/T02");
  if (version === undefined) throw new Error("no version");
  const later = {
    ...version,
    ...{ code: "x", knownOn: day("2023-01-05"), end: { kind: "date", on: day("2023-06-30") } as const },
  };
  const moved = movedDates(schedule, { ...schedule, versions: [...schedule.versions, later] });
  expect(moved).toContainEqual({
    ...{ stage: "pemilu-2024/T02", edge: "end", from: "2023-06-21", to: "2023-06-30" },
  });
  const stage = {
    ...{ key: "pemilu-2024/T99", calendar: "pemilu-2024", code: "T99", title: { id: "Baru", en: null } },
    ...({ parent: null, phase: "pasca", ordinal: 99 } as const),
  };
  const first = { ...later, code: "y", stage: stage.key };
  const added = { ...schedule, stages: [...schedule.stages, stage], versions: [...schedule.versions, first] };
  expect(movedDates(schedule, added)).toEqual([]);
  const undated = { ...schedule, stages: [...schedule.stages, { ...stage, parent: "pemilu-2024/T01" }] };
  expect(movedDates(schedule, undated)).toContainEqual({
    ...{ stage: "pemilu-2024/T01", edge: "end", from: "2024-06-14", to: null },
  });
});
