import fc from "fast-check";
import { expect, test } from "vitest";
import { answersBefore, answersOf } from "#app/domain/carried-answers.ts";
import { jointFormOf, MOST_TOGETHER, withSharedStory } from "#app/domain/joint-report.ts";
import { BLANK_FORM, type ReportForm } from "#app/domain/report-form.ts";
import { carryInto, formDifferences, joinForms, saysSame } from "#app/domain/report-form-compare.ts";
import { reportFormOf } from "#app/domain/report-form-entries.ts";
import { aMilestone, anItem, aReport, dated, day } from "#tests/factories.ts";
import { listOf, ruleTable } from "#tests/rule-tables.ts";

function formWith(field: string, text: string): ReportForm {
  const said = text === "–" ? "" : text.replaceAll(" / ", "\n\n");
  if (field === "links") {
    return { ...BLANK_FORM, slots: [{ code: "B06.1", kind: "", links: said.replaceAll("\n\n", "\n") }] };
  }
  if (field === "obstacles") return { ...BLANK_FORM, obstacles: said === "" ? [] : said.split(" ") };
  return { ...BLANK_FORM, [field]: said };
}

for (const { line, cell } of ruleTable("drafts.md", "Two drafts in one")) {
  const field = cell("field");
  test(`drafts.md:${line} ${field}: ${cell("mine")} and ${cell("theirs")} are ${cell("joined")}`, () => {
    const joined = joinForms(formWith(field, cell("mine")), formWith(field, cell("theirs")));
    expect(joined).toEqual(formWith(field, cell("joined")));
  });
}

const text = fc.constantFrom("", "a", "b", "a b", "NIHIL");
const link = fc.constantFrom("https://a.id/1", "https://a.id/2", "https://a.id/3");
const someForm: fc.Arbitrary<ReportForm> = fc.record({
  ...{ percent: fc.constantFrom("", "0", "50", "12,5"), narrative: text, obstacleNote: text, nextStep: text },
  ...{
    nextStepOn: fc.constantFrom("", "2023-07-01"),
    supportAsked: text,
    supportTo: fc.constantFrom("", "kpu"),
  },
  obstacles: fc.uniqueArray(fc.constantFrom("anggaran", "sdm", "pdp")),
  pasted: fc.uniqueArray(link).map((lines) => lines.join("\n")),
  slots: fc.uniqueArray(link).map((lines) => [{ code: "B06.1", kind: "", links: lines.join("\n") }]),
});

test("joining loses no link, no obstacle and no word of either, and joining again changes nothing", () => {
  fc.assert(
    fc.property(someForm, someForm, (mine, theirs) => {
      const joined = joinForms(mine, theirs);
      for (const one of [mine, theirs]) {
        for (const field of ["narrative", "obstacleNote", "nextStep", "supportAsked", "pasted"] as const) {
          for (const word of one[field].split(/\s+/)) expect(joined[field]).toContain(word);
        }
        for (const obstacle of one.obstacles) expect(joined.obstacles).toContain(obstacle);
        for (const url of (one.slots[0]?.links ?? "").split("\n"))
          expect(joined.slots[0]?.links).toContain(url);
      }
      expect(saysSame(joinForms(joined, theirs), joined)).toBe(true);
      expect(saysSame(joinForms(mine, mine), mine)).toBe(true);
    }),
  );
});

test("two forms say the same exactly when nothing differs, whichever is asked first", () => {
  fc.assert(
    fc.property(someForm, someForm, (one, other) => {
      const there = formDifferences(one, other).map(({ field }) => field);
      expect(
        formDifferences(other, one)
          .map(({ field }) => field)
          .sort(),
      ).toEqual(there.sort());
      expect(saysSame(one, other)).toBe(there.length === 0);
      expect(saysSame(one, one)).toBe(true);
    }),
  );
});

test("carrying answers over never touches what was typed, nor the percent", () => {
  fc.assert(
    fc.property(someForm, someForm, (form, earlier) => {
      const carried = carryInto(form, earlier);
      expect(carried.percent).toBe(form.percent);
      expect(carried.slots).toEqual(form.slots);
      for (const field of ["narrative", "obstacleNote", "nextStep", "supportAsked"] as const) {
        if (form[field] !== "") expect(carried[field]).toBe(form[field]);
        else expect(carried[field]).toBe(earlier[field]);
      }
    }),
  );
});

