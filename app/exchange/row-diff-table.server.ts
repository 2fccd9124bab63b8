import { closeSync, createReadStream, openSync, writeSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { FormatId } from "#app/domain/evidence/formats.ts";
import type { PiiScanner } from "#app/domain/evidence/pii/scanner-type.ts";
import type { Profile, ReadFailure } from "#app/domain/evidence/profile.ts";
import { type DiffRow, type DiffTable, MOST_DIFF_ROWS } from "#app/domain/evidence/row-diff.ts";
import { foldLabel } from "#app/domain/evidence/table/fold-label.ts";
import type { FileSource } from "./read-file/archive-source.server.ts";
import { readFileAsProfile } from "./read-file/read-file.server.ts";

/** The table of a file as its reader finds it, or why there is none. */
export type TableRows = { table: DiffTable; tableOf: string | null } | { failure: ReadFailure };

const MOST_CELLS = 512;
const FLUSH_CHARACTERS = 256 * 1024;

/**
 * Reads the table of a file of any readable format once and keeps its rows in a file of lines, so that
 * they can be gone through again and again without being held.
 *
 * The readers tell every cell to whoever looks for personal data; the rows are put together from there,
 * and so are those of the very table that the profile describes.
 *
 * @param folder an empty folder of the caller's, who removes it.
 */
export async function rowsOf(
  source: FileSource,
  kind: FormatId,
  { folder, contentType = null }: { folder: string; contentType?: string | null },
): Promise<TableRows> {
  const taps: Array<Tap> = [];
  const newScanner = () => {
    const tap = createTap(join(folder, `rows-${taps.length}`));
    taps.push(tap);
    return tap.scanner;
  };
  try {
    const options = { registers: [], newScanner, ownHost: null, partial: false, contentType };
    const profile = await readFileAsProfile(source, kind, options);
    const tap = tapOf(profile, taps);
    // Half a table would seem to have lost its other half.
    if (profile.failure !== null && profile.failure !== "one-column") return { failure: profile.failure };
    if (tap === undefined || profile.columns.length === 0) return { failure: "no-table" };
    tap.close();
    const rows = () => linesOf(tap.path, Math.min(profile.rows, MOST_DIFF_ROWS + 1));
    return { table: { labels: namedLabels(tap.labels()), rows }, tableOf: profile.tableOf };
  } finally {
    for (const tap of taps) tap.close();
  }
}

type Tap = {
  path: string;
  scanner: PiiScanner;
  labels: () => ReadonlyArray<string>;
  /** Rows written, notes below the table included. */
  count: () => number;
  close: () => void;
};

function createTap(path: string): Tap {
  let labels: ReadonlyArray<string> = [];
  let row: Array<string> = [];
  let [rowNumber, count, held] = [0, 0, ""];
  let file: number | null = openSync(path, "wx", 0o600);
  const flush = () => {
    if (file !== null && held !== "") writeSync(file, held);
    held = "";
  };
  const endRow = () => {
    if (rowNumber > 0 && count <= MOST_DIFF_ROWS) {
      held += `${JSON.stringify(row)}\n`;
      count += 1;
    }
    row = [];
    if (held.length > FLUSH_CHARACTERS) flush();
  };
  const cell = (column: number, number: number, text: string) => {
    if (number !== rowNumber) endRow();
    rowNumber = number;
    if (column >= MOST_CELLS) return;
    while (row.length < column) row.push("");
    row[column] = text;
  };
  const named = (names: ReadonlyArray<string>) => {
    labels = [...names];
  };
  const close = () => {
    if (file === null) return;
    endRow();
    flush();
    closeSync(file);
    file = null;
  };
  const scanner: PiiScanner = { labels: named, cell, finish: () => [] };
  return { path, scanner, labels: () => labels, count: () => count + (rowNumber > 0 ? 1 : 0), close };
}

/** The tap of the table the profile describes: its sheet's, else the first one with its labels and rows. */
function tapOf(profile: Profile, taps: ReadonlyArray<Tap>): Tap | undefined {
  const sheet = profile.sheets.findIndex(({ name }) => name === profile.tableOf);
  if (sheet >= 0) return taps[sheet];
  const most = Math.min(profile.rows, MOST_DIFF_ROWS + 1);
  const fitting = taps.filter((tap) => tap.count() >= most);
  const names = profile.columns.map(({ norm }) => norm).join("\n");
  const isSame = (tap: Tap) => tap.labels().map(foldLabel).join("\n") === names;
  return fitting.find(isSame) ?? fitting.sort((a, b) => a.count() - b.count())[0] ?? taps[0];
}

/** Columns of a table without a header go by their place. */
function namedLabels(labels: ReadonlyArray<string>): ReadonlyArray<string> {
  return labels.some((label) => label.trim() !== "") ? labels : labels.map((_, index) => String(index + 1));
}

async function* linesOf(path: string, most: number): AsyncGenerator<DiffRow> {
  let given = 0;
  const input = createReadStream(path, "utf8");
  try {
    for await (const line of createInterface({ input })) {
      if (given >= most) return;
      given += 1;
      const row: unknown = JSON.parse(line);
      yield Array.isArray(row) ? row.map(String) : [];
    }
  } finally {
    input.destroy();
  }
}
