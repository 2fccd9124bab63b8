import type { FieldValues } from "#app/domain/authoring/plan-edit.ts";
import type { Bilingual } from "#app/domain/plan.ts";
import { pairOf } from "./cell-text.ts";
import { type Column, englishKey } from "./column.ts";
import type { CellValue } from "./read-cell.ts";
import { fieldKey, type OwnField, type SheetRow } from "./sheet-rows.ts";

/** Texts that a subject may be without altogether; of all others the Indonesian is at least empty. */
const OPTIONAL_TEXTS: ReadonlySet<string> = new Set([
  ...["help", "stageAsStated", "legalBasis", "legalFooting", "note", "deadlineReason"],
  ...["wordCommitment", "wordAction", "wordMilestone", "wordAchievement"],
]);

/** The value of a column that a row leaves empty, or of a new subject whose sheet has no such column. */
function emptyValue({ kind, otherwise }: Column): CellValue {
  return kind === "list" || kind === "choices" ? [] : otherwise;
}

/**
 * The fields a row gives, by key of their column: those whose column its sheet has, and for something new all
 * of them. Texts with an English twin come as both.
 */
export function rowFields(row: SheetRow, columns: ReadonlyArray<Column>, isNew: boolean): FieldValues {
  const fields: Record<string, unknown> = {};
  for (const column of columns) {
    const { key, bilingual } = column;
    const english = englishKey(key);
    const isThere = key in row.cells || (bilingual && english in row.cells);
    if (!isThere && !isNew) continue;
    if (bilingual) fields[key] = textOf(row, column);
    else fields[key] = row.cells[key] ?? emptyValue(column);
  }
  return fields;
}

/** Both languages of a text; an undefined part is one that the file does not speak of. */
export type TextCells = { id: string | null | undefined; en: string | null | undefined };

function textOf({ cells }: SheetRow, { key, otherwise }: Column): TextCells {
  const id = cells[key];
  const en = cells[englishKey(key)];
  return {
    id: id === undefined ? undefined : (stringOf(id) ?? stringOf(otherwise)),
    en: en === undefined ? undefined : stringOf(en),
  };
}

function stringOf(value: CellValue | undefined): string | null {
  return typeof value === "string" ? value : null;
}

/** A text put together from what a row says and what stood before; the object before where nothing changed. */
export function mergedText(key: string, cells: TextCells, before: Bilingual | null): Bilingual | null {
  const id = cells.id === undefined ? (before?.id ?? null) : cells.id;
  const en = cells.en === undefined ? (before?.en ?? null) : cells.en;
  if (before !== null && before.id === id && before.en === en) return before;
  if (id !== null) return { id, en };
  return OPTIONAL_TEXTS.has(key) && en === null ? null : { id: "", en };
}

/** The own fields of a row: those it has a column for over those that stood before. */
export function mergedValues(
  row: SheetRow,
  fields: ReadonlyArray<OwnField>,
  before: Readonly<Record<string, Bilingual>>,
): Readonly<Record<string, Bilingual>> {
  let values = before;
  for (const { code } of fields) {
    const key = fieldKey(code);
    if (!(key in row.cells) && !(englishKey(key) in row.cells)) continue;
    const old = before[code] ?? null;
    const held = row.cells[key];
    const id = held === undefined ? (old?.id ?? null) : held === null ? null : String(held);
    const en = row.cells[englishKey(key)];
    const text = id === null ? null : { id, en: en === undefined ? (old?.en ?? null) : stringOf(en) };
    if (text?.id === old?.id && text?.en === old?.en) continue;
    const { [code]: _gone, ...others } = values;
    values = text === null ? others : { ...others, [code]: text };
  }
  return values;
}

/** What is said of a code's retirement; undefined when the sheet does not speak of it. */
export function retiredOf({ cells }: SheetRow) {
  const { retiredOn: on, retiredReason: reason, successor = null } = cells;
  if (on === undefined) return undefined;
  return on === null ? null : { on, reason: reason ?? "", successor };
}

/** Choices of an own field from a list cell. */
export function choicesOf(parts: CellValue | undefined): Array<Bilingual> {
  return Array.isArray(parts) ? parts.map((part) => pairOf(String(part))) : [];
}
