import { FIELD_WORTH, SEARCH_FIELDS, SEARCH_KINDS, type SearchKind } from "./entry.ts";
import { type Lexicon, type LikeWords, likeWords } from "./lexicon.ts";
import { WORTH } from "./likeness.ts";
import type { SearchQuery } from "./query.ts";
import { kindAt, type Segment } from "./segment.ts";

/** Something found: its segment by number, its entry, and what it is worth. */
export type Found = { segment: number; entry: number; score: number };

/** How what was found came about: as written, within typing errors, or with some of the words only. */
export type FoundBy = "written" | "forgiving" | "some_words";

export type Findings = {
  by: FoundBy;
  /** The best of each kind, best first. */
  best: Readonly<Record<SearchKind, ReadonlyArray<Found>>>;
  totals: Readonly<Record<SearchKind, number>>;
};

export type FindOptions = {
  /** Most of each kind that are named. */
  most: number;
  /** Only this kind; null for all. */
  kind: SearchKind | null;
  /** Only what was there on this day; null for all. */
  asOf: string | null;
};

/** A part of the query with the words it may stand for. */
type Sought = { codes: ReadonlyArray<string>; words: ReadonlyArray<LikeWords> };

/**
 * Looks for every part of a query in every segment. What holds all parts as they are written counts; when nothing
 * does, typing errors are forgiven; when still nothing does, what holds most of the parts is given.
 */
export function find(
  segments: ReadonlyArray<Segment>,
  lexicon: Lexicon,
  query: SearchQuery,
  options: FindOptions,
): Findings {
  const written = soughtIn(lexicon, query, false);
  const first = collect(segments, written, query, { ...options, needed: query.parts.length });
  if (first.any) return { by: "written", ...first };
  const forgiving = soughtIn(lexicon, query, true);
  const second = collect(segments, forgiving, query, { ...options, needed: query.parts.length });
  if (second.any || query.parts.length === 1) return { by: "forgiving", ...second };
  for (let needed = query.parts.length - 1; needed > 1; needed -= 1) {
    const some = collect(segments, forgiving, query, { ...options, needed });
    if (some.any) return { by: "some_words", ...some };
  }
  return { by: "some_words", ...collect(segments, forgiving, query, { ...options, needed: 1 }) };
}

function soughtIn(lexicon: Lexicon, query: SearchQuery, forgiving: boolean): Array<Sought> {
  return query.parts.map(({ words, codes }) => ({
    codes,
    // A code is not bent: B06.2 with an error is another code.
    words: words.map((word) => likeWords(lexicon, word, forgiving && codes.length === 0)),
  }));
}

function collect(
  segments: ReadonlyArray<Segment>,
  sought: ReadonlyArray<Sought>,
  query: SearchQuery,
  options: FindOptions & { needed: number },
) {
  const best = perKind<Array<Found>>(() => []);
  const totals = perKind(() => 0);
  segments.forEach((segment, number) => {
    const scores = scoresOf(segment, sought, query, options.needed);
    if (scores === null) return;
    for (let entry = 0; entry < scores.length; entry += 1) {
      const score = scores[entry] ?? 0;
      if (score === 0) continue;
      const kind = kindAt(segment, entry);
      if (options.kind !== null && kind !== options.kind) continue;
      if (options.asOf !== null && (segment.from.get(entry) ?? "") > options.asOf) continue;
      totals[kind] += 1;
      keep(best[kind], { segment: number, entry, score }, options.most);
    }
  });
  return { best, totals, any: SEARCH_KINDS.some((kind) => totals[kind] > 0) };
}

/** What every entry of a segment is worth; null when none holds enough of the parts. */
function scoresOf(
  segment: Segment,
  sought: ReadonlyArray<Sought>,
  { wholeCodes }: SearchQuery,
  needed: number,
): Float32Array | null {
  const size = segment.refs.length;
  const scores = new Float32Array(size);
  const held = new Uint8Array(size);
  const best = new Float32Array(size);
  sought.forEach((part, position) => {
    best.fill(0);
    for (const like of part.words) takeWords(segment, like, best);
    for (const code of part.codes) takeCodes(segment, code, best);
    for (let entry = 0; entry < size; entry += 1) {
      const worth = best[entry] ?? 0;
      if (worth === 0) continue;
      scores[entry] = (scores[entry] ?? 0) + worth;
      held[entry] = (held[entry] ?? 0) + 1;
    }
    if (position < sought.length - 1) return;
    best.fill(0);
    for (const code of wholeCodes) takeCodes(segment, code, best);
  });
  let any = false;
  for (let entry = 0; entry < size; entry += 1) {
    const whole = wholeCodes.length > 0 ? (best[entry] ?? 0) * sought.length : 0;
    const enough = whole > 0 || (held[entry] ?? 0) >= needed;
    scores[entry] = enough ? Math.max(whole, scores[entry] ?? 0) : 0;
    any ||= enough;
  }
  return any ? scores : null;
}

function takeWords(segment: Segment, like: LikeWords, best: Float32Array): void {
  for (const [word, likeness] of like) {
    const at = placeOf(segment.words, word);
    if (at === -1) continue;
    const worth = WORTH[likeness];
    const end = segment.starts[at + 1] ?? 0;
    for (let place = segment.starts[at] ?? 0; place < end; place += 1) {
      const where = segment.places[place] ?? 0;
      const field = SEARCH_FIELDS[where & 3] ?? "text";
      raise(best, where >> 2, worth * FIELD_WORTH[field]);
    }
  }
}

/** The code itself, then codes below it such as B06.2 below B06, then codes whose last number goes on. */
function takeCodes({ codes, codeEntries }: Segment, code: string, best: Float32Array): void {
  for (let at = firstFrom(codes, code); at < codes.length; at += 1) {
    const found = codes[at] ?? "";
    if (!found.startsWith(code)) return;
    const worth = found === code ? 1 : found[code.length] === "." ? WORTH.begins : WORTH.inside;
    raise(best, codeEntries[at] ?? 0, worth * FIELD_WORTH.code);
  }
}

function raise(best: Float32Array, entry: number, worth: number): void {
  if ((best[entry] ?? 0) < worth) best[entry] = worth;
}

/** Where a word stands among rising numbers; -1 when it does not. */
function placeOf(numbers: Int32Array, wanted: number): number {
  let low = 0;
  let high = numbers.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const value = numbers[middle] ?? 0;
    if (value === wanted) return middle;
    if (value < wanted) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

function firstFrom(codes: ReadonlyArray<string>, wanted: string): number {
  let low = 0;
  let high = codes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((codes[middle] ?? "") < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Keeps the best in order; of equals the earlier. */
function keep(best: Array<Found>, found: Found, most: number): void {
  const last = best.at(-1);
  if (best.length >= most && last !== undefined && last.score >= found.score) return;
  let at = best.length;
  while (at > 0 && (best[at - 1]?.score ?? 0) < found.score) at -= 1;
  best.splice(at, 0, found);
  if (best.length > most) best.pop();
}

function perKind<Value>(make: () => Value): Record<SearchKind, Value> {
  return {
    action: make(),
    milestone: make(),
    indicator: make(),
    slot: make(),
    owner: make(),
    stage: make(),
    dataset: make(),
    report: make(),
    decision: make(),
    plan: make(),
  };
}
