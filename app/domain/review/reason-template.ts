import type { Bilingual } from "#app/domain/plan.ts";

/** Sentences a reason can start from before anybody edits them; their words stand in the catalogues. */
export const DEFAULT_REASONS = [
  ...(["needs_sign_in", "does_not_open", "not_the_data", "elements_missing"] as const),
  ...(["not_machine_readable", "outdated", "unofficial", "narrative_unclear"] as const),
] as const;
export type DefaultReason = (typeof DEFAULT_REASONS)[number];

/** One template as it was last written; an empty text retires it. */
export type StoredReason = { key: string; text: string; textEn: string | null };

/** A template as it is offered (*alasan siap pakai*). */
export type ReasonTemplate = {
  key: string;
  text: Bilingual;
  /** Still in the words it came with. */
  isDefault: boolean;
};

/**
 * The templates of a plan: those it came with unless rewritten or retired, then those added.
 *
 * @param stored the latest of each key, in the order they were first written.
 * @param words the words of the defaults.
 */
export function reasonTemplates(
  stored: ReadonlyArray<StoredReason>,
  words: Readonly<Record<DefaultReason, Bilingual>>,
): { offered: Array<ReasonTemplate>; retired: Array<ReasonTemplate> } {
  const byKey = new Map(stored.map((each) => [each.key, each]));
  const defaults: ReadonlyArray<string> = DEFAULT_REASONS;
  const came = DEFAULT_REASONS.map((key) => templateOf(key, byKey.get(key), words[key]));
  const added = stored
    .filter(({ key }) => !defaults.includes(key))
    .map((each) => templateOf(each.key, each, { id: "", en: null }));
  const all = [...came, ...added];
  return {
    offered: all.flatMap(({ retired, ...template }) => (retired ? [] : [template])),
    retired: all.flatMap(({ retired, ...template }) =>
      retired && template.text.id !== "" ? [template] : [],
    ),
  };
}

function templateOf(key: string, stored: StoredReason | undefined, words: Bilingual) {
  if (stored === undefined) return { key, text: words, isDefault: true, retired: false };
  const text = { id: stored.text, en: stored.textEn };
  const retired = stored.text.trim() === "";
  return { key, text: retired ? words : text, isDefault: false, retired };
}

/** Most letters of a template. */
export const LONGEST_REASON = 300;
