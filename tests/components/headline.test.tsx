import { expect, test } from "vitest";
import { headline } from "#app/components/scorecard/headline.ts";
import type { StatusCounts } from "#app/domain/roll-up.ts";
import { CATALOGUES } from "#app/i18n/catalogues.ts";
import type { Language } from "#app/i18n/language.ts";
import { createTranslate } from "#app/i18n/translate.ts";

const NONE: StatusCounts = {
  verified: 0,
  reported: 0,
  unproven: 0,
  contested: 0,
  late: 0,
  in_progress: 0,
  waiting: 0,
  not_started: 0,
  cancelled: 0,
};

function say(language: Language, due: Partial<StatusCounts>, totalCount: number): string {
  const counts = { ...NONE, ...due };
  const dueCount = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return headline({ due: counts, dueCount, totalCount }, createTranslate(language, CATALOGUES[language]));
}

test.each([
  [{}, 0, "Rencana ini belum memuat target capaian.", "This plan has no milestones yet."],
  [{}, 24, "Belum ada yang jatuh tempo dari 24 target.", "None of the 24 milestones is due yet."],
  [
    { verified: 5, late: 4, unproven: 3, contested: 1, reported: 1 },
    24,
    "Lima dari 14 target yang jatuh tempo sudah terverifikasi. Empat terlambat, tiga selesai tanpa bukti.",
    "Five of the 14 milestones due are verified. Four are late, three complete without proof.",
  ],
  [
    { verified: 14 },
    24,
    "Semua dari 14 target yang jatuh tempo sudah terverifikasi.",
    "All 14 milestones due are verified.",
  ],
  [
    { late: 6 },
    24,
    "Belum satu pun dari enam target yang jatuh tempo terverifikasi. Semuanya terlambat.",
    "Not one of the six milestones due is verified. All are late.",
  ],
  [
    { verified: 1, contested: 1, reported: 2 },
    4,
    "Satu dari empat target yang jatuh tempo sudah terverifikasi. Satu perlu ditinjau ulang, dua menunggu tinjauan.",
    "One of the four milestones due is verified. One needs another look, two await review.",
  ],
  [
    { verified: 12, not_started: 1, in_progress: 1 },
    24,
    "12 dari 14 target yang jatuh tempo sudah terverifikasi. Dua jatuh tempo hari ini.",
    "12 of the 14 milestones due are verified. Two due today.",
  ],
  [{ late: 1 }, 24, "Satu target sudah jatuh tempo, dan terlambat.", "One milestone is due, and late."],
  [
    { verified: 1 },
    24,
    "Satu target sudah jatuh tempo dan terverifikasi.",
    "One milestone is due, and verified.",
  ],
])("counts %o of %i milestones read as a headline in both languages", (due, total, indonesian, english) => {
  expect(say("id", due, total)).toBe(indonesian);
  expect(say("en", due, total)).toBe(english);
});

test("no combination of due counts makes a headline of more than 20 words or leaves a gap", () => {
  const sizes = [0, 1, 12];
  for (const verified of sizes)
    for (const late of sizes)
      for (const unproven of sizes)
        for (const contested of sizes)
          for (const reported of sizes)
            for (const notStarted of [0, 1, 3])
              for (const language of ["id", "en"] as const) {
                const due = { verified, late, unproven, contested, reported, not_started: notStarted };
                const sentence = say(language, due, 99);
                expect(sentence.split(/\s+/).length).toBeLessThanOrEqual(20);
                expect(sentence).toMatch(/^[A-Z0-9].*\.$/);
                expect(sentence).not.toMatch(/\{\{|scorecard\.|undefined/);
              }
});
