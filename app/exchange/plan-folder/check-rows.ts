import { indexSchedule } from "#app/domain/schedule.ts";
import type { SourceSchedule } from "./plan-source.ts";
import type { SourceProblem } from "./problem.ts";
import type { Tables } from "./read-tables.ts";

/** What the columns of one row must agree on: a quote and its mark, a deadline and its kind. */
export function checkRows(tables: Tables, problems: Array<SourceProblem>): void {
  const tablesWithQuotes = {
    "checkpoints.csv": tables.checkpoints,
    "commitments.csv": tables.commitments,
    "actions.csv": tables.actions,
    "milestones.csv": tables.milestones,
    "owners.csv": tables.owners,
    "indicators.csv": tables.indicators,
    "slots.csv": tables.slots,
    "elements.csv": tables.elements,
  };
  for (const [file, rows] of Object.entries(tablesWithQuotes)) {
    for (const { row, value } of rows) {
      const { provenance, quote, line } = value;
      checkQuote({ file, row, column: "quote" }, provenance, quote, line, problems);
    }
  }
  for (const { row, value } of tables.slots) {
    const where = { file: "slots.csv", row, column: "code_quote" };
    checkQuote(where, value.code_provenance, value.code_quote, value.code_line, problems);
  }
  for (const { row, value } of tables.milestones) {
    const where = { file: "milestones.csv", row, column: "deadline_quote" };
    checkQuote(where, value.deadline_provenance, value.deadline_quote, value.deadline_line, problems);
    checkDeadline(row, value, problems);
  }
}

function checkQuote(
  where: Pick<SourceProblem, "file" | "row" | "column">,
  mark: string,
  quote: string | null,
  lines: string | null,
  problems: Array<SourceProblem>,
): void {
  if (mark !== "stated" && quote !== null)
    problems.push({ ...where, code: "quote_without_stated", held: quote, expected: "stated" });
  if (mark === "stated" && (quote === null || lines === null))
    problems.push({ ...where, code: "stated_without_quote", held: quote ?? "", expected: "" });
}

function checkDeadline(
  row: number,
  cells: Tables["milestones"][number]["value"],
  problems: Array<SourceProblem>,
): void {
  const needed =
    cells.deadline_kind === "stage"
      ? (["deadline_calendar", "deadline_stage", "deadline_edge", "deadline_offset_days"] as const)
      : (["deadline_fixed_on", "deadline_reason"] as const);
  const unwanted =
    cells.deadline_kind === "stage"
      ? (["deadline_fixed_on"] as const)
      : (["deadline_stage", "deadline_edge", "deadline_offset_days"] as const);
  const wrong = [
    ...needed.filter((column) => cells[column] === null),
    ...unwanted.filter((column) => cells[column] !== null),
  ];
  for (const column of wrong) {
    const held = String(cells[column] ?? "");
    const expected = needed.join(", ");
    problems.push({ file: "milestones.csv", row, column, code: "deadline_incomplete", held, expected });
  }
}

/** Stages that hang on each other in a circle have no dates. */
export function checkCircles(schedule: SourceSchedule, problems: Array<SourceProblem>): void {
  try {
    indexSchedule(schedule);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const held = error.message.replace(/^[^:]*: /, "");
    const file = "stage_versions.csv";
    problems.push({ file, row: null, column: null, code: "stage_circle", held, expected: "" });
  }
}
