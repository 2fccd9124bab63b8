import { safeLabel } from "#app/domain/evidence/pii/labels.ts";
import { columnProfile } from "./column-tally.ts";
import { looksLikeFootnote, MOST_FOOTNOTES } from "./footnote.ts";
import { cellText, findHeader, HEADER_WITHIN, type Header } from "./header.ts";
import { duplicatesAmong } from "./label.ts";
import { latestDay } from "./latest-day.ts";
import type { Cell, TablePart, TableProfiler, TableProfilerOptions } from "./profiler-type.ts";
import { indexRegisters } from "./register-match.ts";
import {
  addColumns,
  addRow,
  newTableTally,
  type TableTally,
  type TallyContext,
  tableFingerprint,
} from "./table-tally.ts";

type Row = ReadonlyArray<Cell>;

/**
 * Profiles a table while its rows stream by, in bounded memory: it keeps counts, labels and shapes of
 * values, and of cells only those of the first 20 rows, until the header is found, and of the last ones
 * that may be notes.
 *
 * Source: evidence specification §2.1, §2.2 C5, C7, C12.
 */
export function createTableProfiler(options: TableProfilerOptions): TableProfiler {
  const context: TallyContext = {
    index: indexRegisters(options.registers),
    scanPii: options.scanPii,
    typed: options.typed === true,
    ownHost: options.ownHost ?? null,
  };
  const table = newTableTally();
  const names: Array<string> = [];
  function addLabels(labels: ReadonlyArray<string>): void {
    addColumns(table, labels, context.index);
    names.push(...labels);
    context.scanPii?.labels(names);
  }
  const body = createBody(table, context, options.fixedWidth === true);
  const start = createStart((header, above) => {
    addLabels(header.labels);
    scanAbove(above, context);
    body.setWidth(header.labels.length);
  }, body.row);
  if (options.labels !== undefined) {
    addLabels(options.labels);
    start.skip();
  }
  return {
    row: (cells) => (options.labels === undefined ? start.row(cells) : addRow(table, cells, context)),
    addLabels,
    finish() {
      const header = start.finish();
      const footnoteRows = body.finish();
      const pii = (options.scanPii?.finish() ?? []).map((found) => ({
        ...found,
        sheet: options.sheet === undefined ? found.sheet : options.sheet,
      }));
      return { ...tablePart(table, options, context, pii), ...header, footnoteRows };
    },
  };
}

/** Holds the first rows back until the header is found among them, then hands the data on. */
function createStart(found: (header: Header, above: ReadonlyArray<Row>) => void, data: (cells: Row) => void) {
  let held: Array<{ cells: Row; at: number }> | null = [];
  let seen = 0;
  let place = { headerOffset: 0, headerRows: 1 };
  function settle(): void {
    const rows = held ?? [];
    held = null;
    const header = findHeader(rows.map(({ cells }) => cells));
    const first = rows[header.offset];
    place = { headerOffset: header.height === 0 ? 0 : (first?.at ?? 0), headerRows: header.height };
    found(
      header,
      rows.slice(0, header.offset).map(({ cells }) => cells),
    );
    for (const { cells } of rows.slice(header.offset + header.height)) data(cells);
  }
  return {
    row(cells: Row): void {
      seen += 1;
      if (held === null) {
        data(cells);
        return;
      }
      if (!cells.some((cell) => cellText(cell) !== "")) return;
      held.push({ cells, at: seen - 1 });
      if (held.length > HEADER_WITHIN + 4) settle();
    },
    skip(): void {
      held = null;
    },
    finish() {
      if (held !== null) settle();
      return place;
    },
  };
}

/** Counts data rows, and holds notes back until it is known whether data follow. */
function createBody(table: TableTally, context: TallyContext, fixedWidth: boolean) {
  let width = 0;
  let pending: Array<Row> = [];
  let afterGap = false;
  function count(cells: Row): void {
    const before = table.rows;
    addRow(table, cells, context);
    if (fixedWidth && table.rows > before && isRagged(cells, width)) table.raggedRows += 1;
  }
  function release(): void {
    for (const cells of pending) count(cells);
    pending = [];
  }
  return {
    setWidth(columns: number): void {
      width = columns;
    },
    row(cells: Row): void {
      const gap = afterGap || pending.length > 0;
      afterGap = !cells.some((cell) => cellText(cell) !== "");
      if (afterGap) return;
      if (looksLikeFootnote(cells, width, gap)) {
        pending.push(cells);
        if (pending.length > MOST_FOOTNOTES) release();
        return;
      }
      release();
      count(cells);
    },
    finish(): number {
      for (const cells of pending) scanRow(cells, table.rows + 1, context);
      return pending.length;
    },
  };
}

/** Whether a row lacks cells or has filled ones beyond the header. */
function isRagged(cells: Row, width: number): boolean {
  return cells.length < width || cells.slice(width).some((cell) => cellText(cell) !== "");
}

function scanAbove(above: ReadonlyArray<Row>, context: TallyContext): void {
  for (const cells of above) scanRow(cells, 0, context);
}

function scanRow(cells: Row, row: number, { scanPii }: TallyContext): void {
  cells.forEach((cell, column) => {
    const text = cellText(cell);
    if (text !== "") scanPii?.cell(column, row, text);
  });
}

function tablePart(
  table: TableTally,
  options: TableProfilerOptions,
  { index }: TallyContext,
  pii: TablePart["pii"],
): Omit<TablePart, "headerOffset" | "headerRows" | "footnoteRows"> {
  const columns = [...table.columns];
  // Sheets often end in columns that were touched and never filled.
  while (columns.at(-1)?.label.name === "" && columns.at(-1)?.filled === 0) columns.pop();
  const personal = new Set(pii.map(({ column }) => column));
  return {
    ...{ format: options.format, rows: table.rows, raggedRows: table.raggedRows },
    columns: columns.map((column, place) =>
      columnProfile(column, table.rows, index, personal.has(safeLabel(column.label.name, place))),
    ),
    blankLabels: columns.filter(({ label }) => label.name === "").length,
    duplicateLabels: duplicatesAmong(columns.map(({ label }) => label)),
    duplicateRows: table.duplicateRows,
    placeholderRatio: table.placeholderCells / Math.max(1, table.textCells),
    tableFp: tableFingerprint(table),
    ...latestDay(columns),
    ...{ pii, piiSearched: options.scanPii !== null, linkedHosts: [...table.hosts] },
  };
}
