import type { FileSource } from "#app/exchange/read-file/archive-source.server.ts";
import { canadaSheets, isCanadaTable } from "./canada-table.ts";
import { type DryRun, dryRun, fieldsIn, type Target } from "./dry-run.ts";
import { flatSheets, isFlatTable } from "./flat-table.ts";
import { errorAt } from "./import-problem.ts";
import { interpretSheets } from "./interpret-sheets.ts";
import { FileRefused, type RawSheet, readRawFile } from "./raw-sheets.server.ts";

export const IMPORT_SHAPES = ["workbook", "csv", "canada", "pasted"] as const;
export type ImportShape = (typeof IMPORT_SHAPES)[number];

export type FileRun = DryRun & { shape: ImportShape };

/**
 * Reads a file and says what it would do to the plan; nothing is written.
 *
 * A workbook has a sheet a kind. One table is of the kind its headings say, or one row per piece of evidence, or
 * Canada's tracker. What is wrong with the file comes back as problems, never as an error.
 *
 * @param name the file's own name, which tells the kind of a table whose headings fit several.
 * @param onRows told the rows read so far, now and then.
 */
export async function readPlanFile(
  source: FileSource,
  { name, pasted, target }: { name: string; pasted: boolean; target: Target },
  onRows: (rows: number) => void = () => {},
): Promise<FileRun> {
  try {
    const { kind, sheets } = await readRawFile(source, onRows);
    const shaped =
      kind === "csv" ? shapeOf(named(sheets, name), pasted, target) : { shape: "workbook" as const, sheets };
    const options = { fields: target.current.field, fieldsOf: fieldsIn, hasLetters: kind !== "csv" };
    const interpreted = interpretSheets(shaped.sheets, options);
    return { ...dryRun(interpreted, target), shape: shaped.shape };
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error;
    const counts = { created: 0, changed: 0, unchanged: 0, refused: 0 };
    const shape = pasted ? "pasted" : "workbook";
    return { shape, rows: 0, counts, edits: [], problems: [errorAt(error.problem)], fields: [] };
  }
}

function shapeOf(
  sheets: ReadonlyArray<RawSheet>,
  pasted: boolean,
  { current }: Target,
): { shape: ImportShape; sheets: ReadonlyArray<RawSheet> } {
  const [table] = sheets;
  if (table !== undefined && isCanadaTable(table))
    return { shape: "canada", sheets: canadaSheets(table, current) };
  const shape = pasted ? "pasted" : "csv";
  if (table !== undefined && isFlatTable(table)) return { shape, sheets: flatSheets(table) };
  return { shape, sheets };
}

/** A table has no sheet name: its file's name stands for one. */
function named(sheets: ReadonlyArray<RawSheet>, name: string): Array<RawSheet> {
  const base = name.replace(/\.[a-z0-9]+$/i, "");
  return sheets.map((sheet) => ({ ...sheet, name: base }));
}
