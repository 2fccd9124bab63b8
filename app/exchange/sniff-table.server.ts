import type { TableSample } from "#app/domain/evidence/sniff.ts";

export type Delimited = { kind: "csv" | "tsv" | "psv"; rows: Array<Array<string>> };

const DELIMITERS = [
  ["csv", ","],
  ["csv", ";"],
  ["tsv", "\t"],
  ["psv", "|"],
] as const;

const VOTING_ROWS = 100;
/** A file of at least this many rows may begin with a title and end with notes. */
const LONG_ENOUGH = 5;
const PLACEHOLDER = /\b(lorem|ipsum|contoh|dummy|sample|test|testing|tes|coba|xxx+|asdf)\b/i;

/**
 * The table a text holds, by the delimiter that cuts its rows most evenly; null when none does.
 *
 * @param isDeclared the publisher calls it a table: then two rows, or one column, are enough.
 */
export function readDelimited(text: string, whole: boolean, isDeclared: boolean): Delimited | null {
  let best: { kind: Delimited["kind"]; delimiter: string; score: number } | null = null;
  for (const [kind, delimiter] of DELIMITERS) {
    const score = evenness(rowsOf(text, delimiter, VOTING_ROWS, whole), isDeclared);
    if (score > (best?.score ?? 0)) best = { kind, delimiter, score };
  }
  if (best !== null) return { kind: best.kind, rows: rowsOf(text, best.delimiter, 2_000, whole) };
  return isDeclared ? { kind: "csv", rows: rowsOf(text, ",", 2_000, whole) } : null;
}

/** 0 when the rows are no table; else the larger, the more even and the wider. */
function evenness(rows: ReadonlyArray<ReadonlyArray<string>>, isDeclared: boolean): number {
  const counts = new Map<number, number>();
  for (const row of rows) counts.set(row.length, (counts.get(row.length) ?? 0) + 1);
  const [width, count] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [0, 0];
  if (width < 2) return 0;
  const share = count / rows.length;
  if (share < (rows.length >= LONG_ENOUGH ? 0.6 : 0.8)) return 0;
  // Prose has commas too: undeclared, a table of two columns must prove itself.
  if (!isDeclared && (rows.length < 2 || (width === 2 && (rows.length < LONG_ENOUGH || share < 0.9))))
    return 0;
  return share * Math.log2(width);
}

/** Rows of a delimited text, quotes respected, blank ones left out; an unfinished last row too. */
function rowsOf(text: string, delimiter: string, most: number, whole: boolean): Array<Array<string>> {
  const rows: Array<Array<string>> = [];
  let row: Array<string> = [];
  let cell = "";
  let quoted = false;
  const endRow = () => {
    row.push(cell);
    if (row.some((value) => value.trim() !== "")) rows.push(row);
    row = [];
    cell = "";
  };
  for (let index = 0; index < text.length && rows.length < most; index += 1) {
    const character = text[index] ?? "";
    if (quoted) {
      if (character !== '"') cell += character;
      else if (text[index + 1] === '"') {
        cell += '"';
        index += 1;
      } else quoted = false;
    } else if (character === '"' && cell === "") quoted = true;
    else if (character === delimiter) {
      row.push(cell);
      cell = "";
    } else if (character === "\n") endRow();
    else if (character !== "\r") cell += character;
  }
  if (whole && rows.length < most && (cell !== "" || row.length > 0)) endRow();
  return rows;
}

/** Counts of a small table whose first row is its header. */
export function sampleOfRows(rows: ReadonlyArray<ReadonlyArray<string>>): TableSample {
  const data = rows.slice(1);
  return { dataRows: data.length, columns: rows[0]?.length ?? 0, ...countTexts(data.flat()) };
}

/** Counts of the records in a JSON value; null when it holds no list of records. */
export function sampleOfJson(value: unknown): TableSample | null {
  const records = recordsIn(value);
  if (records === null) return null;
  const cells = records.slice(0, 3).flatMap(cellsOf);
  const first: unknown = records[0];
  const columns = typeof first === "object" && first !== null ? Object.keys(first).length : 1;
  return { dataRows: records.length, columns: records.length === 0 ? 0 : columns, ...countTexts(cells) };
}

function recordsIn(value: unknown): ReadonlyArray<unknown> | null {
  if (Array.isArray(value)) return value;
  if (typeof value !== "object" || value === null) return null;
  const holder: Record<string, unknown> = { ...value };
  for (const key of ["features", "records", "data", "results"]) {
    const list = holder[key];
    if (Array.isArray(list)) return list;
  }
  return typeof holder.result === "object" ? recordsIn(holder.result) : null;
}

function cellsOf(record: unknown): Array<string> {
  if (typeof record !== "object" || record === null) return [String(record)];
  const holder: Record<string, unknown> = { ...record };
  const cells = typeof holder.properties === "object" ? holder.properties : holder;
  return Object.values(cells ?? {}).filter((cell) => typeof cell === "string");
}

function countTexts(cells: ReadonlyArray<string>): Pick<TableSample, "textCells" | "placeholderCells"> {
  const texts = cells.filter((cell) => /\p{L}/u.test(cell));
  return { textCells: texts.length, placeholderCells: texts.filter((cell) => PLACEHOLDER.test(cell)).length };
}
