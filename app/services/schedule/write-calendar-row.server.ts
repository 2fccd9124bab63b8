import {
  type CalendarRow,
  type CalendarRows,
  type CalendarTableName,
  calendarRowKey,
} from "#app/domain/calendar-tables.ts";
import type { Actor } from "#app/domain/permission.ts";
import { CHANGED_IN_PLACE } from "#app/domain/schedule-form.ts";
import type { Deps } from "#app/services/deps.server.ts";
import type { CalendarProblem } from "./calendar-problems.server.ts";
import { type ImportOutcome, importCalendar } from "./import-calendar.server.ts";
import { writtenTables } from "./read-calendar-tables.server.ts";

type Asked = {
  table: CalendarTableName;
  row: CalendarRow;
  /** Key of the row that is changed where it stands; null for a further one. */
  key: string | null;
  /** That row as {@link seenText} wrote it when the form was opened; another one refuses the change. */
  seen: string;
  plan: string;
  by: { actor: Actor; name: string };
};

/** Writes one row of a calendar's tables, under all that holds for whole tables. */
export async function writeCalendarRow(
  { table, row, key, seen, plan, by }: Asked,
  deps: Pick<Deps, "db" | "now" | "newId">,
): Promise<ImportOutcome> {
  // A calendar comes after those that are there, whatever place is told.
  const whole = table === "calendars" ? { ...row, ordinal: "1" } : row;
  const tables = { written: writtenTables({ [table]: [whole] }) };
  const admit = (held: CalendarRows) => problemsOf(held, { table, row: whole, key, seen });
  return importCalendar({ tables, plan, by, dryRun: false, admit }, deps);
}

function problemsOf(
  held: CalendarRows,
  { table, row, key, seen }: Pick<Asked, "table" | "row" | "key" | "seen">,
): Array<CalendarProblem> {
  const find = (wanted: string) => held[table].find((each) => calendarRowKey(table, each) === wanted);
  const own = calendarRowKey(table, row);
  if (key === null) {
    const isTaken = CHANGED_IN_PLACE.has(table) && find(own) !== undefined;
    return isTaken ? [{ code: "taken", held: own }] : [];
  }
  const before = find(key);
  const isSame = before !== undefined && own === key && seenText(before) === seen;
  return isSame ? [] : [{ code: "changed_since_preview", held: key }];
}

export function seenText(row: CalendarRow): string {
  return JSON.stringify(row);
}
