import { PLAN_PROBLEMS } from "./authoring/plan-problems.ts";

/** Why a file is not read at all. */
export const FILE_PROBLEMS = [
  "file_empty",
  "file_too_large",
  "file_corrupt",
  "file_bomb",
  "file_encrypted",
  "file_macros",
  "file_old_excel",
  "file_kind",
  "file_too_many_rows",
  "file_stopped",
] as const;
export type FileProblem = (typeof FILE_PROBLEMS)[number];

/** Why a cell is not read. */
export const CELL_PROBLEMS = [
  "empty",
  "formula_error",
  "code_is_number",
  "not_a_number",
  "not_a_whole_number",
  "not_a_day",
  "ambiguous_day",
  "day_out_of_range",
  "not_yes_or_no",
  "not_in_list",
  "too_long",
] as const;
export type CellProblem = (typeof CELL_PROBLEMS)[number];

/** What is wrong with a sheet, its headings or a row. */
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

/** What is only to be known of. */
export const IMPORT_NOTICES = ["sheet_ignored", "column_ignored", "rows_ignored"] as const;
export type ImportNotice = (typeof IMPORT_NOTICES)[number];

/** Everything that may be wrong with a file, or noted of it; each has its sentence under `planImport.say`. */
export const IMPORT_SENTENCES = [
  ...FILE_PROBLEMS,
  ...TABLE_PROBLEMS,
  ...CELL_PROBLEMS,
  ...IMPORT_NOTICES,
  ...PLAN_PROBLEMS,
] as const;
export type ImportSentence = (typeof IMPORT_SENTENCES)[number];
