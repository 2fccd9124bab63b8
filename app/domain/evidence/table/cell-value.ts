import type { ValueType } from "#app/domain/evidence/profile.ts";
import { dateIn, isYear } from "./date-text.ts";
import { numberIn, numberText } from "./number-text.ts";
import type { Cell } from "./profiler-type.ts";

export type CellValue = {
  /** As it is written, trimmed and composed. */
  text: string;
  /** The same for every format that can hold the value. */
  canonical: string;
  /** Types that fit besides string, the most telling first. */
  types: ReadonlyArray<ValueType>;
  number: number | null;
  /** Number in a form only people read, or kept in a text cell of a typed format. */
  numberAsText: boolean;
};

const BOOLEANS: ReadonlyMap<string, string> = new Map([
  ...["true", "benar", "ya", "yes"].map((word) => [word, "true"] as const),
  ...["false", "salah", "tidak", "no"].map((word) => [word, "false"] as const),
]);
const GEOPOINT = /^([+-]?\d{1,3}(?:\.\d+)?)\s*[,;]\s*([+-]?\d{1,3}(?:\.\d+)?)$/;

/**
 * What a cell holds; null when it is empty.
 *
 * @param typed the format tells text from numbers.
 */
export function cellValue(cell: Cell, typed: boolean): CellValue | null {
  if (cell === null) return null;
  if (typeof cell === "boolean") return plain(String(cell), String(cell), ["boolean"]);
  if (typeof cell === "number") {
    if (!Number.isFinite(cell)) return null;
    return ofNumber(String(cell), cell, false);
  }
  const text = cleaned(cell);
  return text === "" ? null : textValue(text, typed);
}

function cleaned(text: string): string {
  const trimmed = text.trim();
  return isAscii(trimmed) ? trimmed : trimmed.normalize("NFC");
}

function isAscii(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) if (text.charCodeAt(index) > 127) return false;
  return true;
}

function textValue(text: string, typed: boolean): CellValue {
  const geopoint = GEOPOINT.exec(text);
  const number = numberIn(text);
  if (number !== null && (geopoint === null || !text.includes("."))) {
    return ofNumber(text, number.value, typed || !number.machine);
  }
  if (geopoint !== null && Math.abs(Number(geopoint[1])) <= 180 && Math.abs(Number(geopoint[2])) <= 180) {
    return plain(text, text.replace(/\s/g, ""), ["geopoint"]);
  }
  const date = dateIn(text);
  if (date !== null) return plain(text, date.iso, [date.kind]);
  const boolean = text.length <= 6 ? BOOLEANS.get(text.toLowerCase()) : undefined;
  if (boolean === undefined) return plain(text, text.replace(/\s+/g, " "), []);
  const isLiteral = /^(true|false)$/i.test(text);
  return plain(text, isLiteral ? boolean : text, ["boolean"]);
}

function ofNumber(text: string, value: number, numberAsText: boolean): CellValue {
  const canonical = numberText(value);
  const types: Array<ValueType> = [];
  if (isYear(value) && text.length === 4) types.push("year");
  if (Number.isInteger(value)) types.push("integer");
  types.push("number");
  if (canonical === "0" || canonical === "1") types.push("boolean");
  return { text, canonical, types, number: value, numberAsText };
}

function plain(text: string, canonical: string, types: ReadonlyArray<ValueType>): CellValue {
  return { text, canonical, types, number: null, numberAsText: false };
}
