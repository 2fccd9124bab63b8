import { expect, test } from "vitest";
import { type ParsedPlanFolder, parsePlanFolder } from "#app/exchange/plan-folder/parse-plan-folder.ts";
import { SOURCE_PROBLEMS, type SourceProblem } from "#app/exchange/plan-folder/problem.ts";
import { seed as en } from "#app/i18n/en/seed.ts";
import { seed as id } from "#app/i18n/id/seed.ts";
import { realFiles, realPlan } from "#tests/seed/real-plan.ts";

/** The real plan with words of one file replaced; the words must be there. */
function edited(file: string, from: string | RegExp, to: string): ParsedPlanFolder {
  const files = realFiles();
  const before = files[file] ?? "";
  const after = before.replace(from, to);
  expect(after, `${file} holds ${from}`).not.toBe(before);
  return parsePlanFolder({ ...files, [file]: after });
}

function problemsOf(parsed: ParsedPlanFolder): ReadonlyArray<SourceProblem> {
  return parsed.ok ? [] : parsed.problems;
}

test("the real plan has no problems", () => {
  expect(problemsOf(parsePlanFolder(realFiles()))).toEqual([]);
});

test("an empty folder names every file that is missing", () => {
  const problems = problemsOf(parsePlanFolder({}));

  expect(problems).toHaveLength(20);
  expect(new Set(problems.map(({ code }) => code))).toEqual(new Set(["file_missing"]));
  expect(problems.map(({ file }) => file)).toContain("stage_versions.csv");
});

test.each([
  ["checkpoints.csv", "2023-06-30", "30 Juni 2023", 2, "due_on", "not_a_day", "30 Juni 2023"],
  ["checkpoints.csv", "2023-06-30", "2023-06-31", 2, "due_on", "not_a_day", "2023-06-31"],
  ["checkpoints.csv", "B12,", ",", 3, "code", "empty", ""],
  ["systems.csv", "sidalih,", "sipol,", 9, "slug", "duplicate", "sipol"],
  ["owners.csv", "perludem,lead,stated", "perludem,boss,stated", 2, "role", "not_in_list", "boss"],
  [
    "owners.csv",
    "perludem,lead,stated",
    "perlude,lead,stated",
    2,
    "organisation",
    "unknown_reference",
    "perlude",
  ],
  ["slots.csv", ",true,1,official", ",true,0,official", 2, "weight", "not_positive", "0"],
  ["slots.csv", ",true,1,official", ",ya,1,official", 2, "required", "not_in_list", "ya"],
  ["slots.csv", "dataset;api", "dataset;foto", 2, "accepted_kinds", "not_in_list", "dataset;foto"],
  ["slots.csv", ",221;227,", ",hal. 3,", 2, "line", "not_lines", "hal. 3"],
  [
    "slots.csv",
    "official,stated,peta",
    "official,reading,peta",
    2,
    "quote",
    "quote_without_stated",
    /^peta dapil/,
  ],
  ["elements.csv", "sidapil,dapil-dpr-2024,,", "sidapil,,(,", 3, "pattern", "wrong_shape", "("],
  [
    "milestones.csv",
    ",fixed,,,,,2023-06-30,",
    ",fixed,,,,,,",
    2,
    "deadline_fixed_on",
    "deadline_incomplete",
    "",
  ],
  ["milestones.csv", "UU-14-2008;", "UU-99-2008;", 2, "legal_basis", "unknown_reference", "UU-99-2008"],
  ["unknowns.csv", "plan;commitment:VI", "plan;komitmen:VI", 2, "applies_to", "not_a_pointer", "komitmen:VI"],
  [
    "unknowns.csv",
    "plan;commitment:VI",
    "plan;slot:B06.99",
    2,
    "applies_to",
    "unknown_reference",
    "slot:B06.99",
  ],
])("%s with «%s» turned into «%s» is a problem in row %i, column %s: %s", (...columns) => {
  const [file, from, to, row, column, code, held] = columns;

  expect(problemsOf(edited(file, from, to))).toEqual([
    expect.objectContaining({
      ...{ file, row, column, code },
      held: typeof held === "string" ? held : expect.stringMatching(held),
    }),
  ]);
});

test("a stage that hangs on an unknown stage, a broken boundary and a broken condition are each found", () => {
  const unknown = edited("stage_versions.csv", "stage:T07.4.end,", "stage:T99.end,");
  const boundary = edited("stage_versions.csv", "event:mk-register+3d", "mk-register+3d");
  const edge = edited("stage_versions.csv", "stage:T07.4.end,", "stage:T07.4,");
  const condition = edited("stage_versions.csv", "event:dispute-president=no", "dispute-president=no");

  expect(problemsOf(unknown)).toMatchObject([
    { column: "start", code: "unknown_reference", held: "pemilu-2024/T99", expected: "stages.csv" },
  ]);
  expect(problemsOf(boundary)).toMatchObject([
    { column: "end", code: "not_a_boundary", held: "mk-register+3d" },
  ]);
  expect(problemsOf(edge)).toMatchObject([{ column: "start", code: "not_a_boundary", held: "stage:T07.4" }]);
  expect(problemsOf(condition)).toMatchObject([{ column: "condition", code: "not_a_condition" }]);
});