for (const { line, cell } of ruleTable("drafts.md", "Answers carried over")) {
  test(`drafts.md:${line} own ${cell("own")}, B06 ${cell("B06")}, B12 ${cell("B12")}: from ${cell("from")}`, () => {
    const reportOn = (code: string, on: string) =>
      on === "–"
        ? []
        : [aReport({ ...dated(on), milestone: `A1-${code}`, items: [anItem({ url: code.toLowerCase() })] })];
    const milestone = aMilestone({ code: "A1-B18", checkpoint: "B18" });
    const earlier = ["B06", "B12"].map((checkpoint) => ({
      checkpoint,
      reports: reportOn(checkpoint, cell(checkpoint)),
    }));
    const found = answersBefore({ milestone }, reportOn("B18", cell("own")), earlier, day("2023-12-10"));
    expect(found?.checkpoint ?? "–").toBe(cell("from"));
    expect(found?.form.pasted ?? "").toBe(listOf(cell("links")).join("\n"));
    expect(found?.form.percent ?? "").toBe("");
  });
}

test("NIHIL and a step whose day has gone by are not carried; a step to come is", () => {
  const said = aReport({ narrative: "NIHIL", nextStep: "Menyurati partai", nextStepOn: day("2023-12-10") });
  expect(answersOf(said, [], day("2023-12-10"))).toMatchObject({ narrative: "", nextStepOn: "2023-12-10" });
  expect(answersOf(said, [], day("2023-12-11"))).toMatchObject({ nextStep: "", nextStepOn: "" });
});

test("a form is read by its names; a typed percent counts when its choice, or none, is chosen", () => {
  const slots = [
    ["slots[0].code", "B06.1"],
    ["slots[0].links", "a"],
    ["slots[7].code", "B06.2"],
  ] as const;
  expect(reportFormOf([["percent", "other"], ["percentOther", " 62,5 "], ...slots])).toMatchObject({
    percent: "62,5",
    slots: [
      { code: "B06.1", links: "a" },
      { code: "B06.2", links: "" },
    ],
  });
  expect(
    reportFormOf([
      ["percent", "50"],
      ["percentOther", "62,5"],
    ])?.percent,
  ).toBe("50");
  expect(reportFormOf([["percentOther", "7"]])?.percent).toBe("7");
  expect(reportFormOf([["percent", "other"]])?.percent).toBe("other");
  expect(reportFormOf([["slots[0].links", "a"]])).toBeNull();
});

test("several reports are read apart, each once; the shared story fills only what is empty", () => {
  const joint = jointFormOf([
    ...([
      ["target", "A1-B06"],
      ["target", "A2-B06"],
      ["target", "A1-B06"],
      ["sharedNarrative", "Bersama"],
    ] as const),
    ...([
      ["A1-B06.percent", "50"],
      ["A1-B06.narrative", "Sendiri"],
      ["A1-B06.version", "3"],
    ] as const),
    ...([
      ["A2-B06.percent", "100"],
      ["A2-B06.slots[0].code", "B06.3"],
      ["A2-B06.slots[0].links", "x"],
    ] as const),
  ]);
  expect(joint?.reports.map(({ milestone, version, form }) => [milestone, version, form.percent])).toEqual([
    ["A1-B06", 3, "50"],
    ["A2-B06", 0, "100"],
  ]);
  const stories = joint?.reports.map(({ form }) => withSharedStory(form, joint.shared).narrative);
  expect(stories).toEqual(["Sendiri", "Bersama"]);
  expect(
    jointFormOf([
      ["target", "A1-B06"],
      ["A1-B06.slots[0].links", "x"],
    ]),
  ).toBeNull();
  const many = Array.from({ length: MOST_TOGETHER + 1 }, (_each, index) => ["target", `A${index}`] as const);
  expect(jointFormOf(many)).toBeNull();
});
