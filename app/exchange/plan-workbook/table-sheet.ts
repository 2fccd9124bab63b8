import type { CellValue, DataValidation, WriteSheet } from "hucre";
import type { Bilingual } from "#app/domain/plan.ts";
import { listText, neutralText } from "./cell-text.ts";
import { type Column, type ListName, type SheetTable, YES_NO_WORDS } from "./column.ts";
import { columnLetters } from "./import-problem.ts";
import type { CellValue as PlanCell } from "./read-cell.ts";
import type { Cells } from "./sheet-rows.ts";
import { CODE_STYLE, DAY_STYLE, HEAD_STYLE, NEEDED_STYLE, WRAPPED } from "./sheet-style.ts";

export type WorkbookLanguage = "id" | "en";

/** Rows below the headings for which drop-downs are offered. */
const OFFERED_ROWS = 2_000;
/** Longest list a spreadsheet takes written out in a cell rather than on a sheet. */
const LONGEST_INLINE = 250;

type Offer = {
  language: WorkbookLanguage;
  /** Where the values of one of the plan's own lists stand; null when there are none. */
  rangeOf: (list: ListName) => string | null;
};

/** Rows of one kind as a sheet that an import reads back: headings, drop-downs, frozen head. */
export function tableSheet(
  table: Pick<SheetTable, "name" | "columns">,
  { rows, ...offer }: { rows: ReadonlyArray<Cells> } & Offer,
): WriteSheet {
  const { language } = offer;
  const heads = table.columns.map(({ heading, required }) => ({
    value: heading[language],
    needed: required,
  }));
  const body = rows.map((row) =>
    table.columns.map((column) => written(row[column.key] ?? null, column, language)),
  );
  return {
    name: table.name[language],
    columns: table.columns.map((column) => ({ width: column.width, style: styleOf(column) })),
    rows: [heads.map(({ value }) => value), ...body],
    cells: headCells(heads),
    dataValidations: table.columns.flatMap((column, index) => validationOf(column, index, offer)),
    freezePane: { rows: 1, columns: 1 },
    autoFilter: { range: `A1:${columnLetters(heads.length - 1)}${body.length + 1}` },
    pageSetup: { paperSize: "a4", orientation: "landscape", fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  };
}

/** Headings in their looks; those whose cells must be filled are darker. */
export function headCells(heads: ReadonlyArray<{ value: string; needed: boolean }>) {
  return new Map(
    heads.map(({ value, needed }, index) => {
      return [`0,${index}`, { value, style: needed ? NEEDED_STYLE : HEAD_STYLE }] as const;
    }),
  );
}

function styleOf({ kind }: Column) {
  if (kind === "day") return DAY_STYLE;
  return kind === "code" || kind === "edge" ? CODE_STYLE : WRAPPED;
}

/** A value as its cell shows it: words of the language, real numbers and days, nothing a spreadsheet would run. */
export function written(value: PlanCell, column: Column, language: WorkbookLanguage): CellValue {
  if (value === null) return null;
  if (typeof value === "boolean") return YES_NO_WORDS[language][value ? 0 : 1];
  if (typeof value === "number") return value;
  if (typeof value !== "string")
    return neutralText(listText(value.map((each) => labelOf(each, column, language))));
  if (column.kind === "day") return new Date(`${value}T00:00:00Z`);
  if (column.kind === "number") return Number(value);
  return neutralText(column.kind === "choice" ? labelOf(value, column, language) : value);
}

function labelOf(value: string, { choices }: Column, language: WorkbookLanguage): string {
  return choices.find((choice) => choice.value === value)?.label[language] ?? value;
}

function validationOf(column: Column, index: number, { rangeOf, language }: Offer): Array<DataValidation> {
  const letters = columnLetters(index);
  const range = `${letters}2:${letters}${OFFERED_ROWS}`;
  const common = { allowBlank: true, showInputMessage: true, showErrorMessage: true, range } as const;
  if (column.list !== null) {
    const formula1 = rangeOf(column.list);
    // A code may be one that stands only in this very workbook: another one is warned of, not refused.
    return formula1 === null ? [] : [{ ...common, type: "list", formula1, errorStyle: "warning" }];
  }
  const values =
    column.kind === "yesno"
      ? [...YES_NO_WORDS[language]]
      : column.kind === "choice"
        ? column.choices.map(({ label }: { label: Bilingual }) =>
            language === "en" ? (label.en ?? label.id) : label.id,
          )
        : [];
  const isShort =
    values.length > 0 &&
    values.join(",").length <= LONGEST_INLINE &&
    !values.some((each) => /[,"]/.test(each));
  return isShort ? [{ ...common, type: "list", values, errorStyle: "stop" }] : [];
}
