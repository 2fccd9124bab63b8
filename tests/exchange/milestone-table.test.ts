import { expect, test } from "vitest";
import { indexFacts } from "#app/domain/standings.ts";
import { MILESTONE_COLUMNS, milestoneCsv, milestoneTable } from "#app/exchange/milestone-table.ts";
import { explainStatus } from "#app/i18n/explain-status.ts";
import {
  aMilestone,
  aReport,
  aSchedule,
  aSlot,
  aStage,
  aVersion,
  day,
  someFacts,
  stageRule,
} from "../factories.ts";

const A1_B06 = aMilestone({ slots: [aSlot()], deadlineRules: [stageRule("pemilu-2024/T05")] });
const schedule = aSchedule({ stages: [aStage("pemilu-2024/T05")], versions: [aVersion("pemilu-2024/T05")] });

function rowsOn(iso: string, overrides: Parameters<typeof someFacts>[0] = {}) {
  const indexed = indexFacts(someFacts({ milestones: [A1_B06], schedule, ...overrides }));
  return milestoneTable(indexed, day(iso), explainStatus(indexed.schedule));
}

test.each([
  {
    asOf: "2023-02-08",
    status: "not_started",
    why: "not_started_not_due",
    counted: false,
    late: null,
    round: "open",
  },
  {
    asOf: "2023-02-09",
    status: "not_started",
    why: "not_started_due_today",
    counted: true,
    late: null,
    round: "open",
  },
  { asOf: "2023-02-10", status: "late", why: "late", counted: true, late: 1, round: "open" },
  { asOf: "2023-07-01", status: "late", why: "late", counted: true, late: 142, round: "over" },
])("A1-B06 per $asOf is $why", ({ asOf, status, why, counted, late, round }) => {
  const [row] = rowsOn(asOf);

  expect(row).toMatchObject({
    code: "A1-B06",
    status,
    why,
    counted,
    late_by_days: late,
    reporting_round: round,
  });
  expect(row).toMatchObject({ due_on: "2023-02-09", checkpoint_due_on: "2023-06-30", as_of: asOf });
});

test("each row explains itself in both languages, with its dates", () => {
  const [due] = rowsOn("2023-02-09");
  const [over] = rowsOn("2023-07-01");

  expect(due?.why_id).toContain("sampai detik terakhir hari ini");
  expect(due?.why_en).toContain("Due today, 9 February 2023; still on time to the last second");
  expect(over?.why_id).toContain("tenggat 9 Februari 2023 sudah lewat 142 hari");
  expect(over?.why_en).toContain("The reporting round ended on 30 June 2023.");
});

test("the CSV names its columns first and holds one line per milestone", () => {
  const lines = milestoneCsv(rowsOn("2023-02-08")).split("\r\n");

  expect(lines[0]).toBe(MILESTONE_COLUMNS.join(","));
  expect(lines[1]).toMatch(/^A1-B06,A1,B06,Peta dapil terbuka,,kpu,not_started,not_started_not_due,/);
  expect(lines[1]).toContain(",B06.1:none,2023-02-08");
  expect(lines.slice(2)).toEqual([""]);
});

test("an empty table still names its columns", () => {
  expect(milestoneCsv([])).toBe(`${MILESTONE_COLUMNS.join(",")}\r\n`);
});

test.each(["=HYPERLINK(1)", "+1", "-1+2", "@SUM(A1)", "\t=1"])(
  "a title %j cannot run as a formula",
  (title) => {
    const milestones = [{ ...A1_B06, title: { id: title, en: null } }];
    const csv = milestoneCsv(rowsOn("2023-02-08", { milestones }));

    expect(csv).toMatch(/A1-B06,A1,B06,"?'/);
  },
);

test("numbers stay numbers, negative ones too", () => {
  const moved = aVersion("pemilu-2024/T05", {
    code: "v2",
    end: { kind: "date", on: day("2023-02-04") },
    knownOn: day("2023-01-01"),
  });
  const versions = [aVersion("pemilu-2024/T05"), moved];
  const rows = rowsOn("2023-02-08", {
    schedule: { ...schedule, versions },
    reports: [aReport({ percentDone: 33.5, knownOn: day("2023-02-01") })],
  });

  expect(rows[0]).toMatchObject({ slippage_days: -5, original_due_on: "2023-02-09", reported_percent: 33.5 });
  expect(milestoneCsv(rows)).toContain(",2023-02-04,2023-02-09,-5,,true,33.5,0,4,");
});
