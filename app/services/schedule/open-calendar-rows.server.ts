import { type CalendarRow, type CalendarTableName, calendarRowKey } from "#app/domain/calendar-tables.ts";
import type { Bilingual } from "#app/domain/plan.ts";
import type { RowReference } from "#app/domain/schedule-form.ts";
import { calendarRowsOf } from "#app/exchange/plan-folder/calendar-rows.ts";
import type { Deps } from "#app/services/deps.server.ts";
import { heldCalendar } from "./held-calendar.server.ts";

export type RowOption = { value: string; label: Bilingual };
export type RowOptions = Readonly<Record<RowReference, ReadonlyArray<RowOption>>>;
export type OpenedRows = {
  rows: ReadonlyArray<{ key: string; row: CalendarRow }>;
  options: RowOptions;
  /** The place after the last stage. */
  nextOrdinal: number;
};

/** The rows of one table as far as the plan's calendars have them, and what their fields are chosen from. */
export async function openCalendarRows(
  table: CalendarTableName,
  calendars: ReadonlyArray<string>,
  { db }: Pick<Deps, "db">,
): Promise<OpenedRows> {
  const { source } = await heldCalendar(db);
  const { schedule, regulations } = source;
  const isOfPlan = (row: CalendarRow) => row.calendar === undefined || calendars.includes(row.calendar);
  const keyed = (key: string, title: Bilingual) => ({ value: key, label: labelled(key, title) });
  const ofPlan = (key: string) => calendars.includes(key.slice(0, key.indexOf("/")));
  const stages = schedule.stages.filter(({ key }) => ofPlan(key));
  const rows = calendarRowsOf(source)[table].filter(isOfPlan);
  const shown = table === "calendars" ? rows.filter(({ code = "" }) => calendars.includes(code)) : rows;
  return {
    rows: shown.map((row) => ({ key: calendarRowKey(table, row), row })),
    options: {
      calendar: schedule.calendars
        .filter(({ code }) => calendars.includes(code))
        .map(({ code, title }) => ({ value: code, label: title })),
      stage: stages.map(({ key, title }) => keyed(key, title)),
      event: schedule.events.filter(({ key }) => ofPlan(key)).map(({ key, title }) => keyed(key, title)),
      regulation: regulations.map(({ code, title }) => keyed(code, title)),
    },
    nextOrdinal: Math.max(0, ...stages.map(({ ordinal }) => ordinal)) + 1,
  };
}

function labelled(key: string, { id, en }: Bilingual): Bilingual {
  return { id: `${key} ${id}`, en: en === null ? null : `${key} ${en}` };
}
