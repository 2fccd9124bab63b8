/** How a word that was asked for stands to one that is there. */
export type Likeness = "same" | "begins" | "inside" | "one_edit" | "two_edits";

/** What each is worth against a word found as it was written. */
export const WORTH: Readonly<Record<Likeness, number>> = {
  same: 1,
  begins: 0.8,
  inside: 0.5,
  one_edit: 0.6,
  two_edits: 0.4,
};

/** Shortest word that is looked for within others. */
const SHORTEST_INSIDE = 4;

/** How many wrong, missing, additional or swapped letters a word of a length may hold. A number holds none. */
export function editsAllowed(word: string): 0 | 1 | 2 {
  if (word.length < 4 || /^\d+$/.test(word)) return 0;
  return word.length < 8 ? 1 : 2;
}

/** How a word that was asked for stands to one that is there, as both are written; null when it does not. */
export function asWritten(asked: string, there: string): Likeness | null {
  if (asked === there) return "same";
  if (asked.length >= there.length) return null;
  if (there.startsWith(asked)) return "begins";
  return asked.length >= SHORTEST_INSIDE && there.includes(asked) ? "inside" : null;
}

/** {@link asWritten}, and otherwise as far as typing errors are forgiven; of a longer word its beginning counts. */
export function likeness(asked: string, there: string): Likeness | null {
  const written = asWritten(asked, there);
  if (written !== null) return written;
  const allowed = editsAllowed(asked);
  if (allowed === 0 || there.length < asked.length - allowed) return null;
  const edits = editsToBeginning(asked, there, allowed);
  if (edits > allowed) return null;
  return edits === 1 ? "one_edit" : "two_edits";
}

/**
 * Fewest edits that make `asked` of `there` or, for words of five letters and more, of its beginning. Swapping two
 * neighbours is one edit. Stops counting above `most`.
 */
function editsToBeginning(asked: string, there: string, most: number): number {
  const width = Math.min(there.length, asked.length + most);
  let before: Array<number> = [];
  let last = Array.from({ length: width + 1 }, (_, column) => column);
  for (let row = 1; row <= asked.length; row += 1) {
    const now = [row];
    let least = row;
    for (let column = 1; column <= width; column += 1) {
      const same = asked[row - 1] === there[column - 1];
      let edits = Math.min(
        (last[column] ?? most) + 1,
        (now[column - 1] ?? most) + 1,
        (last[column - 1] ?? most) + (same ? 0 : 1),
      );
      if (
        row > 1 &&
        column > 1 &&
        asked[row - 1] === there[column - 2] &&
        asked[row - 2] === there[column - 1]
      ) {
        edits = Math.min(edits, (before[column - 2] ?? most) + 1);
      }
      now.push(edits);
      if (edits < least) least = edits;
    }
    if (least > most) return least;
    before = last;
    last = now;
  }
  const whole = there.length === width ? (last[width] ?? most + 1) : most + 1;
  return asked.length < SHORTEST_BEGINNING ? whole : Math.min(...last.slice(1), whole);
}

const SHORTEST_BEGINNING = 5;
