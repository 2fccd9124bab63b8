import { WORD_KEYS, type WordKey } from "#app/domain/authoring/closed-lists.ts";
import type { Language } from "./language.ts";
import type { Reword } from "./translate.ts";

/** Parts of the catalogue that speak of one plan, and in which these words mean nothing else. */
const PARTS: ReadonlySet<string> = new Set([
  ...[
    "scorecard",
    "matrix",
    "schedule",
    "milestone",
    "outlook",
    "owner",
    "review",
    "follow",
    "talk",
    "meeting",
  ],
]);

/** What the catalogues call each, the longer name first; of English the plural too. */
const USUAL: Readonly<Record<Language, Readonly<Record<WordKey, ReadonlyArray<string>>>>> = {
  id: {
    milestone: ["target capaian", "target"],
    commitment: ["komitmen"],
    action: ["aksi"],
    achievement: ["capaian"],
  },
  en: {
    milestone: ["milestones", "milestone", "targets", "target"],
    commitment: ["commitments", "commitment"],
    action: ["actions", "action"],
    achievement: ["achievement"],
  },
};

/** Says what the catalogue says of a plan in the plan's own words. A word the plan has none for stays. */
export function ownSentences(language: Language, own: (key: WordKey) => string | null): Reword {
  const words = new Map(
    WORD_KEYS.flatMap((key) => {
      const word = own(key);
      return word === null ? [] : USUAL[language][key].map((usual) => [usual, word] as const);
    }),
  );
  const pattern = new RegExp(`\\b(?:${[...words.keys()].join("|")})\\b`, "gi");
  return (key, text) => {
    if (words.size === 0 || !PARTS.has(key.split(".", 1)[0] ?? "")) return text;
    return text.replace(pattern, (usual) => {
      return asSaid(usual, words.get(usual.toLowerCase()) ?? usual, language);
    });
  };
}

/** The own word with the capital and the plural of the one it stands for. */
function asSaid(usual: string, word: string, language: Language): string {
  const isMany = language === "en" && usual.toLowerCase().endsWith("s");
  const said = isMany ? pluralOf(word) : word;
  return usual.startsWith(usual.charAt(0).toUpperCase()) ? said : uncapitalised(said);
}

/** English plural by its rule; a plan whose word has another may write the plural as its word. */
function pluralOf(word: string): string {
  if (/[^aeiou]y$/i.test(word)) return word.replace(/y$/i, "ies");
  if (/([sxz]|[cs]h)$/i.test(word)) return /s$/i.test(word) && !/ss$/i.test(word) ? word : `${word}es`;
  return `${word}s`;
}

/** A word as it stands within a sentence; an acronym stays as it is. */
export function uncapitalised(word: string): string {
  const [first = "", second = ""] = word;
  const isAcronym = second !== second.toLowerCase();
  return isAcronym ? word : `${first.toLowerCase()}${word.slice(first.length)}`;
}
