import type { PiiFinding } from "#app/domain/evidence/profile.ts";

/**
 * Looks through one table as it streams by. Keeps counts, row numbers, short hashes and masks: no value
 * outlives the call that brought it. A scanner serves one table, from `labels` to `finish`.
 */
export type PiiScanner = {
  /** Column labels in order, as written; called again with the longer list when records bring more. */
  labels(names: ReadonlyArray<string>): void;
  /**
   * One cell.
   *
   * @param column index from 0.
   * @param row data row from 1.
   * @param text the cell as text; a number in a spreadsheet as its digits or as printed.
   */
  cell(column: number, row: number, text: string): void;
  /** What was found, most serious first; called once, at the end. */
  finish(): Array<PiiFinding>;
};
