import { IMPORT_SENTENCES } from "#app/domain/import-problems.ts";
import type { ShownProblem } from "#app/domain/plan-import.ts";
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

/** One line for what is wrong with a file, or noted of it: sheet, row and column, then what to do. */
export function fileProblemLine(
  { code, sheet, row, column, letters, held, expected }: ShownProblem,
  t: WholeTranslate,
): string {
  const sentence = IMPORT_SENTENCES.find((known) => known === code) ?? "shape_unknown";
  const named = [letters, column].filter(Boolean).join(" ");
  const place =
    sheet === null
      ? t("planImport.wholeFile")
      : [
          t("planImport.sheet", { sheet }),
          row === null ? "" : t("planImport.row", { row }),
          named === "" ? "" : t("planImport.column", { column: named }),
        ]
          .filter((part) => part !== "")
          .join(", ");
  return `${place}: ${t(`planImport.say.${sentence}`, { held, expected })}`;
}
