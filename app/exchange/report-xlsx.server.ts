import { type WriteSheet, writeXlsx } from "hucre";
import type { ReportSheet } from "#app/domain/period-report/document.ts";

const HEAD = { font: { bold: true } } as const;

/** Writes sheets as a workbook: a bold first row that stays in view, a filter on every column, real numbers. */
export async function writeReportXlsx(
  sheets: ReadonlyArray<ReportSheet>,
  title: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await writeXlsx({
    sheets: sheets.map(sheetOf),
    properties: { title, creator: "Capaian" },
    stringMode: "shared",
  });
  return Uint8Array.from(bytes);
}

function sheetOf({ name, columns, rows }: ReportSheet): WriteSheet {
  const head = columns.map(({ title }) => title);
  return {
    name,
    columns: columns.map(({ width, isPercent }) => (isPercent ? { width, numFmt: "0.0" } : { width })),
    rows: [head, ...rows.map((row) => [...row])],
    cells: new Map(head.map((value, column) => [`0,${column}`, { value, style: HEAD }])),
    freezePane: { rows: 1 },
    autoFilter: { range: `A1:${columnName(columns.length - 1)}${rows.length + 1}` },
  };
}

function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : `${columnName(Math.floor(index / 26) - 1)}${letter}`;
}
