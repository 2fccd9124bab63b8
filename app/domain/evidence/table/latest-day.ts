import type { ColumnTally } from "./column-tally.ts";
import { columnType, typeRatio } from "./column-tally.ts";
import { isYear, lastDayOf } from "./date-text.ts";
import { isOtherDayLabel, isPeriodLabel, isPersonalLabel } from "./label.ts";

export type LatestDay = { dateMax: string | null; dateColumn: string | null };

/** Values of another type a column of days may hold. */
const LEAST_RATIO = 0.9;

/**
 * The latest day the data speak of: from a column that names a period or day, else from any column of
 * days, else from years that are labels. Births and ends that lie ahead say nothing of the data's age.
 */
export function latestDay(columns: ReadonlyArray<ColumnTally>): LatestDay {
  const dated = columns.flatMap((column) => {
    const day = latestIn(column);
    return day === null ? [] : [{ column, day, telling: isPeriodLabel(column.label.norm) }];
  });
  const telling = dated.filter((found) => found.telling);
  const [best] = (telling.length > 0 ? telling : dated).sort((a, b) => (a.day < b.day ? 1 : -1));
  if (best !== undefined) return { dateMax: best.day, dateColumn: best.column.label.name };
  const years = columns.filter(({ label }) => /^\d{4}$/.test(label.norm) && isYear(Number(label.norm)));
  const [last] = years.map(({ label }) => label).sort((a, b) => (a.norm < b.norm ? 1 : -1));
  if (years.length < 2 || last === undefined) return { dateMax: null, dateColumn: null };
  return { dateMax: lastDayOf(last.norm), dateColumn: last.name };
}

function latestIn(column: ColumnTally): string | null {
  const { label, last, greatest } = column;
  if (isOtherDayLabel(label.norm) || isPersonalLabel(label.name)) return null;
  const type = columnType(column);
  if (type === "year") return typeRatio(column, "year") >= LEAST_RATIO ? lastDayOf(String(greatest)) : null;
  if (type !== "date" && type !== "datetime" && type !== "yearmonth") return null;
  const ratio = typeRatio(column, "date") + typeRatio(column, "datetime") + typeRatio(column, "yearmonth");
  return last === null || ratio < LEAST_RATIO ? null : lastDayOf(last);
}
