import { parse } from "csv-parse";
import type { FileProblem } from "#app/domain/import-problems.ts";
import { type FileSource, headOf, sizeOf } from "#app/exchange/read-file/archive-source.server.ts";
import { openZip } from "#app/exchange/read-file/archive-zip.server.ts";
import { voteDelimiter } from "#app/exchange/read-file/csv-delimiter.server.ts";
import { odsBatches } from "#app/exchange/read-file/ods.server.ts";
import { ReadStop } from "#app/exchange/read-file/read-stop.server.ts";
import { firstOf, openText } from "#app/exchange/read-file/text-source.server.ts";
import type { Batch, CellPlace, MergedRange } from "#app/exchange/read-file/workbook-rows.server.ts";
import { xlsxBatches } from "#app/exchange/read-file/workbook-sheet.server.ts";
import type { RawCell } from "./read-cell.ts";

/** Most bytes of a file and most filled rows in all its sheets. */
export const MOST_IMPORT_BYTES = 25 * 1024 * 1024;
export const MOST_IMPORT_ROWS = 10_000;
/** Rows of reference sheets, instructions and titles that may stand beside the rows themselves. */
const ROWS_BESIDE = 30_000;
const MOST_RECORD_SIZE = 1024 * 1024;

export type RawRow = { readonly row: number; cells: ReadonlyArray<RawCell> };

/** A sheet as its file holds it; rows without a filled cell are left out. */
export type RawSheet = {
  name: string;
  rows: Array<RawRow>;
  merges: ReadonlyArray<MergedRange>;
  formulas: ReadonlyArray<CellPlace>;
  is1904: boolean;
};

export type FileKind = "xlsx" | "ods" | "csv";
export type RawFile = { kind: FileKind; sheets: ReadonlyArray<RawSheet> };

/** Ends the reading of a file that is refused as a whole. */
export class FileRefused extends Error {
  readonly problem: FileProblem;

  constructor(problem: FileProblem) {
    super(problem);
    this.problem = problem;
  }
}

const COMPOUND_FILE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);
const ZIP = Buffer.from([0x50, 0x4b]);

/**
 * Reads every sheet of a workbook, or the one table of a text, within the limits of an import.
 *
 * @param onRows told the rows read so far, now and then.
 * @throws {FileRefused}
 */
export async function readRawFile(source: FileSource, onRows: (rows: number) => void): Promise<RawFile> {
  const size = await sizeOf(source);
  if (size === 0) throw new FileRefused("file_empty");
  if (size > MOST_IMPORT_BYTES) throw new FileRefused("file_too_large");
  const head = await headOf(source, 8);
  try {
    if (head.subarray(0, 4).equals(COMPOUND_FILE)) throw new FileRefused("file_old_excel");
    if (head.subarray(0, 2).equals(ZIP)) return await readArchive(source, onRows);
    if (isBinary(await headOf(source, 4_096))) throw new FileRefused("file_kind");
    return { kind: "csv", sheets: [await readDelimited(source, onRows)] };
  } catch (error) {
    if (error instanceof ReadStop) throw new FileRefused(problemOf(error));
    throw error;
  }
}

function problemOf({ failure }: ReadStop): FileProblem {
  if (failure === "bomb" || failure === "too-deep") return "file_bomb";
  if (failure === "encrypted") return "file_encrypted";
  return failure === "too-large" ? "file_bomb" : "file_corrupt";
}

function isBinary(head: Buffer): boolean {
  const isUtf16 = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
  return !isUtf16 && head.includes(0);
}

async function readArchive(source: FileSource, onRows: (rows: number) => void): Promise<RawFile> {
  const zip = await openZip(source);
  try {
    const has = (pattern: RegExp) => zip.members.some(({ name }) => pattern.test(name));
    if (has(/vbaProject\.bin$|^xl\/macrosheets\/|^Basic\/.*\.xml$/i)) throw new FileRefused("file_macros");
    if (has(/^xl\/workbook\.bin$/)) throw new FileRefused("file_old_excel");
    const kind = has(/^content\.xml$/) ? "ods" : has(/^xl\//) ? "xlsx" : null;
    if (kind === null) throw new FileRefused("file_kind");
    return { kind, sheets: await gather(kind === "ods" ? odsBatches(zip) : xlsxBatches(zip), onRows) };
  } finally {
    zip.close();
  }
}

async function gather(
  batches: AsyncGenerator<Batch>,
  onRows: (rows: number) => void,
): Promise<Array<RawSheet>> {
  const sheets = new Map<Batch["sheet"], RawSheet>();
  let count = 0;
  for await (const { sheet, rows, numbers } of batches) {
    const { name, merges, formulas, is1904 } = sheet;
    const known = sheets.get(sheet) ?? { name, rows: [], merges, formulas, is1904 };
    sheets.set(sheet, known);
    rows.forEach((cells, index) => {
      if (isFilled(cells)) known.rows.push({ row: numbers[index] ?? 0, cells });
    });
    const before = count;
    count += rows.length;
    if (count > MOST_IMPORT_ROWS + ROWS_BESIDE) throw new FileRefused("file_too_many_rows");
    if (Math.floor(count / 500) > Math.floor(before / 500)) onRows(count);
  }
  return [...sheets.values()];
}

async function readDelimited(source: FileSource, onRows: (rows: number) => void): Promise<RawSheet> {
  const text = await openText(source, null, MOST_IMPORT_BYTES);
  const vote = voteDelimiter(await firstOf(text, 64 * 1024), "csv");
  let whole = "";
  for await (const chunk of text.chunks()) whole += chunk;
  const rows = await delimitedRows(whole.slice(vote.skip), vote.delimiter);
  onRows(rows.length);
  return { name: "", rows, merges: [], formulas: [], is1904: false };
}

/** Rows of a text with a delimiter, each with the line it begins on. @throws {FileRefused} */
export function delimitedRows(text: string, delimiter: string): Promise<Array<RawRow>> {
  const options = {
    ...{ delimiter, bom: true, relax_column_count: true, relax_quotes: true },
    ...{ max_record_size: MOST_RECORD_SIZE, record_delimiter: ["\r\n", "\n", "\r"] },
  };
  return new Promise((resolve, reject) => {
    const rows: Array<RawRow> = [];
    let line = 1;
    const parser = parse({
      ...options,
      on_record: (record: ReadonlyArray<string>, { lines }: { lines: number }) => {
        if (isFilled(record)) rows.push({ row: line, cells: record });
        line = lines + 1;
        return null;
      },
    });
    parser.on("error", () => reject(new FileRefused("file_corrupt")));
    parser.on("end", () => {
      if (rows.length > MOST_IMPORT_ROWS + ROWS_BESIDE) reject(new FileRefused("file_too_many_rows"));
      else resolve(rows);
    });
    parser.resume();
    parser.end(text);
  });
}

function isFilled(cells: ReadonlyArray<RawCell>): boolean {
  return cells.some((cell) => cell !== null && (typeof cell !== "string" || cell.trim() !== ""));
}
