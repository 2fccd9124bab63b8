import { type CellValue, readXls, readXlsb, type Workbook } from "hucre";
import type { Cell } from "#app/domain/evidence/table/profiler-type.ts";
import { type FileSource, wholeOf } from "./archive-source.server.ts";
import { ReadStop } from "./read-stop.server.ts";
import { addMerge, type Batch, createSheet, MOST_CELLS, putRow, takeBatch } from "./workbook-rows.server.ts";

/** These formats are read whole, so they get less than those that stream. */
const MOST_BYTES = 64 * 1024 * 1024;
const BATCH_ROWS = 1_000;
const ENCRYPTED_PACKAGE = Buffer.from("EncryptedPackage", "utf16le");
/** Beginning of an Excel 97–2003 workbook; a FILEPASS record after it means a password. */
const BOF = Buffer.from([0x09, 0x08, 0x10, 0x00, 0x00, 0x06, 0x05, 0x00]);
const FILEPASS = 0x2f;

/** Rows of an XLS file. @throws {ReadStop} */
export async function* xlsBatches(source: FileSource): AsyncGenerator<Batch> {
  const bytes = await wholeOf(source, MOST_BYTES);
  if (bytes.includes(ENCRYPTED_PACKAGE) || hasPassword(bytes)) throw new ReadStop("encrypted");
  yield* batchesOf(await orCorrupt(readXls(bytes)));
}

/** Rows of an XLSB file, whose archive has been checked. @throws {ReadStop} */
export async function* xlsbBatches(source: FileSource): AsyncGenerator<Batch> {
  yield* batchesOf(await orCorrupt(readXlsb(await wholeOf(source, MOST_BYTES))));
}

async function orCorrupt(reading: Promise<Workbook>): Promise<Workbook> {
  try {
    return await reading;
  } catch (error) {
    const name = error instanceof Error ? error.name : "";
    throw new ReadStop(name === "EncryptedFileError" ? "encrypted" : "corrupt");
  }
}

function hasPassword(bytes: Buffer): boolean {
  const at = bytes.indexOf(BOF);
  if (at < 0 || at + 24 > bytes.length) return false;
  const next = at + 20;
  const isProtected = bytes.readUInt16LE(next) === 0x86; // WRITEPROT may stand between the two
  return bytes.readUInt16LE(next) === FILEPASS || (isProtected && bytes.readUInt16LE(next + 4) === FILEPASS);
}

function* batchesOf(workbook: Workbook): Generator<Batch> {
  for (const { name, rows, merges = [], hidden, veryHidden } of workbook.sheets.slice(0, 200)) {
    const sheet = createSheet(name, hidden === true || veryHidden === true);
    for (const { startRow, startCol, endRow, endCol } of merges.slice(0, 100_000)) {
      addMerge(sheet, { top: startRow + 1, left: startCol + 1, bottom: endRow + 1, right: endCol + 1 });
    }
    for (let from = 0; from === 0 || from < rows.length; from += BATCH_ROWS) {
      rows.slice(from, from + BATCH_ROWS).forEach((cells, index) => {
        const row = rowOf(cells ?? []); // rows without a cell are holes
        sheet.facts.columns = Math.max(sheet.facts.columns, row.length);
        if (row.length > MOST_CELLS) sheet.facts.cut = true;
        putRow(sheet, row.slice(0, MOST_CELLS), from + index + 1);
      });
      yield takeBatch(sheet);
    }
  }
}

function rowOf(values: ReadonlyArray<CellValue>): Array<Cell> {
  const row = Array.from(values, cellOf);
  while (row.length > 0 && (row.at(-1) ?? "") === "") row.pop();
  return row;
}

function cellOf(value: CellValue | undefined): Cell {
  if (value === undefined || value === null) return null;
  if (value instanceof Date) {
    if (Number.isNaN(value.getTime())) return null;
    const iso = value.toISOString().slice(0, 19);
    return iso.endsWith("T00:00:00") ? iso.slice(0, 10) : iso;
  }
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  return String(value);
}
