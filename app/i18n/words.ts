import type { Bilingual } from "#app/domain/plan.ts";
import { CATALOGUES } from "./catalogues.ts";
import { createFormats, type Formats } from "./formats.ts";
import type { Language } from "./language.ts";
import { createTranslate, type WholeTranslate } from "./translate.ts";

/** Translation and formats outside of a page: pictures and mail. */
export type Words = Formats & { t: WholeTranslate; text: (content: Bilingual) => string };

/** Words of one language. */
export function wordsIn(language: Language): Words {
  return {
    ...createFormats(language),
    t: createTranslate(language, CATALOGUES[language]),
    text: (content) => (language === "en" ? (content.en ?? content.id) : content.id),
  };
}
