import type { MessageKey } from "#app/i18n/messages.ts";
import type { Translate } from "#app/i18n/translate.ts";

/** A cell of a table that cannot be read. */
export type WrittenCell = {
  file: string;
  row: number | null;
  column: string | null;
  code: CellCode;
  held: string;
  expected: string;
};
type CellCode = MessageKey extends infer Key
  ? Key extends `seed.problem.${infer Code}`
    ? Code
    : never
  : never;

/** Where the cell is, what it held, and what belongs there. */
export function cellProblem({ file, row, column, code, held, expected }: WrittenCell, t: Translate): string {
  const where = row === null ? (column === null ? "file" : "column") : column === null ? "row" : "cell";
  return `${t(`seed.at.${where}`, { file, row, column })}: ${t(`seed.problem.${code}`, { held, expected })}`;
}

/** The same of a field of a form: what it is short of, in the words of the form. */
export function fieldProblem({ code, held, expected }: WrittenCell, t: Translate): string {
  if (held === "") return t("calendarTables.form.empty");
  if (code === "not_a_boundary" || code === "not_a_condition") return t("calendarTables.form.incomplete");
  return t(`seed.problem.${code}`, { held, expected });
}
