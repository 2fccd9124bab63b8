import type { SourceProblem } from "#app/exchange/plan-folder/problem.ts";
import type { WholeTranslate } from "#app/i18n/translate.ts";

/** One line for one wrong cell: where it is, what it held, what belongs there. */
export function problemLine(
  { file, row, column, code, held, expected }: SourceProblem,
  t: WholeTranslate,
): string {
  const where = row === null ? (column === null ? "file" : "column") : column === null ? "row" : "cell";
  const place = t(`seed.at.${where}`, { file, row, column });
  return `${place}: ${t(`seed.problem.${code}`, { held, expected })}`;
}
