import { type WriteSheet, writeOds, writeXlsx } from "hucre";
import type { PlanDocument } from "#app/domain/authoring/plan-document.ts";
import { neutralText } from "./cell-text.ts";
import { LIST_NAMES, type ListName, SHEET_KINDS, type SheetKind } from "./column.ts";
import { documentCells } from "./document-cells.ts";
import { guideSheet } from "./guide-sheet.ts";
import { columnLetters } from "./import-problem.ts";
import { matrixSheet } from "./matrix-sheet.ts";
import { type Cells, tableWith } from "./sheet-rows.ts";
import { CODE_STYLE } from "./sheet-style.ts";
import { headCells, tableSheet, type WorkbookLanguage } from "./table-sheet.ts";

/** What a workbook says, and the lists its cells are chosen from that the plan does not hold itself. */
export type WorkbookContent = {
  document: PlanDocument;
  organisations: ReadonlyArray<string>;
  stages: ReadonlyArray<string>;
  language: WorkbookLanguage;
  /** Whether the rows of the plan are left out, for a template to fill in. */
  empty: boolean;
};

/** The same content makes the same bytes. */
export const EPOCH = new Date("1980-01-01T00:00:00Z");

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
  const { language, document } = content;
  return tableSheet(tableWith(kind, document.field), { rows, language, rangeOf: lists.rangeOf });
}
