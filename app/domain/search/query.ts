import { codeKey, isSmallWord, lookalikeKey, wordsOf } from "./words.ts";

/** One thing that was asked for: a word, or what may be a code. */
export type QueryPart = {
  /** As it was typed. */
  typed: string;
  words: ReadonlyArray<string>;
  /** Codes it may be, as they are compared. */
  codes: ReadonlyArray<string>;
};

export type SearchQuery = {
  text: string;
  parts: ReadonlyArray<QueryPart>;
  /** Codes that the whole text may be, such as `a1 b06`. */
  wholeCodes: ReadonlyArray<string>;
};

export const LONGEST_QUERY = 100;
const MOST_PARTS = 8;

export type ReadQuery =
  | { ok: true; query: SearchQuery }
  | { ok: false; problem: "empty" | "too_long" | "no_words" };

/** Reads what somebody typed into the search box. */
export function readQuery(typed: string): ReadQuery {
  const text = typed.trim().replace(/\s+/g, " ");
  if (text === "") return { ok: false, problem: "empty" };
  if (text.length > LONGEST_QUERY) return { ok: false, problem: "too_long" };
  const parts = text
    .split(" ")
    .map(partOf)
    .filter(({ words, codes }) => words.length + codes.length > 0)
    .slice(0, MOST_PARTS);
  if (parts.length === 0) return { ok: false, problem: "no_words" };
  return { ok: true, query: { text, parts, wholeCodes: parts.length === 1 ? [] : codesOf(text) } };
}

function partOf(typed: string): QueryPart {
  return { typed, words: wordsOf(typed).filter((word) => !isSmallWord(word)), codes: codesOf(typed) };
}

function codesOf(text: string): Array<string> {
  return [...new Set([codeKey(text), lookalikeKey(text)])].filter((key) => key !== null);
}
