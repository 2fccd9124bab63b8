import { expect } from "vitest";
import type { ShownPage, ShownRow } from "./read-page.ts";
import type { RebuiltNumber } from "./rebuild-scorecard.ts";

/** As docs/open-data.md says that percents are shown: only a true 0 reads 0 and only a true 100 reads 100. */
function shown(percent: number | null): number | null {
  if (percent === null) return null;
  if (percent > 0 && percent < 1) return 1;
  if (percent > 99 && percent < 100) return 99;
  return Math.round(Number(percent.toFixed(9)));
}

function expectedRow(number: RebuiltNumber | undefined): ShownRow {
  if (number === undefined || number.dueCount === 0)
    return { due: null, total: null, reported: null, proven: null, statuses: {} };
  const { dueCount, totalCount, reported, proven, statuses } = number;
  return { due: dueCount, total: totalCount, reported: shown(reported), proven: shown(proven), statuses };
}

/** Compares a page cell by cell with what was rebuilt; the bar of a checkpoint stands in a picture of its own. */
export function expectPage(
  page: ShownPage,
  { numbers, plan, where }: { numbers: ReadonlyMap<string, RebuiltNumber>; plan: string; where: string },
): void {
  for (const [name, row] of page.rows) {
    const expected = expectedRow(numbers.get(name));
    const { statuses: _, ...plain } = row;
    const { statuses, ...cells } = expected;
    expect(plain, `${name} ${where}`).toEqual(cells);
    if (!name.startsWith("checkpoint ")) expect(row.statuses, `${name} ${where}`).toEqual(statuses);
  }
  const unseen = [...numbers.keys()].filter((name) => !name.startsWith("plan ") && !page.rows.has(name));
  expect(unseen, where).toEqual([]);
  const total = numbers.get(`plan ${plan}`);
  if (total === undefined) throw new Error("the plan has no number");
  expect([page.reported, page.proven], where).toEqual([shown(total.reported), shown(total.proven)]);
  expect(numbersIn(page.headline), `${page.headline} ${where}`).toEqual(headlineNumbers(total));
}

/** What a headline counts beside the verified, gravest first. */
const REST = [["late"], ["unproven"], ["contested"], ["reported"], ["in_progress", "not_started"]];

/** The numbers a headline says, in its order: verified, due, and the two gravest kinds of the others. */
function headlineNumbers({ dueCount, totalCount, statuses }: RebuiltNumber): Array<number> {
  if (dueCount === 0) return [totalCount];
  if (dueCount === 1) return [1];
  const countOf = (status: string) => statuses[status] ?? 0;
  const verified = countOf("verified");
  const rest = REST.map((kind) => kind.reduce((sum, status) => sum + countOf(status), 0));
  const named = rest.filter((count) => count > 0 && count < dueCount).slice(0, 2);
  return [...(verified === 0 || verified === dueCount ? [] : [verified]), dueCount, ...named];
}

const WORDS = [
  "nol satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas".split(" "),
  "zero one two three four five six seven eight nine ten eleven".split(" "),
];

function numbersIn(text: string): Array<number> {
  const said = text.toLowerCase().replace(/satu pun|not one of/, "");
  return (said.match(/[a-z]+|\d+/g) ?? []).flatMap((word) => {
    if (/^\d+$/.test(word)) return [Number(word)];
    const at = Math.max(...WORDS.map((words) => words.indexOf(word)));
    return at < 0 ? [] : [at];
  });
}
