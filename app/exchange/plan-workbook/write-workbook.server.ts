import { type CellValue, type DataValidation, type WriteSheet, writeOds, writeXlsx } from "hucre";
import type { PlanDocument } from "#app/domain/authoring/plan-document.ts";
import type { Bilingual } from "#app/domain/plan.ts";
import { listText, neutralText } from "./cell-text.ts";
import {
  type Column,
  LIST_NAMES,
  type ListName,
  SHEET_KINDS,
  type SheetKind,
  YES_NO_WORDS,
} from "./column.ts";
import { documentCells } from "./document-cells.ts";
import { guideSheet } from "./guide-sheet.ts";
import { columnLetters } from "./import-problem.ts";
import { matrixSheet } from "./matrix-sheet.ts";
import type { CellValue as PlanCell } from "./read-cell.ts";
import { type Cells, tableWith } from "./sheet-rows.ts";
import { CODE_STYLE, DAY_STYLE, HEAD_STYLE, NEEDED_STYLE, WRAPPED } from "./sheet-style.ts";

export type WorkbookLanguage = "id" | "en";

/** What a workbook says, and the lists its cells are chosen from that the plan does not hold itself. */
export type WorkbookContent = {
  document: PlanDocument;
  organisations: ReadonlyArray<string>;
  stages: ReadonlyArray<string>;
  language: WorkbookLanguage;
  /** Whether the rows of the plan are left out, for a template to fill in. */
  empty: boolean;
};

/** Rows below the headings for which drop-downs are offered. */
const OFFERED_ROWS = 2_000;
/** Longest list a spreadsheet takes written out in a cell rather than on a sheet. */
const LONGEST_INLINE = 250;
/** The same plan makes the same bytes. */
const EPOCH = new Date("1980-01-01T00:00:00Z");

/** A plan as a workbook: a sheet of instructions, one sheet a kind, the plan's lists, and the matrix to print. */
export async function writePlanXlsx(content: WorkbookContent): Promise<Uint8Array<ArrayBuffer>> {
  const properties = { creator: "Capaian", title: titleOf(content), created: EPOCH, modified: EPOCH };
  return Uint8Array.from(await writeXlsx({ sheets: planSheets(content), properties, stringMode: "shared" }));
}

/** As {@link writePlanXlsx}; OpenDocument has the sheets without drop-downs. */
export async function writePlanOds(content: WorkbookContent): Promise<Uint8Array<ArrayBuffer>> {
  return Uint8Array.from(await writeOds({ sheets: planSheets(content) }));
}

function titleOf({ document, language }: WorkbookContent): string {
  const title = document.plan[0]?.title ?? { id: "Capaian", en: null };
  return language === "en" ? (title.en ?? title.id) : title.id;
}

function planSheets(content: WorkbookContent): Array<WriteSheet> {
  const { document, language, empty } = content;
  const lists = listsOf(content);
  const cells = documentCells(document);
  const rowsOf = (kind: SheetKind) => (empty && kind !== "plan" ? [] : cells[kind]);
  const kinds = SHEET_KINDS.map((kind) => kindSheet(kind, { content, rows: rowsOf(kind), lists }));
  const matrix = empty ? [] : [matrixSheet(document, language)];
  return [guideSheet(neutralText(titleOf(content))), ...kinds, lists.sheet, ...matrix];
}

type Lists = { sheet: WriteSheet; rangeOf: (name: ListName) => string | null };

/** The plan's own lists, one a column. */
function listsOf({ document, organisations, stages, language }: WorkbookContent): Lists {
  const codes = (subjects: ReadonlyArray<{ code: string }>) => subjects.map(({ code }) => code);
  const values: Record<ListName, ReadonlyArray<string>> = {
    ...{ checkpoint: codes(document.checkpoint), commitment: codes(document.commitment) },
    ...{ action: codes(document.action), milestone: codes(document.milestone) },
    ...{ slot: codes(document.slot), organisation: organisations, stage: stages },
  };
  const name = language === "en" ? "Lists" : "Daftar";
  const heads = LIST_NAMES.map((each) => LIST_HEADS[each][language]);
  const longest = Math.max(0, ...LIST_NAMES.map((each) => values[each].length));
  const rows = Array.from({ length: longest }, (_, row) =>
    LIST_NAMES.map((each) => values[each][row] ?? null),
  );
  return {
    sheet: {
      name,
      columns: LIST_NAMES.map(() => ({ width: 22, style: CODE_STYLE })),
      rows: [heads, ...rows],
      cells: headCells(heads.map((value) => ({ value, needed: false }))),
      freezePane: { rows: 1 },
    },
    rangeOf(list) {
      const letters = columnLetters(LIST_NAMES.indexOf(list));
      const count = values[list].length;
      return count === 0 ? null : `${name}!$${letters}$2:$${letters}$${count + 1}`;
    },
  };
}

const LIST_HEADS: Readonly<Record<ListName, { id: string; en: string }>> = {
  checkpoint: { id: "Titik lapor", en: "Checkpoints" },
  commitment: { id: "Komitmen", en: "Commitments" },
  action: { id: "Aksi", en: "Actions" },
  milestone: { id: "Target", en: "Targets" },
  slot: { id: "Data dukung", en: "Evidence" },
  organisation: { id: "Lembaga", en: "Organisations" },
  stage: { id: "Tahapan", en: "Stages" },
};

type SheetContent = { content: WorkbookContent; rows: ReadonlyArray<Cells>; lists: Lists };

function kindSheet(kind: SheetKind, { content, rows, lists }: SheetContent): WriteSheet {
  const { language } = content;
  const table = tableWith(kind, content.document.field);
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
    dataValidations: table.columns.flatMap((column, index) =>
      validationOf(column, index, { lists, language }),
    ),
    freezePane: { rows: 1, columns: 1 },
    autoFilter: { range: `A1:${columnLetters(heads.length - 1)}${body.length + 1}` },
    pageSetup: { paperSize: "a4", orientation: "landscape", fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  };
}

function headCells(heads: ReadonlyArray<{ value: string; needed: boolean }>) {
  return new Map(
    heads.map(({ value, needed }, index) => {
      return [`0,${index}`, { value, style: needed ? NEEDED_STYLE : HEAD_STYLE }] as const;
    }),
  );
}

function styleOf({ kind }: Column) {
  if (kind === "day") return DAY_STYLE;
  return kind === "code" ? CODE_STYLE : WRAPPED;
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

type Offer = { lists: Lists; language: WorkbookLanguage };

function validationOf(column: Column, index: number, { lists, language }: Offer): Array<DataValidation> {
  const letters = columnLetters(index);
  const range = `${letters}2:${letters}${OFFERED_ROWS}`;
  const common = { allowBlank: true, showInputMessage: true, showErrorMessage: true, range } as const;
  if (column.list !== null) {
    const formula1 = lists.rangeOf(column.list);
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
