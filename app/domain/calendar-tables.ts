export const CALENDAR_TABLE_NAMES = [
  ...(["regulations", "calendars", "stages", "stage_versions"] as const),
  ...(["events", "occurrences", "holidays"] as const),
] as const;
/** A table an election calendar is written in. */
export type CalendarTableName = (typeof CALENDAR_TABLE_NAMES)[number];
