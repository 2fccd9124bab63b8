import type { Cell } from "#app/domain/evidence/table/profiler-type.ts";
import { type OpenZip, readMember } from "./archive-zip.server.ts";
import { ReadStop } from "./read-stop.server.ts";
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

/** Filled cells that exist only because a row or cell is said to repeat. */
const MOST_REPEATED = 2_000_000;
const MOST_ROWS = 1_048_576;

/** Rows of an OpenDocument spreadsheet, sheet by sheet. @throws {ReadStop} */
export async function* odsBatches(zip: OpenZip): AsyncGenerator<Batch> {
  const memberOf = (name: string) => zip.members.find((member) => member.name === name);
  const [content, manifest] = [memberOf("content.xml"), memberOf("META-INF/manifest.xml")];
  if (content === undefined) throw new ReadStop("corrupt", "no content.xml");
  if (
    manifest !== undefined &&
    (await readMember(zip, manifest, 4 * 1024 * 1024)).includes("encryption-data")
  ) {
    throw new ReadStop("encrypted");
  }
  const sheets: Array<OpenSheet> = [];
  const pieces = parseXml(await zip.read(content), contentHandler(sheets));
  for await (const _piece of pieces) {
    for (const sheet of sheets) if (sheet.rows.length > 0) yield takeBatch(sheet);
  }
  for (const { facts } of sheets) if (facts.rows === 0) yield { sheet: facts, rows: [], numbers: [] };
  if (sheets.length === 0) throw new ReadStop("corrupt", "no sheet");
}

type OpenCell = { attributes: XmlAttributes; text: string; paragraphs: number };

function contentHandler(sheets: Array<OpenSheet>): XmlHandler {
  const rows = createRowGatherer();
  let cell: OpenCell | null = null;
  let notes = 0;
  return {
    open(name, attributes) {
      if (name === "table" && cell === null) {
        const sheet = createSheet(attributes["table:name"] ?? "", false);
        if (sheets.length < 200) sheets.push(sheet);
        rows.openSheet(sheet);
      } else if (name === "table-row") rows.openRow(attributes);
      else if (CELLS.has(name)) cell = { attributes, text: "", paragraphs: 0 };
      else if (name === "annotation") notes += 1;
      else if (cell !== null && notes === 0) addMarkup(cell, name, attributes);
    },
    text(text) {
      if (cell !== null && cell.paragraphs > 0 && notes === 0) cell.text += text;
    },
    close(name) {
      if (name === "annotation") notes -= 1;
      else if (name === "table-row") rows.closeRow();
      if (!CELLS.has(name) || cell === null) return;
      rows.putCell(name === "table-cell" ? cellValue(cell) : null, cell.attributes);
      cell = null;
    },
  };
}

/** A covered cell lies under a merged one. */
const CELLS: ReadonlySet<string> = new Set(["table-cell", "covered-table-cell"]);

/** Puts the rows of one sheet after the other together, repeats included. */
function createRowGatherer() {
  let sheet: OpenSheet | undefined;
  let row: Array<Cell> = [];
  let [rowNumber, rowRepeats, budget] = [0, 1, MOST_REPEATED];
  return {
    openSheet(next: OpenSheet): void {
      [sheet, rowNumber] = [next, 0];
    },
    openRow(attributes: XmlAttributes): void {
      [row, rowNumber] = [[], rowNumber + 1];
      rowRepeats = repeatsOf(attributes["table:number-rows-repeated"]);
    },
    putCell(value: Cell, attributes: XmlAttributes): void {
      const repeats = repeatsOf(attributes["table:number-columns-repeated"]);
      const place = { row: rowNumber, column: row.length + 1 };
      if (value !== null && row.length + repeats > MOST_CELLS && sheet !== undefined) sheet.facts.cut = true;
      for (let time = 0; time < repeats && row.length < MOST_CELLS; time += 1) row.push(value);
      if (sheet === undefined || value === null) return;
      sheet.facts.columns = Math.max(sheet.facts.columns, row.length);
      if (attributes["table:formula"] !== undefined) addFormula(sheet, place);
      const [columns, rows] = spansOf(attributes);
      if (columns === 1 && rows === 1) return;
      const { row: top, column: left } = place;
      addMerge(sheet, { top, left, bottom: top + rows - 1, right: left + columns - 1 });
    },
    closeRow(): void {
      while (row.length > 0 && row.at(-1) === null) row.pop();
      if (sheet !== undefined && row.length > 0) {
        budget -= (rowRepeats - 1) * row.length;
        if (budget < 0) throw new ReadStop("bomb", "repeated rows");
        for (let time = 0; time < rowRepeats; time += 1) putRow(sheet, row, rowNumber + time);
      }
      rowNumber += rowRepeats - 1;
    },
  };
}

/** Paragraphs, blanks and breaks inside a cell. */
function addMarkup(cell: OpenCell, name: string, attributes: XmlAttributes): void {
  if (name === "p") {
    if (cell.paragraphs > 0) cell.text += "\n";
    cell.paragraphs += 1;
  } else if (name === "s") {
    cell.text += " ".repeat(Math.min(repeatsOf(attributes["text:c"]), 1_000));
  } else if (name === "tab" || name === "line-break") cell.text += " ";
}

function cellValue({ attributes, text }: OpenCell): Cell {
  const type = attributes["office:value-type"] ?? attributes["calcext:value-type"] ?? "";
  if (type === "date") return attributes["office:date-value"]?.replace(/T00:00:00(\.0+)?$/, "") ?? text;
  if (type === "boolean") return attributes["office:boolean-value"] === "true";
  if (type === "time") return timeOf(attributes["office:time-value"] ?? "") ?? text;
  if (type === "float" || type === "percentage" || type === "currency") {
    const number = Number(attributes["office:value"] ?? "");
    return Number.isNaN(number) || attributes["office:value"] === undefined ? text : number;
  }
  return text === "" ? null : text;
}

/** `PT10H30M00S` as `10:30:00`. */
function timeOf(duration: string): string | null {
  const match = /^PT(\d+)H(\d+)M(\d+)/.exec(duration);
  return match === null
    ? null
    : match
        .slice(1)
        .map((part) => part.padStart(2, "0"))
        .join(":");
}

/** Columns and rows a cell lies over. */
function spansOf(attributes: XmlAttributes): [number, number] {
  return [
    repeatsOf(attributes["table:number-columns-spanned"]),
    repeatsOf(attributes["table:number-rows-spanned"]),
  ];
}

function repeatsOf(written: string | undefined): number {
  const times = Number(written ?? 1);
  return Number.isInteger(times) && times > 0 ? Math.min(times, MOST_ROWS) : 1;
}
