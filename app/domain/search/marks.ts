import { asWritten, likeness } from "./likeness.ts";
import type { SearchQuery } from "./query.ts";
import { codeKey, placedWords } from "./words.ts";

/** A stretch of a text; `marked` is a word that was asked for. */
export type Piece = { text: string; marked: boolean };

const LONGEST_SNIPPET = 180;
const BEFORE_THE_FIRST = 50;

/** Cuts a text into what was asked for and the rest. */
export function markWords(text: string, query: SearchQuery, forgiving: boolean): Array<Piece> {
  const wanted = query.parts.flatMap(({ words }) => words);
  const isLike = forgiving ? likeness : asWritten;
  const pieces: Array<Piece> = [];
  let at = 0;
  for (const { word, from, to } of placedWords(text)) {
    if (!wanted.some((each) => isLike(each, word) !== null)) continue;
    if (from > at) pieces.push({ text: text.slice(at, from), marked: false });
    pieces.push({ text: text.slice(from, to), marked: true });
    at = to;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), marked: false });
  return pieces;
}

/** Whether a code is one that was asked for or stands below it. */
export function isAskedCode(code: string, { parts, wholeCodes }: SearchQuery): boolean {
  const key = codeKey(code);
  return (
    key !== null &&
    [...wholeCodes, ...parts.flatMap(({ codes }) => codes)].some((each) => key.startsWith(each))
  );
}

export function hasMark(pieces: ReadonlyArray<Piece>): boolean {
  return pieces.some(({ marked }) => marked);
}

/** The part of a long text around the first mark, cut at words. */
export function snippetOf(pieces: ReadonlyArray<Piece>): Array<Piece> {
  const whole = pieces.map(({ text }) => text).join("");
  if (whole.length <= LONGEST_SNIPPET) return [...pieces];
  const first = pieces.findIndex(({ marked }) => marked);
  const before = pieces.slice(0, Math.max(0, first)).reduce((length, { text }) => length + text.length, 0);
  const wanted = Math.max(0, before - BEFORE_THE_FIRST);
  const from = wanted === 0 ? 0 : whole.indexOf(" ", wanted) + 1;
  const end = from + LONGEST_SNIPPET;
  const to = end >= whole.length ? whole.length : Math.max(whole.lastIndexOf(" ", end), before + 1);
  const cut = slice(pieces, from, to);
  if (from > 0) cut.unshift({ text: "… ", marked: false });
  if (to < whole.length) cut.push({ text: " …", marked: false });
  return cut;
}

function slice(pieces: ReadonlyArray<Piece>, from: number, to: number): Array<Piece> {
  let at = 0;
  return pieces.flatMap(({ text, marked }) => {
    const begins = at;
    at += text.length;
    const kept = text.slice(Math.max(0, from - begins), Math.max(0, to - begins));
    return kept === "" ? [] : [{ text: kept, marked }];
  });
}
