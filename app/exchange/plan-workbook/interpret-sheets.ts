import { SHEET_KINDS, type SheetKind } from "./column.ts";
import type { ImportProblem } from "./import-problem.ts";
import { SHEET_TABLES } from "./matrix-sheets.ts";
import type { RawSheet } from "./raw-sheets.server.ts";
import { readSheet, rowLimit, sheetsByKind } from "./read-sheet.ts";
import { type KindRows, type OwnField, type PlanRows, tableWith } from "./sheet-rows.ts";

export type Interpreted = { rows: PlanRows; problems: Array<ImportProblem> };

type Options = {
  /** Fields of the plan's own as it reads now. */
  fields: ReadonlyArray<OwnField>;
  /** Fields of its own that a file brings along. */
  fieldsOf: (rows: KindRows) => ReadonlyArray<OwnField>;
  hasLetters: boolean;
};

/** What the sheets of a file say of a plan, and everything in them that cannot be read. */
export function interpretSheets(sheets: ReadonlyArray<RawSheet>, options: Options): Interpreted {
  const problems: Array<ImportProblem> = [];
  const tables = SHEET_KINDS.map((kind) => SHEET_TABLES[kind]);
  const known = sheetsByKind<SheetKind>(sheets, tables, problems);
  const rows: { [Kind in SheetKind]?: KindRows } = {};
  const ownFields = known.get("field");
  let fields = options.fields;
  if (ownFields !== undefined) {
    const read = readSheet(ownFields, tableWith("field", []), options, problems);
    if (read !== null) {
      rows.field = read;
      const brought = options.fieldsOf(read);
      fields = [...brought, ...fields.filter(({ code }) => !brought.some((each) => each.code === code))];
    }
  }
  for (const kind of SHEET_KINDS) {
    const sheet = known.get(kind);
    if (kind === "field" || sheet === undefined) continue;
    const read = readSheet(sheet, tableWith(kind, fields), options, problems);
    if (read !== null) rows[kind] = read;
  }
  problems.push(...rowLimit(Object.values(rows)));
  return { rows, problems };
}
