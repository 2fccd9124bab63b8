/** What can be wrong with a plan folder. Each has its sentence in the catalogues under `seed.problem`. */
export const SOURCE_PROBLEMS = [
  "file_missing",
  "csv_broken",
  "yaml_broken",
  "column_missing",
  "column_unknown",
  "cell_count",
  "empty",
  "not_a_day",
  "not_a_number",
  "not_positive",
  "not_in_list",
  "not_a_boundary",
  "not_a_condition",
  "not_a_pointer",
  "not_lines",
  "not_a_time_zone",
  "wrong_shape",
  "duplicate",
  "unknown_reference",
  "quote_without_stated",
  "stated_without_quote",
  "deadline_incomplete",
  "stage_circle",
] as const;
export type SourceProblemCode = (typeof SOURCE_PROBLEMS)[number];

/** One thing to repair, and where. */
export type SourceProblem = {
  file: string;
  /** Line of the file, counted from 1; null when the whole file is meant. */
  row: number | null;
  /** Column of a table, or path in a YAML file. */
  column: string | null;
  code: SourceProblemCode;
  /** What the cell holds. */
  held: string;
  /** What would be right: a pattern, the values allowed, or the file that lists them. */
  expected: string;
};

/** A cell refuses with the code as the message; anything else is a shape we did not foresee. */
export function problemCodeOf(message: string): SourceProblemCode {
  return SOURCE_PROBLEMS.find((code) => code === message) ?? "wrong_shape";
}
