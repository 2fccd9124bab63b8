import type { CalendarTableName } from "#app/domain/calendar-tables.ts";
import { calendarTables } from "#app/i18n/id/calendar-tables.ts";
import type { Translate } from "#app/i18n/translate.ts";

type ColumnKey = keyof typeof calendarTables.column;
type ChoiceKey = keyof typeof calendarTables.choice;

const isColumn = (name: string): name is ColumnKey => name in calendarTables.column;
const isChoice = (name: string): name is ChoiceKey => name in calendarTables.choice;

/** Name of a column of a calendar's tables. */
export function columnName(column: string, t: Translate): string {
  return isColumn(column) ? t(`calendarTables.column.${column}`) : column;
}

export function choiceName(choice: string, t: Translate): string {
  return isChoice(choice) ? t(`calendarTables.choice.${choice}`) : choice;
}

/** What columns hold that is chosen from words of ours. */
const CHOICES: Readonly<Record<string, ReadonlyArray<ChoiceKey>>> = {
  "regulations.kind": ["law", "pkpu", "ruling", "mou"],
  "stages.phase": ["pra", "pemilu", "pasca"],
  "stage_versions.planned_or_actual": ["planned", "actual"],
  "stage_versions.confidence": ["H", "M", "L"],
  "holidays.kind": ["holiday", "joint_leave"],
  "holidays.holds": ["true", "false"],
};

/** The values a column is chosen from; null where it is typed. */
export function choicesOf(table: CalendarTableName, column: string): ReadonlyArray<string> | null {
  return CHOICES[`${table}.${column}`] ?? null;
}

/** A cell as it reads: choices by their words. */
export function cellText(table: CalendarTableName, column: string, held: string, t: Translate): string {
  return choicesOf(table, column) === null ? held : choiceName(held, t);
}
