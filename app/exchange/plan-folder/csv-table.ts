import { CsvError, parse } from "csv-parse/sync";
import { z } from "zod";
import { problemCodeOf, type SourceProblem } from "./problem.ts";

export type PlanFiles = Readonly<Record<string, string>>;

/** A row that was read, with its line in the file. */
export type Row<Value> = { row: number; value: Value };

const Records = z.array(z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) }));
const MAX_RECORD = 100_000;

/** Reads one table row by row. What is wrong is added to `problems`; rows with a problem are left out. */
export function readTable<Shape extends z.ZodRawShape>(
  files: PlanFiles,
  file: string,
  schema: z.ZodObject<Shape>,
  problems: Array<SourceProblem>,
): Array<Row<z.output<z.ZodObject<Shape>>>> {
  const records = readRecords(files[file], file, problems);
  const header = records[0]?.record.map((name) => name.trim()) ?? [];
  if (records.length > 0 && !checkHeader(header, schema.shape, file, problems)) return [];
  const written: Array<WrittenRow> = [];
  for (const { record, info } of records.slice(1)) {
    const row = info.lines;
    if (record.length === header.length) {
      const cells = Object.fromEntries(header.map((name, index) => [name, record[index] ?? ""]));
      written.push({ row, cells });
      continue;
    }
    const [held, expected] = [String(record.length), String(header.length)];
    problems.push({ file, row, column: null, code: "cell_count", held, expected });
  }
  return parseRows({ place: file, rows: written }, schema, problems);
}

/** A row as it is written: its cells by name of their column. */
export type WrittenRow = { row: number; cells: Readonly<Record<string, string>> };
/** Rows of one table, and the file or sheet they stand in. */
export type WrittenTable = {
  place: string;
  rows: ReadonlyArray<WrittenRow>;
  /** What the columns are called there, where that is not their name. */
  headings?: ReadonlyMap<string, string>;
};

/** Reads the cells of every row. What is wrong is added to `problems`; rows with a problem are left out. */
export function parseRows<Shape extends z.ZodRawShape>(
  { place, rows, headings }: WrittenTable,
  schema: z.ZodObject<Shape>,
  problems: Array<SourceProblem>,
): Array<Row<z.output<z.ZodObject<Shape>>>> {
  return rows.flatMap(({ row, cells }) => {
    const parsed = schema.safeParse(cells);
    if (parsed.success) return [{ row, value: parsed.data }];
    for (const issue of parsed.error.issues) {
      const problem = problemOf(issue, place, row, cells);
      const { column } = problem;
      problems.push({ ...problem, column: headings?.get(column ?? "") ?? column });
    }
    return [];
  });
}

/** As {@link readTable}; a table that is not there has no rows. */
export function readIfThere<Shape extends z.ZodRawShape>(
  files: PlanFiles,
  file: string,
  schema: z.ZodObject<Shape>,
  problems: Array<SourceProblem>,
): Array<Row<z.output<z.ZodObject<Shape>>>> {
  return files[file] === undefined ? [] : readTable(files, file, schema, problems);
}

function readRecords(text: string | undefined, file: string, problems: Array<SourceProblem>) {
  if (text === undefined) {
    problems.push({ file, row: null, column: null, code: "file_missing", held: "", expected: file });
    return [];
  }
  try {
    const records: unknown = parse(text, {
      bom: true,
      info: true,
      max_record_size: MAX_RECORD,
      relax_column_count: true,
      skip_empty_lines: true,
    });
    return Records.parse(records);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const row = z.object({ lines: z.number() }).safeParse(error).data?.lines ?? null;
    problems.push({ file, row, column: null, code: "csv_broken", held: error.code, expected: "" });
    return [];
  }
}

function checkHeader(
  header: ReadonlyArray<string>,
  shape: z.ZodRawShape,
  file: string,
  problems: Array<SourceProblem>,
): boolean {
  const columns = Object.keys(shape);
  const mayBeAbsent = (name: string) => z.safeParse(shape[name] ?? z.never(), undefined).success;
  const missing = columns.filter((name) => !header.includes(name) && !mayBeAbsent(name));
  const unknown = header.filter((name, index) => !columns.includes(name) || header.indexOf(name) !== index);
  for (const column of missing)
    problems.push({ file, row: 1, column, code: "column_missing", held: "", expected: column });
  for (const column of unknown) {
    const expected = columns.join(", ");
    problems.push({ file, row: 1, column, code: "column_unknown", held: column, expected });
  }
  return missing.length === 0 && unknown.length === 0;
}

const Params = z.object({ expected: z.string() });

function problemOf(
  issue: z.core.$ZodIssue,
  file: string,
  row: number,
  cells: Readonly<Record<string, string>>,
): SourceProblem {
  const column = String(issue.path[0] ?? "");
  const expected = issue.code === "custom" ? (Params.safeParse(issue.params).data?.expected ?? "") : "";
  return { file, row, column, code: problemCodeOf(issue.message), held: cells[column] ?? "", expected };
}
