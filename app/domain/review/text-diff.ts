/** A run of words that stayed, went or came. */
export type DiffPart = { kind: "same" | "removed" | "added"; text: string };

/** Most words compared one by one; longer texts are shown as replaced. */
const MOST_WORDS = 1_500;

/**
 * What changed between two texts, word by word: the longest common subsequence stays.
 *
 * @returns parts that, without the removed ones, read as the new text, and without the added ones as the old.
 */
export function textDiff(before: string, after: string): Array<DiffPart> {
  const [old, now] = [wordsOf(before), wordsOf(after)];
  if (old.length > MOST_WORDS || now.length > MOST_WORDS) {
    return joined([
      { kind: "removed", text: old.join(" ") },
      { kind: "added", text: now.join(" ") },
    ]);
  }
  return joined(walk(old, now, lengths(old, now)));
}

function wordsOf(text: string): Array<string> {
  return text.split(/\s+/u).filter((word) => word !== "");
}

/** Length of the longest common subsequence of every pair of endings, row by row. */
function lengths(old: ReadonlyArray<string>, now: ReadonlyArray<string>): Uint16Array {
  const width = now.length + 1;
  const table = new Uint16Array((old.length + 1) * width);
  const at = (row: number, column: number) => table[row * width + column] ?? 0;
  for (let row = old.length - 1; row >= 0; row--) {
    for (let column = now.length - 1; column >= 0; column--) {
      table[row * width + column] =
        old[row] === now[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  return table;
}

function walk(old: ReadonlyArray<string>, now: ReadonlyArray<string>, table: Uint16Array): Array<DiffPart> {
  const width = now.length + 1;
  const parts: Array<DiffPart> = [];
  let [row, column] = [0, 0];
  while (row < old.length || column < now.length) {
    const [gone, come] = [old[row], now[column]];
    if (gone !== undefined && gone === come) {
      parts.push({ kind: "same", text: gone });
      row += 1;
      column += 1;
    } else if (
      gone !== undefined &&
      (come === undefined ||
        (table[(row + 1) * width + column] ?? 0) >= (table[row * width + column + 1] ?? 0))
    ) {
      parts.push({ kind: "removed", text: gone });
      row += 1;
    } else if (come !== undefined) {
      parts.push({ kind: "added", text: come });
      column += 1;
    }
  }
  return parts;
}

/** Neighbours of one kind as one run. */
function joined(parts: ReadonlyArray<DiffPart>): Array<DiffPart> {
  const runs: Array<DiffPart> = [];
  for (const part of parts) {
    if (part.text === "") continue;
    const last = runs.at(-1);
    if (last?.kind === part.kind) last.text = `${last.text} ${part.text}`;
    else runs.push({ ...part });
  }
  return runs;
}
