import { asWritten, type Likeness, likeness } from "./likeness.ts";

/** Every word that stands in what can be found, once, with a number. It only grows. */
export type Lexicon = { numbers: Map<string, number>; words: Array<string>; letters: Array<number> };

export function emptyLexicon(): Lexicon {
  return { numbers: new Map(), words: [], letters: [] };
}

/** The number of a word, which it is given when it is new. */
export function numberOf(lexicon: Lexicon, word: string): number {
  const known = lexicon.numbers.get(word);
  if (known !== undefined) return known;
  const number = lexicon.words.length;
  lexicon.numbers.set(word, number);
  lexicon.words.push(word);
  lexicon.letters.push(lettersIn(word));
  return number;
}

/** Words like one that was asked for, by number. */
export type LikeWords = ReadonlyMap<number, Likeness>;

/** Words as they are written like one asked for; with `forgiving`, within its typing errors too. */
export function likeWords(lexicon: Lexicon, asked: string, forgiving: boolean): LikeWords {
  const found = new Map<number, Likeness>();
  const wanted = lettersIn(asked);
  const missing = forgiving ? 2 : 0;
  for (let number = 0; number < lexicon.words.length; number += 1) {
    if (bits(wanted & ~(lexicon.letters[number] ?? 0)) > missing) continue;
    const word = lexicon.words[number] ?? "";
    const like = forgiving ? likeness(asked, word) : asWritten(asked, word);
    if (like !== null) found.set(number, like);
  }
  return found;
}

/** A bit for each letter and digit that a word holds: words without most of those asked for need not be compared. */
function lettersIn(word: string): number {
  let letters = 0;
  for (let place = 0; place < word.length; place += 1) letters |= 1 << (word.charCodeAt(place) & 31);
  return letters;
}

function bits(value: number): number {
  let count = 0;
  for (let rest = value; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}
