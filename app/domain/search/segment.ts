import { SEARCH_FIELDS, SEARCH_KINDS, type SearchEntry, type SearchKind } from "./entry.ts";
import { type Lexicon, numberOf } from "./lexicon.ts";
import { codeKey, wordsOf } from "./words.ts";

/**
 * What of one plan, or of all plans together, can be found. Entries have numbers in the order they were added;
 * words stand in one long list of entry and field, sorted by word.
 */
export type Segment = {
  kinds: Uint8Array;
  refs: ReadonlyArray<string>;
  /** First days, where one is later than the beginning. */
  from: ReadonlyMap<number, string>;
  /** Words that occur, by their number in the lexicon, rising. */
  words: Int32Array;
  /** Where the places of each word begin; one more than there are words. */
  starts: Int32Array;
  /** `entry * 4 + field`, rising within a word. */
  places: Int32Array;
  /** Codes as they are compared, rising, and the entry of each. */
  codes: ReadonlyArray<string>;
  codeEntries: Int32Array;
};

export type SegmentBuilder = { add: (entry: SearchEntry) => void; finish: () => Segment };

/** A list of numbers that grows. */
type Numbers = { values: Int32Array; length: number };

/** Takes entries one by one, so that the building of a large segment can pause. */
export function segmentBuilder(lexicon: Lexicon): SegmentBuilder {
  const kinds: Array<number> = [];
  const refs: Array<string> = [];
  const from = new Map<number, string>();
  const codes: Array<{ key: string; entry: number }> = [];
  const words = { values: new Int32Array(1024), length: 0 };
  const places = { values: new Int32Array(1024), length: 0 };

  return {
    add({ kind, ref, code, from: since, texts }) {
      const entry = refs.length;
      refs.push(ref);
      kinds.push(SEARCH_KINDS.indexOf(kind));
      if (since !== "") from.set(entry, since);
      const key = code === null ? null : codeKey(code);
      if (key !== null) codes.push({ key, entry });
      for (const [word, field] of fieldsOfWords(texts)) {
        push(words, numberOf(lexicon, word));
        push(places, entry * 4 + field);
      }
    },
    finish() {
      codes.sort((left, right) => (left.key < right.key ? -1 : left.key > right.key ? 1 : 0));
      return {
        ...{ kinds: Uint8Array.from(kinds), refs, from },
        ...sortedByWord(words, places, lexicon.words.length),
        codes: codes.map(({ key }) => key),
        codeEntries: Int32Array.from(codes, ({ entry }) => entry),
      };
    },
  };
}

/** Each word of an entry once, with the worthiest field it stands in. */
function fieldsOfWords(texts: SearchEntry["texts"]): Map<string, number> {
  const fields = new Map<string, number>();
  SEARCH_FIELDS.forEach((name, field) => {
    for (const text of texts[name] ?? []) {
      if (text !== null) for (const word of wordsOf(text)) fields.set(word, field);
    }
  });
  return fields;
}

function push(numbers: Numbers, value: number): void {
  if (numbers.length === numbers.values.length) {
    const wider = new Int32Array(numbers.length * 2);
    wider.set(numbers.values);
    numbers.values = wider;
  }
  numbers.values[numbers.length] = value;
  numbers.length += 1;
}

/** Sorts places by word by counting, which keeps the order of entries. */
function sortedByWord(words: Numbers, places: Numbers, wordCount: number) {
  const counts = new Int32Array(wordCount + 1);
  for (let at = 0; at < words.length; at += 1) add(counts, (words.values[at] ?? 0) + 1, 1);
  for (let word = 0; word < wordCount; word += 1) add(counts, word + 1, counts[word] ?? 0);
  const next = counts.slice();
  const sorted = new Int32Array(places.length);
  for (let at = 0; at < words.length; at += 1) {
    const word = words.values[at] ?? 0;
    sorted[next[word] ?? 0] = places.values[at] ?? 0;
    add(next, word, 1);
  }
  const occurring: Array<number> = [];
  for (let word = 0; word < wordCount; word += 1) {
    if ((counts[word] ?? 0) < (counts[word + 1] ?? 0)) occurring.push(word);
  }
  return {
    words: Int32Array.from(occurring),
    starts: Int32Array.from([...occurring.map((word) => counts[word] ?? 0), places.length]),
    places: sorted,
  };
}

function add(numbers: Int32Array, at: number, more: number): void {
  numbers[at] = (numbers[at] ?? 0) + more;
}

/** The kind of an entry. */
export function kindAt(segment: Segment, entry: number): SearchKind {
  return SEARCH_KINDS[segment.kinds[entry] ?? 0] ?? "action";
}
