import type { ImportNotice, ImportSentence } from "#app/domain/import-problems.ts";

/** One thing to repair in a file (or, as a notice, to know of), and where it stands. */
export type ImportProblem = {
  level: "error" | "notice";
  code: ImportSentence;
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

export function errorAt(code: ImportSentence, place: Place = {}): ImportProblem {
  const nowhere = { sheet: null, row: null, column: null, letters: null, held: "", expected: "" };
  return { level: "error", code, ...nowhere, ...place };
}

export function noticeAt(code: ImportNotice, place: Place = {}): ImportProblem {
  return { ...errorAt(code, place), level: "notice" };
}

/** Letters of a column counted from 0: `A`, `Z`, `AA`. */
export function columnLetters(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : `${columnLetters(Math.floor(index / 26) - 1)}${letter}`;
}
