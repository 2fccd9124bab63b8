import { CsvError, parse } from "csv-parse/sync";
import { z } from "zod";
import {
  REGISTRATION_FIELDS,
  type Registration,
  type RegistrationField,
} from "#app/domain/evidence/registration.ts";

const MOST_RECORD = 20_000;
const MOST_ROWS = 2_000;

/** Headings of the table, in the language of the plan, and their other spellings. */
const HEADINGS: Readonly<Record<string, RegistrationField>> = {
  ...{ judul: "title", title: "title", penerbit: "publisher", publisher: "publisher" },
  ...{ tautan: "urls", url: "urls", urls: "urls", bukti: "proof", proof: "proof" },
  ...{ kategori: "category", category: "category" },
};

export type DatasetTableProblem = {
  /** Line in the file; null for the file as a whole. */
  row: number | null;
  column: string | null;
  code:
    | "empty"
    | "csv_broken"
    | "column_missing"
    | "column_unknown"
    | "column_twice"
    | "cell_count"
    | "too_many_rows";
  held: string;
};

export type DatasetTable = {
  rows: ReadonlyArray<{ row: number; typed: Registration }>;
  problems: ReadonlyArray<DatasetTableProblem>;
};

const Records = z.array(z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) }));
const REQUIRED: ReadonlyArray<string> = ["judul", "penerbit", "tautan", "bukti"];

/** Reads a table of datasets to register. Rows that cannot be read are named with their line. */
export function readDatasetTable(text: string): DatasetTable {
  const records = readRecords(text);
  if (!Array.isArray(records)) return { rows: [], problems: [records] };
  const [header, ...body] = records;
  if (header === undefined || body.length === 0)
    return { rows: [], problems: [problem(null, null, "empty", "")] };
  const names = header.record.map((name) => name.trim().toLowerCase());
  const problems = headerProblems(names);
  if (problems.length > 0) return { rows: [], problems };
  if (body.length > MOST_ROWS)
    return { rows: [], problems: [problem(null, null, "too_many_rows", String(body.length))] };
  const rows: Array<{ row: number; typed: Registration }> = [];
  for (const { record, info } of body) {
    if (record.length !== names.length)
      problems.push(problem(info.lines, null, "cell_count", String(record.length)));
    else rows.push({ row: info.lines, typed: typedOf(names, record) });
  }
  return { rows, problems };
}

function typedOf(names: ReadonlyArray<string>, record: ReadonlyArray<string>): Registration {
  const typed: Registration = { title: "", publisher: "", urls: "", proof: "", category: "" };
  names.forEach((name, index) => {
    const field = HEADINGS[name];
    const cell = record[index] ?? "";
    if (field !== undefined) typed[field] = field === "urls" ? cell.replaceAll(";", " ") : cell;
  });
  return typed;
}

function headerProblems(names: ReadonlyArray<string>): Array<DatasetTableProblem> {
  const fields = names.map((name) => HEADINGS[name]);
  const has = (heading: string) => fields.includes(HEADINGS[heading]);
  return [
    ...names
      .filter((name) => HEADINGS[name] === undefined)
      .map((name) => problem(1, name, "column_unknown", name)),
    ...REGISTRATION_FIELDS.filter((field) => fields.filter((each) => each === field).length > 1).map(
      (field) => problem(1, field, "column_twice", field),
    ),
    ...REQUIRED.filter((heading) => !has(heading)).map((heading) =>
      problem(1, heading, "column_missing", ""),
    ),
  ];
}

function readRecords(text: string) {
  try {
    const records: unknown = parse(text, {
      ...{
        bom: true,
        info: true,
        max_record_size: MOST_RECORD,
        relax_column_count: true,
        skip_empty_lines: true,
      },
      delimiter: firstLineOf(text).split(";").length > firstLineOf(text).split(",").length ? ";" : ",",
    });
    return Records.parse(records);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const row = z.object({ lines: z.number() }).safeParse(error).data?.lines ?? null;
    return problem(row, null, "csv_broken", error.code);
  }
}

function firstLineOf(text: string): string {
  return text.split(/\r?\n/, 1)[0] ?? "";
}

function problem(
  row: number | null,
  column: string | null,
  code: DatasetTableProblem["code"],
  held: string,
): DatasetTableProblem {
  return { row, column, code, held: held.slice(0, 100) };
}
