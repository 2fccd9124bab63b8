/** A word of a text: as it is compared, and where it stands. */
export type PlacedWord = { word: string; from: number; to: number };

/** Shortest word that is looked for. */
export const SHORTEST_WORD = 2;

/** Words that stand in nearly every sentence and find nothing. */
const SMALL_WORDS: ReadonlySet<string> = new Set(
  (
    "dan atau yang di ke dari untuk pada dengan oleh itu ini adalah dalam sebagai agar serta " +
    "the of and or in on to for by with is are be as at an from that this"
  ).split(" "),
);

/** Whether a word is left out of the index and of queries. */
export function isSmallWord(word: string): boolean {
  return word.length < SHORTEST_WORD || SMALL_WORDS.has(word);
}

/** A text as it is compared: small letters without accents. Never longer or shorter in words than the text. */
export function folded(text: string): string {
  return text.normalize("NFKD").replace(MARKS, "").toLowerCase();
}

const MARKS = /\p{M}+/gu;
const RUN = /[\p{L}\p{M}\p{N}]+/gu;
const PLAIN_RUN = /[a-z0-9]+/g;
const IS_PLAIN = /^[\x20-\x7e\n]*$/;

/** Every word of a text that can be looked for. */
export function wordsOf(text: string): Array<string> {
  if (IS_PLAIN.test(text)) {
    return (text.toLowerCase().match(PLAIN_RUN) ?? []).filter((word) => !isSmallWord(word));
  }
  return placedWords(text)
    .map(({ word }) => word)
    .filter((word) => !isSmallWord(word));
}

/** Every run of letters and digits of a text with its place, in order. */
export function placedWords(text: string): Array<PlacedWord> {
  return [...text.matchAll(RUN)].map((match) => ({
    word: folded(match[0]),
    from: match.index,
    to: match.index + match[0].length,
  }));
}

const PARTS = /\p{L}+|\d+/gu;

/**
 * A code as it is compared: its runs of letters and of digits, digits without leading zeros, joined by points.
 * `A1-B06`, `a1 b6` and `A1B06` are one; `B06.2` and `B06.12` are two. Null for what holds no digit or no letter.
 */
export function codeKey(text: string): string | null {
  const parts = folded(text).match(PARTS) ?? [];
  const isCode = parts.some((part) => /\d/.test(part)) && parts.some((part) => !/\d/.test(part));
  return isCode
    ? parts.map((part) => (/\d/.test(part) ? part.replace(/^0+(?=\d)/, "") : part)).join(".")
    : null;
}

/** The same code read with the letters O, I and l for the digits they look like; null where none stands so. */
export function lookalikeKey(text: string): string | null {
  const read = text
    .replace(/(?<=[\dA-Za-z][\d.-]?)[oO](?=[\d.-]|$)|(?<=\d)[oO]/g, "0")
    .replace(/(?<=[\d.])[Il]/g, "1");
  return read === text ? null : codeKey(read);
}
