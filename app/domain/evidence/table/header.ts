import { isYear } from "./date-text.ts";
import { foldText } from "./fold-label.ts";
import { numberIn } from "./number-text.ts";
import type { Cell } from "./profiler-type.ts";

/** A header lies within so many filled rows. */
export const HEADER_WITHIN = 20;
const HEADER_SHARE = 0.6;
const MOST_HEADER_ROWS = 3;

export type Header = {
  /** Rows above it. */
  offset: number;
  /** Rows it takes; 0 when the table has none. */
  height: number;
  /** One label for each column, blank where there is none; merged headers are joined from top to bottom. */
  labels: ReadonlyArray<string>;
};

/**
 * The header among the first rows of a table: the first row where at least 60 % of the cells are filled,
 * differ from each other and are no numbers. Years count as labels when there are several, because
 * tables have a column for each.
 *
 * Rows below belong to it where they fill its gaps, as merged cells do, or only number the columns.
 * Source: evidence specification C5.
 */
export function findHeader(rows: ReadonlyArray<ReadonlyArray<Cell>>): Header {
  const texts = rows.map((row) => row.map(cellText));
  const width = commonWidth(texts);
  for (let offset = 0; offset < Math.min(texts.length, HEADER_WITHIN); offset += 1) {
    const height = heightAt(texts, offset, width);
    if (height === 0) continue;
    const labels = joined(texts.slice(offset, offset + height), width);
    const next = texts[offset + height];
    const numbered = next !== undefined && numbersColumns(next, labels.length) ? 1 : 0;
    return { offset, height: height + numbered, labels };
  }
  return (
    repeatingHeader(texts, width) ?? { offset: 0, height: 0, labels: Array.from({ length: width }, () => "") }
  );
}

/** A header whose labels repeat: a first row of words above a column of numbers; null when there is none. */
function repeatingHeader(rows: ReadonlyArray<ReadonlyArray<string>>, width: number): Header | null {
  const offset = rows.findIndex((row) => row.filter((text) => text !== "").length / width >= HEADER_SHARE);
  const header = rows[offset] ?? [];
  const data = rows.slice(offset + 1);
  if (header.some(isNumeric) || offset === -1 || offset >= HEADER_WITHIN) return null;
  const hasNumbers = header.some((_, column) => {
    const below = data.map((row) => row[column] ?? "").filter((text) => text !== "");
    return below.length > 0 && below.every(isNumeric);
  });
  return hasNumbers ? { offset, height: 1, labels: joined([header], width) } : null;
}

export function cellText(cell: Cell): string {
  return cell === null ? "" : String(cell).trim().replace(/\s+/g, " ");
}

/** Columns up to the last filled one. */
export function filledWidth(row: ReadonlyArray<string>): number {
  let width = row.length;
  while (width > 0 && row[width - 1] === "") width -= 1;
  return width;
}

function commonWidth(rows: ReadonlyArray<ReadonlyArray<string>>): number {
  const counts = new Map<number, number>();
  for (const row of rows) counts.set(filledWidth(row), (counts.get(filledWidth(row)) ?? 0) + 1);
  counts.delete(0);
  return [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0;
}

function heightAt(rows: ReadonlyArray<ReadonlyArray<string>>, offset: number, width: number): number {
  for (let height = MOST_HEADER_ROWS; height > 1; height -= 1) {
    const block = rows.slice(offset, offset + height);
    if (block.length === height && isMergedHeader(block, width)) return height;
  }
  return isHeader(rows[offset] ?? [], width) ? 1 : 0;
}

function isHeader(row: ReadonlyArray<string>, width: number): boolean {
  const span = Math.max(width, filledWidth(row));
  return span > 0 && distinctLabels(row) / span >= HEADER_SHARE;
}

/** Filled cells that differ and are no numbers; several years are labels too. */
function distinctLabels(row: ReadonlyArray<string>): number {
  const filled = row.filter((text) => text !== "");
  const years = filled.filter(isYearText);
  const words = filled.filter((text) => !isNumeric(text));
  if (words.length === 0) return 0;
  return new Set([...words, ...(years.length > 1 ? years : [])].map(foldText)).size;
}

/** Numbers, and codes and keys written in digits. */
function isNumeric(text: string): boolean {
  return /^[\d\s.,+-]*\d[\d\s.,+-]*$/.test(text) || numberIn(text) !== null;
}

function isYearText(text: string): boolean {
  return /^\d{4}$/.test(text) && isYear(Number(text));
}

/** Whether rows are one header: together they label columns that none of them labels alone. */
function isMergedHeader(block: ReadonlyArray<ReadonlyArray<string>>, width: number): boolean {
  const first = block[0] ?? [];
  const last = block[block.length - 1] ?? [];
  if (first.filter((text) => text !== "").length < 2 || !hasGap(first, width)) return false;
  const isLabel = (text: string) => text === "" || isYearText(text) || !isNumeric(text);
  if (!block.every((row) => row.every(isLabel) && row.some((text) => text !== ""))) return false;
  // A row of data fills its first column; the lower row of a header leaves it to the cell above.
  const leavesKeyAbove = last[0] === "" && first[0] !== "";
  const groupsOnly = first[0] === "" && !hasGap(last, width);
  if (!leavesKeyAbove && !groupsOnly) return false;
  const labels = joined(block, width);
  const distinct = new Set(labels.filter((label) => label !== "").map(foldText)).size;
  const alone = Math.max(
    ...block.map((row) => new Set(row.filter((text) => text !== "").map(foldText)).size),
  );
  return distinct === labels.length && distinct > alone;
}

function hasGap(row: ReadonlyArray<string>, width: number): boolean {
  for (let column = 0; column < width; column += 1) if ((row[column] ?? "") === "") return true;
  return false;
}

/** Labels of columns from the rows of a header: a group's label holds until the next one begins. */
function joined(block: ReadonlyArray<ReadonlyArray<string>>, width: number): Array<string> {
  const span = Math.max(width, ...block.map(filledWidth));
  const parts: Array<Array<string>> = Array.from({ length: span }, () => []);
  block.forEach((row, index) => {
    const below = block.slice(index + 1);
    let group = "";
    for (let column = 0; column < span; column += 1) {
      const own = row[column] ?? "";
      const hasBelow = below.some((lower) => (lower[column] ?? "") !== "");
      if (own !== "") group = hasBelow ? own : "";
      const label = own !== "" ? own : hasBelow ? group : "";
      if (label !== "" && !parts[column]?.includes(label)) parts[column]?.push(label);
    }
  });
  return parts.map((labels) => labels.join(" "));
}

/** The row `(1) (2) (3)` that official tables put below their header. */
function numbersColumns(row: ReadonlyArray<string>, width: number): boolean {
  if (width < 3 || filledWidth(row) !== width) return false;
  return row.slice(0, width).every((text, column) => text.replace(/^\((.*)\)$/, "$1") === String(column + 1));
}
