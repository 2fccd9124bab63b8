import { decodeEntities, htmlTokens } from "#app/exchange/html-tokens.server.ts";

const MOST_SPAN = 100;
const MOST_CELLS = 1_000_000;
const BLOCKS: ReadonlySet<string> = new Set(["br", "p", "div", "li"]);

/** Rows of cells; a cell that spans several places stands at the first of them, the others are blank. */
export type Grid = Array<Array<string>>;

type OpenTable = { grid: Grid; row: Array<string> | null; cell: Cell | null; spans: Array<number> };
type Cell = { text: string; columns: number; rows: number };

/** The table of a page with the most cells; null when there is none. Tables for layout lose by size. */
export function largestTable(html: string): Grid | null {
  const open: Array<OpenTable> = [];
  let best: Grid | null = null;
  let cells = 0;
  for (const token of htmlTokens(html)) {
    const table = open.at(-1);
    if (token.kind === "text") {
      if (table?.cell) table.cell.text += decodeEntities(token.text);
    } else if (token.kind === "open" && token.name === "table") {
      open.push({ grid: [], row: null, cell: null, spans: [] });
    } else if (token.kind === "close" && token.name === "table" && table !== undefined) {
      endRow(table);
      open.pop();
      if (best === null || filledCells(table.grid) > filledCells(best)) best = table.grid;
    } else if (token.kind === "open" && table !== undefined) {
      if (token.name === "tr") startRow(table);
      else if (token.name === "td" || token.name === "th") startCell(table, token.attributes);
      else if (table.cell && BLOCKS.has(token.name)) table.cell.text += " ";
      cells += 1;
      if (cells > MOST_CELLS) break;
    } else if (token.kind === "close" && table !== undefined) {
      if (token.name === "tr") endRow(table);
      else if (token.name === "td" || token.name === "th") endCell(table);
    }
  }
  for (const table of open) {
    endRow(table);
    if (best === null || filledCells(table.grid) > filledCells(best)) best = table.grid;
  }
  return best;
}

function startRow(table: OpenTable): void {
  endRow(table);
  table.row = [];
}

function startCell(table: OpenTable, attributes: ReadonlyMap<string, string>): void {
  endCell(table);
  table.row ??= [];
  table.cell = {
    text: "",
    columns: spanOf(attributes.get("colspan")),
    rows: spanOf(attributes.get("rowspan")),
  };
}

function spanOf(value: string | undefined): number {
  const span = Number.parseInt(value ?? "1", 10);
  return span > 1 ? Math.min(span, MOST_SPAN) : 1;
}

/** Puts the cell at the first place no cell from above reaches into. */
function endCell(table: OpenTable): void {
  const { cell, row, spans } = table;
  if (cell === null || row === null) return;
  skipSpans(row, spans);
  for (let column = 0; column < cell.columns; column += 1) {
    if (cell.rows > 1) spans[row.length] = cell.rows;
    row.push(column === 0 ? cell.text.trim().replace(/\s+/g, " ") : "");
  }
  table.cell = null;
}

function skipSpans(row: Array<string>, spans: ReadonlyArray<number>): void {
  while ((spans[row.length] ?? 0) > 0) row.push("");
}

function endRow(table: OpenTable): void {
  endCell(table);
  const { row, spans, grid } = table;
  if (row === null) return;
  skipSpans(row, spans);
  grid.push(row);
  spans.forEach((left, column) => {
    spans[column] = Math.max(0, left - 1);
  });
  table.row = null;
}

function filledCells(grid: Grid): number {
  return grid.reduce((sum, row) => sum + row.filter((text) => text !== "").length, 0);
}
