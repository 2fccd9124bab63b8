import type { ReportSheet } from "#app/domain/period-report/document.ts";
import { writeReportXlsx } from "#app/exchange/report-xlsx.server.ts";
import { tableCsv } from "#app/exchange/scorecard-tables.ts";

export const MATRIX_FORMATS = ["csv", "xlsx"] as const;
export type MatrixFormat = (typeof MATRIX_FORMATS)[number];

type Asked = { targets: ReportSheet; about: ReportSheet; title: string; format: MatrixFormat };

/** What a reader has filtered of the matrix, as a file for a spreadsheet: CSV holds the targets alone. */
export async function matrixFile({
  targets,
  about,
  title,
  format,
}: Asked): Promise<string | Uint8Array<ArrayBuffer>> {
  if (format === "xlsx") return writeReportXlsx([targets, about], title);
  const columns = targets.columns.map((column) => column.title);
  const rows = targets.rows.map((row) =>
    Object.fromEntries(columns.map((name, place) => [name, row[place] ?? null])),
  );
  return `\uFEFF${tableCsv({ columns, rows })}`; // Excel reads the letters of other languages by this mark
}
