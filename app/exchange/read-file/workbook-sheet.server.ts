import type { Cell } from "#app/domain/evidence/table/profiler-type.ts";
import type { OpenZip } from "./archive-zip.server.ts";
import { ReadStop } from "./read-stop.server.ts";
import { serialToText } from "./workbook-dates.server.ts";
import {
  createTextGatherer,
  readParts,
  type SheetPart,
  unescaped,
  type WorkbookParts,
} from "./workbook-parts.server.ts";
import {
  addFormula,
  addMerge,
  type Batch,
  createSheet,
  MOST_CELLS,
  type OpenSheet,
  putRow,
  takeBatch,
} from "./workbook-rows.server.ts";
import { parseXml, type XmlAttributes, type XmlHandler } from "./workbook-xml.server.ts";

/** Rows of an XLSX or XLSM file, sheet by sheet as the workbook lists them. @throws {ReadStop} */
export async function* xlsxBatches(zip: OpenZip): AsyncGenerator<Batch> {
  const parts = await readParts(zip);
  if (parts.sheets.length === 0) throw new ReadStop("corrupt", "no sheet");
  for (const part of parts.sheets) yield* sheetBatches(zip, parts, part);
}

async function* sheetBatches(zip: OpenZip, parts: WorkbookParts, part: SheetPart): AsyncGenerator<Batch> {
  const sheet = createSheet(part.name, part.hidden);
  sheet.facts.is1904 = parts.is1904;
  const pieces = parseXml(await zip.read(part.member), sheetHandler(sheet, parts));
  for await (const _piece of pieces) yield takeBatch(sheet);
}

/** One cell while its tags go by. */
type OpenCell = { column: number; type: string; style: number; value: string; inline: string };

function sheetHandler(sheet: OpenSheet, parts: WorkbookParts): XmlHandler {
  let row: Array<Cell> = [];
  let rowNumber = 0;
  let cell: OpenCell | null = null;
  let inValue = false;
  const inline = createTextGatherer("is", (text) => {
    if (cell !== null) cell.inline = text;
  });
  return {
    open(name, attributes) {
      if (name === "c") cell = openCell(attributes, cell === null ? row.length : cell.column + 1);
      else if (name === "v") inValue = true;
      else if (name === "row") {
        rowNumber = rowNumberOf(attributes.r, rowNumber);
        [row, cell] = [[], null];
      } else if (name === "mergeCell") addReference(sheet, attributes.ref ?? "");
      else if (name === "f" && cell !== null) addFormula(sheet, { row: rowNumber, column: cell.column + 1 });
      else inline.open(name, attributes);
    },
    text(text) {
      if (inValue && cell !== null) cell.value += text;
      else inline.text(text);
    },
    close(name) {
      if (name === "v") inValue = false;
      else if (name === "c" && cell !== null) putCell(sheet, row, cell.column, cellValue(cell, parts));
      else if (name === "row") putRow(sheet, row, rowNumber);
      else inline.close(name);
    },
  };
}

function openCell(attributes: XmlAttributes, next: number): OpenCell {
  const { r = "", t = "n", s = "" } = attributes;
  const column = r === "" ? next : columnOf(r);
  return { column, type: t, style: s === "" ? -1 : Number(s), value: "", inline: "" };
}

function putCell(sheet: OpenSheet, row: Array<Cell>, column: number, value: Cell): void {
  if (value === null || value === "") return;
  if (column >= sheet.facts.columns) sheet.facts.columns = column + 1;
  if (column >= MOST_CELLS) {
    sheet.facts.cut = true;
    return;
  }
  while (row.length < column) row.push(null);
  row[column] = value;
}

function cellValue(
  { type, style, value, inline }: OpenCell,
  { strings, dateKinds, is1904 }: WorkbookParts,
): Cell {
  if (type === "inlineStr") return inline;
  if (value === "") return null;
  if (type === "s") return strings[Number(value)] ?? null;
  if (type === "b") return value === "1" || value === "true";
  if (type === "d") return value.replace(/T00:00:00(\.0+)?Z?$/, "");
  if (type === "str" || type === "e") return unescaped(value);
  const number = Number(value);
  if (Number.isNaN(number)) return value;
  const kind = dateKinds[style] ?? null;
  return kind === null ? number : (serialToText(number, kind, is1904) ?? number);
}

function rowNumberOf(written: string | undefined, before: number): number {
  const number = Number(written);
  return Number.isInteger(number) && number > before && number <= 1_048_576 ? number : before + 1;
}

/** Column of a reference such as `AB12`, from 0. @throws {ReadStop} when there is none so far right. */
function columnOf(reference: string): number {
  let column = 0;
  for (let at = 0; at < reference.length && at < 4; at += 1) {
    const letter = reference.charCodeAt(at) & 0xdf;
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
  }
  if (column < 1 || column > 16_384) throw new ReadStop("corrupt", "cell reference");
  return column - 1;
}

function addReference(sheet: OpenSheet, reference: string): void {
  const match = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/i.exec(reference);
  if (match === null) return;
  const [left, right] = [columnOf(match[1] ?? "") + 1, columnOf(match[3] ?? "") + 1];
  addMerge(sheet, { top: Number(match[2]), left, bottom: Number(match[4]), right });
}
