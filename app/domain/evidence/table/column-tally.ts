import type { ColumnProfile, ValueType } from "#app/domain/evidence/profile.ts";
import type { CellValue } from "./cell-value.ts";
import { isCodeLabel, isPersonalLabel, type Label } from "./label.ts";
import { numberText } from "./number-text.ts";
import {
  newTally,
  type RegisterIndex,
  type RegisterTally,
  registerHits,
  tallyCell,
} from "./register-match.ts";
import { commonestShapes, countShape } from "./value-shape.ts";

const MOST_DISTINCT = 1_000;
/** Years of a column without a telling label: so few and so recent, they are no amounts. */
const FEW_YEARS = 60;

/** What is known of one column so far; bounded, whatever the rows. */
export type ColumnTally = {
  label: Label;
  filled: number;
  types: Map<ValueType, number>;
  /** Short hashes of the distinct values; null once there are more than are counted. */
  distinct: Set<number> | null;
  repeats: number;
  least: number;
  greatest: number;
  /** Earliest and latest day or month. */
  first: string | null;
  last: string | null;
  shapes: Map<string, number>;
  uris: number;
  numbersAsText: number;
  registers: RegisterTally;
};

export function newColumn(label: Label, index: RegisterIndex): ColumnTally {
  return {
    ...{ label, filled: 0, types: new Map(), distinct: new Set<number>(), repeats: 0 },
    ...{ least: Number.POSITIVE_INFINITY, greatest: Number.NEGATIVE_INFINITY, first: null, last: null },
    ...{ shapes: new Map(), uris: 0, numbersAsText: 0, registers: newTally(index) },
  };
}

/** Counts one filled cell. */
export function addCell(column: ColumnTally, value: CellValue, hash: number, index: RegisterIndex): void {
  column.filled += 1;
  for (const type of value.types) column.types.set(type, (column.types.get(type) ?? 0) + 1);
  countDistinct(column, hash);
  if (value.number !== null) {
    column.least = Math.min(column.least, value.number);
    column.greatest = Math.max(column.greatest, value.number);
    if (value.numberAsText) column.numbersAsText += 1;
  } else if (value.types[0] === "date" || value.types[0] === "datetime" || value.types[0] === "yearmonth") {
    if (column.first === null || value.canonical < column.first) column.first = value.canonical;
    if (column.last === null || value.canonical > column.last) column.last = value.canonical;
  } else if (isUri(value.text)) column.uris += 1;
  countShape(column.shapes, value.text);
  tallyCell(column.registers, index, value.text);
}

export function isUri(text: string): boolean {
  return /^https?:\/\/[^\s/]+\.?[^\s]*$/i.test(text);
}

function countDistinct(column: ColumnTally, hash: number): void {
  const { distinct } = column;
  if (distinct === null) return;
  if (distinct.has(hash)) column.repeats += 1;
  else if (distinct.size < MOST_DISTINCT) distinct.add(hash);
  else column.distinct = null;
}

/** Share of the filled cells a type fits. */
export function typeRatio(column: ColumnTally, type: ValueType): number {
  return column.filled === 0 ? 0 : (column.types.get(type) ?? 0) / column.filled;
}

/** The type most values have. */
export function columnType(column: ColumnTally): ValueType {
  const ratio = (type: ValueType) => typeRatio(column, type);
  if (ratio("number") > 0.5) {
    if (ratio("year") === ratio("number") && areYears(column)) return "year";
    return ratio("integer") === ratio("number") ? "integer" : "number";
  }
  if (ratio("date") + ratio("datetime") > 0.5) return ratio("datetime") > ratio("date") ? "datetime" : "date";
  if (ratio("yearmonth") > 0.5) return "yearmonth";
  if (ratio("geopoint") > 0.5) return "geopoint";
  return ratio("boolean") > 0.5 ? "boolean" : "string";
}

function areYears({ label, least, greatest, distinct }: ColumnTally): boolean {
  if (/(^| )(tahun|thn|th|year|periode|period|angkatan)( |$)/.test(label.norm)) return true;
  return least >= 1990 && greatest <= 2045 && distinct !== null && distinct.size <= FEW_YEARS;
}

/**
 * The profile of a column.
 *
 * @param rows data rows of the table.
 * @param isPersonal personal data were found in it: its extremes are values and stay unsaid.
 */
export function columnProfile(
  column: ColumnTally,
  rows: number,
  index: RegisterIndex,
  isPersonal: boolean,
): ColumnProfile {
  const { label, filled, distinct } = column;
  const type = columnType(column);
  const patterns = commonestShapes(column.shapes, filled);
  const [min, max] = isPersonal || isPersonalLabel(label.name) ? [null, null] : extremes(column, type);
  const ratios = [...column.types].map(([fitting, count]) => [fitting, count / filled] as const);
  return {
    ...{ name: label.name, norm: label.norm, type },
    typeRatios: filled === 0 ? {} : { ...Object.fromEntries(ratios), string: 1 },
    fillRatio: rows === 0 ? 0 : Math.min(1, filled / rows),
    distinct: distinct === null ? MOST_DISTINCT : distinct.size,
    repeats: distinct === null ? null : column.repeats,
    ...{ min, max, patterns },
    uriRatio: column.uris / Math.max(1, filled),
    numberAsTextRatio: isCodeLabel(label.norm) ? 0 : column.numbersAsText / Math.max(1, filled),
    registers: registerHits(column.registers, index, filled),
  };
}

function extremes(column: ColumnTally, type: ValueType): [string | null, string | null] {
  const { least, greatest, first, last } = column;
  if (type === "date" || type === "datetime" || type === "yearmonth") return [first, last];
  if (type !== "number" && type !== "integer" && type !== "year") return [null, null];
  // Numbers of one and the same great length are likelier keys of persons than amounts.
  const [shape] = column.shapes.keys();
  if (column.shapes.size === 1 && /^9{10,}$/.test(shape ?? "") && column.filled > 1) return [null, null];
  return Number.isFinite(least) ? [numberText(least), numberText(greatest)] : [null, null];
}
