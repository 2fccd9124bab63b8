import type { Column, SheetKind, SheetTable } from "./column.ts";
import { SHEET_TABLES } from "./matrix-sheets.ts";
import type { CellValue } from "./read-cell.ts";

/** Cells of a row by key of their column. */
export type Cells = Readonly<Record<string, CellValue>>;

export type SheetRow = {
  /** Sheet row, or line of a text, from 1. */
  row: number;
  cells: Cells;
  /** Keys of the cells that were refused; they say nothing. */
  refused: ReadonlySet<string>;
};

/** What a file says of one kind of thing. */
export type KindRows = {
  sheet: string;
  /** Headings as the file has them, and letters of the columns, by key of the column. */
  headings: ReadonlyMap<string, { heading: string; letters: string | null }>;
  rows: ReadonlyArray<SheetRow>;
};

export type PlanRows = { readonly [Kind in SheetKind]?: KindRows };

/** A field of the plan's own, as far as a sheet needs it. */
export type OwnField = {
  code: string;
  appliesTo: string;
  label: { id: string; en: string | null };
  kind: "text" | "choice" | "number" | "date";
  choices: ReadonlyArray<{ id: string; en: string | null }>;
};

const PREFIX = "isian:";

/** Key of the column of an own field. */
export function fieldKey(code: string): string {
  return `${PREFIX}${code}`;
}

/** A sheet's table with a column for every own field of its kind. */
export function tableWith(kind: SheetKind, fields: ReadonlyArray<OwnField>): SheetTable {
  const table = SHEET_TABLES[kind];
  const own = fields.filter(({ appliesTo }) => appliesTo === kind);
  return own.length === 0 ? table : { ...table, columns: [...table.columns, ...own.flatMap(fieldColumns)] };
}

const CELL_KINDS = { text: "text", choice: "choice", number: "number", date: "day" } as const;

function fieldColumns({ code, label, kind, choices }: OwnField): Array<Column> {
  const heading = { id: label.id, en: label.en ?? label.id };
  const options = choices.map(({ id, en }) => ({ value: id, label: { id, en: en ?? id } }));
  const column: Column = {
    ...{ key: fieldKey(code), heading, kind: CELL_KINDS[kind], required: false, bilingual: kind === "text" },
    ...{ aliases: [code, fieldKey(code)], width: 24, choices: options, list: null, otherwise: null },
  };
  if (kind !== "text") return [column];
  const english = { id: `${heading.id} (Inggris)`, en: `${heading.en} (English)` };
  const key = `${column.key}_en`;
  return [column, { ...column, key, heading: english, bilingual: false, aliases: [`${code} en`, key] }];
}
