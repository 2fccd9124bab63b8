import type { FileProblem } from "./raw-sheets.server.ts";
import type { CellProblem } from "./read-cell.ts";

export const TABLE_PROBLEMS = [
  "no_known_sheet",
  "no_header",
  "column_missing",
  "column_twice",
  "sheet_twice",
  "duplicate",
  "formula",
  "merged_across",
  "too_many_rows",
  "english_alone",
  "deadline_incomplete",
  "other_plan",
  "one_plan",
  "plan_missing",
  "unknown_code",
  "shape_unknown",
] as const;
export type TableProblem = (typeof TABLE_PROBLEMS)[number];

export const NOTICES = ["sheet_ignored", "column_ignored", "rows_ignored"] as const;
export type Notice = (typeof NOTICES)[number];

export type ImportProblemCode = FileProblem | TableProblem | CellProblem | Notice | string;

/** One thing to repair in a file (or, as a notice, to know of), and where it stands. */
export type ImportProblem = {
  level: "error" | "notice";
  code: ImportProblemCode;
  /** Null when the whole file is meant. */
  sheet: string | null;
  /** Row of the sheet, or line of the text, from 1. */
  row: number | null;
  /** Heading of the column as the file has it. */
  column: string | null;
  /** Letters of the column in a workbook, such as `AB`. */
  letters: string | null;
  held: string;
  expected: string;
};

type Place = Partial<Pick<ImportProblem, "sheet" | "row" | "column" | "letters" | "held" | "expected">>;

export function errorAt(code: ImportProblemCode, place: Place = {}): ImportProblem {
  const nowhere = { sheet: null, row: null, column: null, letters: null, held: "", expected: "" };
  return { level: "error", code, ...nowhere, ...place };
}

export function noticeAt(code: Notice, place: Place = {}): ImportProblem {
  return { ...errorAt(code, place), level: "notice" };
}

/** Letters of a column counted from 0: `A`, `Z`, `AA`. */
export function columnLetters(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : `${columnLetters(Math.floor(index / 26) - 1)}${letter}`;
}
