import type { CalendarRows } from "#app/domain/calendar-tables.ts";
import {
  writeCalendarOds,
  writeCalendarXlsx,
} from "#app/exchange/calendar-workbook/write-calendar.server.ts";
import { calendarRowsOf } from "#app/exchange/plan-folder/calendar-rows.ts";
import type { CalendarSource } from "#app/exchange/plan-folder/parse-calendar.ts";
import type { WorkbookLanguage } from "#app/exchange/plan-workbook/table-sheet.ts";
import type { Deps } from "#app/services/deps.server.ts";
import { heldCalendar } from "./held-calendar.server.ts";

export const CALENDAR_FORMATS = ["xlsx", "ods"] as const;
export type CalendarFormat = (typeof CALENDAR_FORMATS)[number];

type Asked = {
  /** Codes of the calendars; none for an empty template. */
  calendars: ReadonlyArray<string>;
  title: string;
  format: CalendarFormat;
  language: WorkbookLanguage;
};

/** Calendars as a workbook that an import reads back, with the regulations they cite and all holidays. */
export async function exportCalendar(
  { calendars, format, ...rest }: Asked,
  { db }: Pick<Deps, "db">,
): Promise<Uint8Array<ArrayBuffer>> {
  const rows = rowsOf((await heldCalendar(db)).source, calendars);
  const content = { ...rest, rows };
  return format === "xlsx" ? writeCalendarXlsx(content) : writeCalendarOds(content);
}

function rowsOf({ regulations, schedule }: CalendarSource, codes: ReadonlyArray<string>): CalendarRows {
  const isWanted = (key: string) => codes.includes(key.split("/", 1)[0] ?? "");
  const versions = schedule.versions.filter(({ stage }) => isWanted(stage));
  const cited = new Set(versions.map(({ regulation }) => regulation));
  return calendarRowsOf({
    regulations: regulations.filter(({ code }) => cited.has(code)),
    schedule: {
      ...{ versions, holidays: codes.length === 0 ? [] : (schedule.holidays ?? []) },
      calendars: schedule.calendars.filter(({ code }) => isWanted(code)),
      stages: schedule.stages.filter(({ calendar }) => isWanted(calendar)),
      events: schedule.events.filter(({ key }) => isWanted(key)),
      occurrences: schedule.occurrences.filter(({ event }) => isWanted(event)),
    },
  });
}