test("stages that wait for each other are named with their circle", () => {
  const parsed = edited(
    "stage_versions.csv",
    "stage:T07.4.end,stage:T07.4.end+30d",
    "stage:T07.6.end,stage:T07.6.end",
  );

  expect(problemsOf(parsed)).toMatchObject([
    { file: "stage_versions.csv", code: "stage_circle", held: expect.stringContaining("pemilu-2024/T07.6") },
  ]);
});

test("a column that is missing, unknown or doubled is named, and the rows are not blamed for it", () => {
  const renamed = edited("calendars.csv", "title_en", "judul");

  expect(problemsOf(renamed).filter(({ file }) => file === "calendars.csv")).toEqual([
    expect.objectContaining({ row: 1, column: "title_en", code: "column_missing" }),
    expect.objectContaining({ row: 1, column: "judul", code: "column_unknown", held: "judul" }),
  ]);
});

test("an unquoted comma and an open quotation mark are problems of their row", () => {
  const comma = edited("calendars.csv", "Pilkada 2024,", "Pilkada, 2024,");
  const quote = edited("calendars.csv", "Pilkada 2024", '"Pilkada 2024');

  expect(problemsOf(comma)).toMatchObject([
    { file: "calendars.csv", row: 3, code: "cell_count", held: "8", expected: "7" },
  ]);
  expect(problemsOf(quote)).toMatchObject([{ file: "calendars.csv", code: "csv_broken" }]);
});

test("a problem in a YAML file names its line and path", () => {
  const zone = edited("plan.yaml", "Asia/Jakarta", "Asia/Atlantis");
  const state = edited("plan.yaml", /^state: adopted/m, "state: jadi");
  const broken = edited("plan.yaml", "slug: ran-ogi-vii", "slug: [ran-ogi-vii");

  expect(problemsOf(zone)).toEqual([
    {
      file: "plan.yaml",
      row: 31,
      column: "time_zone",
      code: "not_a_time_zone",
      held: "Asia/Atlantis",
      expected: "",
    },
  ]);
  expect(problemsOf(state)).toMatchObject([
    { column: "state", code: "not_in_list", held: "jadi", expected: "proposed, adopted, closed" },
  ]);
  expect(problemsOf(broken)[0]).toMatchObject({
    file: "plan.yaml",
    row: expect.any(Number),
    code: "yaml_broken",
  });
});

test("boundaries and conditions take the calendar of their row", () => {
  const { versions } = realPlan().schedule;
  const version = (code: string) => versions.find((each) => each.code.startsWith(`${code}/planned/`));

  expect(version("pemilu-2024/T10b.1")).toMatchObject({
    start: { kind: "event", event: "pemilu-2024/mk-register", offsetDays: 0 },
    end: { kind: "event", event: "pemilu-2024/mk-register", offsetDays: 3 },
    condition: { event: "pemilu-2024/dispute-president", outcome: "no" },
  });
  expect(version("pemilu-2024/T07.5")).toMatchObject({
    start: { kind: "stage", stage: "pemilu-2024/T07.4", edge: "end", offsetDays: 0 },
    end: { kind: "stage", stage: "pemilu-2024/T07.4", edge: "end", offsetDays: 30 },
  });
  expect(version("pemilu-2024/T06b.14")).toMatchObject({
    start: null,
    end: { kind: "date", on: "2023-11-25" },
  });
});

test("a count of the catalogue without a day is left out, because it cannot be shown as of one", () => {
  const [catalogue] = realPlan().catalogues;

  expect(catalogue?.snapshots.map(({ takenOn, total }) => [takenOn, total])).toEqual([
    ["2022-11-16", 41],
    ["2021-11-25", 141],
  ]);
  const counts = catalogue?.snapshots[0]?.categories.map(({ count }) => count) ?? [];
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(41);
});

test("an element names its register and pattern; a slot its stars and age, in columns that may be absent", () => {
  const slotOf = (parsed: ParsedPlanFolder, code: string) =>
    parsed.ok
      ? parsed.plan.milestones.flatMap(({ slots }) => slots).find((slot) => slot.code === code)
      : null;
  const demanding = (stars: string, days: string) => {
    const [head = "", first = "", ...rest] = realFiles()["slots.csv"]?.trimEnd().split("\n") ?? [];
    const more = [`${head},required_stars,max_age_days`, `${first},${stars},${days}`];
    return parsePlanFolder({
      ...realFiles(),
      "slots.csv": [...more, ...rest.map((row) => `${row},,`)].join("\n"),
    });
  };
  const element = slotOf(parsePlanFolder(realFiles()), "B06.3")?.elements.find(({ isKey }) => isKey);

  expect(element).toMatchObject({ key: "nomor_urut", register: "partai-pemilu-2024", pattern: null });
  expect(slotOf(demanding("3", "365"), "B06.1")).toMatchObject({ requiredStars: 3, maxAgeDays: 365 });
  expect(slotOf(demanding("3", "365"), "B06.2")).toMatchObject({ requiredStars: null, maxAgeDays: null });
  expect(problemsOf(demanding("6", "0"))).toMatchObject([
    { file: "slots.csv", row: 2, column: "required_stars", code: "not_in_list", held: "6" },
    { file: "slots.csv", row: 2, column: "max_age_days", code: "not_positive", held: "0" },
  ]);
});

test("every problem has a sentence in both languages", () => {
  expect(Object.keys(id.problem)).toEqual([...SOURCE_PROBLEMS]);
  expect(Object.keys(en.problem)).toEqual([...SOURCE_PROBLEMS]);
});
