import { expect, test } from "vitest";
import { LONGEST_ANSWER, OTHER_PERCENT, type ReportForm, submissionOf } from "#app/domain/report-form.ts";

const FORM: ReportForm = {
  ...{ percent: "50", narrative: "NIHIL", obstacles: [], obstacleNote: "", nextStep: "", nextStepOn: "" },
  ...{ supportAsked: "", supportTo: "", pasted: "", slots: [] },
};

function problemsOf(overrides: Partial<ReportForm>): Array<string> {
  const read = submissionOf({ ...FORM, ...overrides });
  return read.ok ? [] : read.problems.map(({ field, code }) => `${field} ${code}`);
}

test.each([
  ["50", 50],
  [" 12,5 % ", 12.5],
  ["12.5", 12.5],
  ["101", 101],
])("the percent %j is read as %d", (percent, percentDone) => {
  expect(submissionOf({ ...FORM, percent })).toMatchObject({ ok: true, submission: { percentDone } });
});

test("each field that cannot be read is named by itself, and all of them at once", () => {
  const long = "x".repeat(LONGEST_ANSWER + 1);
  expect(problemsOf({ percent: " " })).toEqual(["percent percent_missing"]);
  expect(problemsOf({ percent: OTHER_PERCENT })).toEqual(["percent percent_untyped"]);
  expect(problemsOf({ percent: "separuh" })).toEqual(["percent percent_unreadable"]);
  expect(problemsOf({ percent: "", nextStepOn: "2023-02-30", supportAsked: long })).toEqual([
    "percent percent_missing",
    "nextStepOn next_step_day_invalid",
    "supportAsked too_long",
  ]);
});

test("what could be read comes back beside the problems", () => {
  const slots = [{ code: "B06.1", kind: "dataset", links: "a\r\nb" }];
  const form = { ...FORM, percent: "x", nextStepOn: "2023-02-30", obstacles: ["anggaran", "unknown"], slots };
  expect(submissionOf(form)).toMatchObject({
    ok: false,
    answer: {
      percentDone: null,
      nextStepOn: null,
      obstacles: ["anggaran"],
      slots: [{ slot: "B06.1", kind: "dataset", links: ["a", "b"] }],
    },
  });
});
