/** A run of words that stayed, went or came. */
export type DiffRun = { kind: "same" | "gone" | "new"; text: string };

/** Beyond this many words on a side a text is shown as replaced whole: the comparison grows with the square. */
const MOST_WORDS = 1_200;

/**
 * How one text became another, word by word, with the white space that belongs to each word.
 *
 * What stays and what goes makes the old text again, what stays and what comes the new one.
 */
export function wordDiff(before: string, after: string): Array<DiffRun> {
  const [olds, news] = [wordsOf(before), wordsOf(after)];
  if (olds.length > MOST_WORDS || news.length > MOST_WORDS) {
    return joined([...olds.map((text) => run("gone", text)), ...news.map((text) => run("new", text))]);
  }
  const common = commonLengths(olds, news);
  const runs: Array<DiffRun> = [];
  let [left, right] = [0, 0];
  while (left < olds.length || right < news.length) {
    const [old, fresh] = [olds[left], news[right]];
    if (old !== undefined && old === fresh) {
      runs.push(run("same", old));
      left += 1;
      right += 1;
    } else if (
      fresh === undefined ||
      (old !== undefined && at(common, left + 1, right) >= at(common, left, right + 1))
    ) {
      runs.push(run("gone", old ?? ""));
      left += 1;
    } else {
      runs.push(run("new", fresh));
      right += 1;
    }
  }
  return joined(runs);
}

function wordsOf(text: string): Array<string> {
  return text.match(/\s*\S+\s*$|\s*\S+/gu) ?? (text === "" ? [] : [text]);
}

function run(kind: DiffRun["kind"], text: string): DiffRun {
  return { kind, text };
}

/** Length of the longest common run of words from each pair of places on. */
function commonLengths(olds: ReadonlyArray<string>, news: ReadonlyArray<string>): ReadonlyArray<Uint16Array> {
  const lengths = Array.from({ length: olds.length + 1 }, () => new Uint16Array(news.length + 1));
  for (let left = olds.length - 1; left >= 0; left -= 1) {
    const row = lengths[left];
    for (let right = news.length - 1; right >= 0 && row !== undefined; right -= 1) {
      row[right] =
        olds[left] === news[right]
          ? at(lengths, left + 1, right + 1) + 1
          : Math.max(at(lengths, left + 1, right), at(lengths, left, right + 1));
    }
  }
  return lengths;
}

function at(lengths: ReadonlyArray<Uint16Array>, left: number, right: number): number {
  return lengths[left]?.[right] ?? 0;
}

function joined(runs: ReadonlyArray<DiffRun>): Array<DiffRun> {
  const result: Array<DiffRun> = [];
  for (const each of runs) {
    const last = result.at(-1);
    if (last?.kind === each.kind)
      result[result.length - 1] = { kind: last.kind, text: last.text + each.text };
    else result.push(each);
  }
  return result;
}
