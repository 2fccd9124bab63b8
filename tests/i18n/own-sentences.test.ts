import { expect, test } from "vitest";
import { CATALOGUES } from "#app/i18n/catalogues.ts";
import type { Language } from "#app/i18n/language.ts";
import { ownSentences } from "#app/i18n/own-sentences.ts";
import { createReworded, createTranslate } from "#app/i18n/translate.ts";

type Words = Readonly<Record<string, string>>;

const OWN: Readonly<Record<Language, Words>> = {
  id: { commitment: "Janji", action: "RAN Daerah", milestone: "Rencana aksi", achievement: "Kemajuan" },
  en: { commitment: "Pledge", action: "Activity", milestone: "Goal", achievement: "Progress" },
};

const said = (language: Language, words: Words) =>
  createReworded(
    language,
    CATALOGUES[language],
    ownSentences(language, (key) => words[key] ?? null),
  );

test("counts, headlines and columns are said in the plan's words, as the sentence wants them", () => {
  const id = said("id", OWN.id);
  expect(id("scorecard.targetCount", { count: 3 })).toBe("3 rencana aksi");
  expect(id("matrix.summaryCheckpoints", { actions: 5, columns: 4, date: "1 Juni" })).toBe(
    "5 RAN Daerah × 4 titik lapor. Per 1 Juni.",
  );
  expect(id("scorecard.milestones")).toBe("Rencana aksi");
  expect(id("milestone.counted.yes")).toBe("Rencana aksi ini masuk hitungan kemajuan.");

  const en = said("en", OWN.en);
  expect(en("scorecard.targetCount", { count: 1 })).toBe("1 goal");
  expect(en("scorecard.targetCount", { count: 3 })).toBe("3 goals");
  expect(en("matrix.summaryCheckpoints", { actions: 5, columns: 4, date: "1 June" })).toBe(
    "5 activities × 4 checkpoints. As of 1 June.",
  );
});

test("a word the plan has none for, a value that is filled in, and what is said of every plan stay", () => {
  const id = said("id", { milestone: "Sasaran" });
  expect(id("matrix.summaryStages", { actions: 5, columns: 4, date: "1 Juni" })).toContain("5 aksi");
  expect(id("milestone.fromTo", { baseline: 0, target: "target 38", unit: "provinsi" })).toBe(
    "dari 0 ke target 38 provinsi",
  );
  expect(id("roles.acts.report")).toBe(CATALOGUES.id.roles.acts.report);
});

test("the catalogue itself is not changed by any plan", () => {
  for (const language of ["id", "en"] as const) {
    const usual = createTranslate(language, CATALOGUES[language]);
    const before = usual("scorecard.targetCount", { count: 3 });
    said(language, OWN[language])("scorecard.targetCount", { count: 3 });
    expect(usual("scorecard.targetCount", { count: 3 })).toBe(before);
    expect(said(language, {})("scorecard.targetCount", { count: 3 })).toBe(before);
  }
});

test.each([
  ["Activity", "activities"],
  ["Key result", "key results"],
  ["Process", "processes"],
  ["Branch", "branches"],
  ["Goals", "goals"],
  ["Way", "ways"],
  ["KPI", "KPIs"],
])("several of %s are %s", (word, many) => {
  const en = said("en", { action: word });
  expect(en("outlook.heat.tooMany", { count: 2, actions: 9 })).toContain(`9 ${many} `);
});
