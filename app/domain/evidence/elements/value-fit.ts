import type { WantedElement } from "#app/domain/evidence/check-context.ts";
import type { ColumnProfile, ValueType } from "#app/domain/evidence/profile.ts";

type Demand = Pick<WantedElement, "type" | "pattern" | "register">;

const FITTING: Readonly<Record<string, ReadonlyArray<ValueType>>> = {
  integer: ["integer", "year"],
  number: ["number", "integer"],
  date: ["date", "datetime"],
  datetime: ["datetime", "date"],
  year: ["year"],
  yearmonth: ["yearmonth"],
  geopoint: ["geopoint"],
};
const NO_GEOMETRY: ReadonlyArray<ValueType> = [
  ...(["integer", "number", "boolean", "date", "datetime", "year", "yearmonth"] as const),
];

/**
 * Share of a column's filled cells that fit an element's type, 0–1; null when the type demands nothing
 * that can be told from values, as text does.
 */
export function typeFit(type: string, column: ColumnProfile): number | null {
  if (column.distinct === 0) return null;
  if (type === "url") return column.uriRatio;
  if (type === "geometry") return NO_GEOMETRY.includes(column.type) ? 0 : null;
  // Two values say yes and no, whatever the words.
  if (type === "boolean") return column.distinct <= 2 ? 1 : ratioOf(column, ["boolean"]);
  const fitting = FITTING[type];
  if (fitting === undefined) return null;
  const isNumeric = type === "integer" || type === "number";
  return Math.max(ratioOf(column, fitting), isNumeric ? column.numberAsTextRatio : 0);
}

function ratioOf(column: ColumnProfile, types: ReadonlyArray<ValueType>): number {
  return Math.max(0, ...types.map((type) => column.typeRatios[type] ?? 0));
}

/**
 * Share of a column's filled cells that are what an element holds, 0–1: by register, else by pattern,
 * and by type. An empty column fits nothing; text without register and pattern is fitted by any value.
 */
export function valueFit(element: Demand, column: ColumnProfile): number {
  if (column.distinct === 0) return 0;
  const { register, pattern, type } = element;
  const ofType = typeFit(type, column) ?? 1;
  if (register !== null) return Math.min(ofType, registerFit(register, column));
  if (pattern !== null) return Math.min(ofType, patternFit(pattern, column));
  return ofType;
}

function registerFit(register: string, column: ColumnProfile): number {
  return column.registers.find((hit) => hit.register === register)?.matchedRatio ?? 0;
}

/** Values are not kept, so the pattern is tried on their shapes, with digits and letters standing for all. */
function patternFit(pattern: string, column: ColumnProfile): number {
  const expression = compiled(pattern);
  if (expression === null) return 0;
  return column.patterns
    .filter((shape) => [shape.pattern, shape.pattern.toLowerCase()].some((text) => expression.test(text)))
    .reduce((sum, shape) => sum + shape.ratio, 0);
}

function compiled(pattern: string): RegExp | null {
  try {
    return new RegExp(pattern, "u");
  } catch {
    return null;
  }
}
