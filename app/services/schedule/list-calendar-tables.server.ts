import { CALENDAR_TABLE_NAMES, type CalendarTableName } from "#app/domain/calendar-tables.ts";
import { columnsOfTable } from "#app/exchange/plan-folder/parse-calendar.ts";

/** The tables a calendar is written in, each with its columns in order. */
export function listCalendarTables(): Array<{ name: CalendarTableName; columns: string }> {
  return CALENDAR_TABLE_NAMES.map((name) => ({ name, columns: columnsOfTable(name).join(",") }));
}

export function calendarTableOf(name: string): CalendarTableName | null {
  return CALENDAR_TABLE_NAMES.find((each) => each === name) ?? null;
}
