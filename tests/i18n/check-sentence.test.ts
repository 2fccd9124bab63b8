import { expect, test } from "vitest";
import { AGE_SOURCES } from "#app/domain/evidence/data-age.ts";
import { checkResult } from "#app/domain/evidence/outcome.ts";
import { CATALOGUES } from "#app/i18n/catalogues.ts";
import { checkSentence } from "#app/i18n/check-sentence.ts";
import { createTranslate } from "#app/i18n/translate.ts";

const factIn = (language: "id" | "en", ...of: Parameters<typeof checkResult>) => {
  const t = createTranslate(language, CATALOGUES[language]);
  return checkSentence(checkResult(...of), language, t, "Asia/Jakarta").fact;
};

test.each(AGE_SOURCES)("what dated the data is said in words: %s", (ageSource) => {
  const data = { ageOn: "2026-10-01", ageDays: 33, allowedDays: 45, ageSource };
  for (const language of ["id", "en"] as const) {
    expect(factIn(language, "DATA_FRESH", data)).not.toContain(ageSource);
  }
});

test("where the licence is stated is said in words", () => {
  const data = { licence: "CC-BY-4.0", licenceFrom: "catalogue" };
  expect(factIn("id", "LICENCE_OPEN", data)).toBe("Lisensinya terbuka: CC-BY-4.0 (disebut di katalog).");
  expect(factIn("en", "LICENCE_OPEN", { ...data, licenceFrom: "page" })).toContain("(stated in the page)");
});

test("a source another rule version knew stands for itself", () => {
  expect(factIn("id", "LICENCE_OPEN", { licence: "CC0-1.0", licenceFrom: "paket" })).toContain("di paket");
});

test.each([
  ["2026-02-30", "2026-02-30"],
  ["9999-99-99", "9999-99-99"],
  ["2026-02-03", "3 Feb 2026"],
])("a licence named %s is written %s and breaks nothing", (licence, written) => {
  expect(factIn("id", "LICENCE_OPEN", { licence, licenceFrom: "page" })).toContain(`${written} (`);
});
