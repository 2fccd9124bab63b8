export const CALENDAR_TABLE_NAMES = [
  ...(["regulations", "calendars", "stages", "stage_versions"] as const),
  ...(["events", "occurrences", "holidays"] as const),
] as const;
/** A table an election calendar is written in. */
export type CalendarTableName = (typeof CALENDAR_TABLE_NAMES)[number];

/** What the tables are called in addresses. */
export const CALENDAR_TABLE_PATHS: Readonly<Record<CalendarTableName, string>> = {
  regulations: "peraturan",
  calendars: "kalender",
  stages: "tahapan",
  stage_versions: "tanggal",
  events: "peristiwa",
  occurrences: "kejadian",
  holidays: "libur",
};

/** A row of such a table as it is written: cells by name of their column. An empty cell is an empty text. */
export type CalendarRow = Readonly<Record<string, string>>;
export type CalendarRows = Readonly<Record<CalendarTableName, ReadonlyArray<CalendarRow>>>;

/** The columns whose cells together tell the rows of a table apart. */
export const CALENDAR_KEYS: Readonly<Record<CalendarTableName, ReadonlyArray<string>>> = {
  regulations: ["code"],
  calendars: ["code"],
  stages: ["calendar", "code"],
  stage_versions: ["calendar", "stage", "planned_or_actual", "known_on"],
  events: ["calendar", "code"],
  occurrences: ["calendar", "event", "known_on"],
  holidays: ["day", "known_on"],
};

/** What tells a row apart: `pemilu-2024/T05/planned/2022-06-09`. */
export function calendarRowKey(table: CalendarTableName, row: CalendarRow): string {
  return CALENDAR_KEYS[table].map((column) => row[column] ?? "").join("/");
}

/** A row that tables add, or change. */
export type CalendarChange = {
  table: CalendarTableName;
  key: string;
  isNew: boolean;
  cells: ReadonlyArray<{ column: string; before: string; after: string }>;
};

/**
 * What tables say that is not held, row by row in the order of the tables; rows they leave out stay, and so does
 * the place of a calendar that is there.
 */
export function calendarChanges(held: CalendarRows, told: CalendarRows): Array<CalendarChange> {
  return CALENDAR_TABLE_NAMES.flatMap((table) => {
    const rows = new Map(held[table].map((row) => [calendarRowKey(table, row), row]));
    return told[table].flatMap((row) => {
      const key = calendarRowKey(table, row);
      const before = rows.get(key);
      const cells = Object.entries(row)
        .map(([column, after]) => ({ column, before: before?.[column] ?? "", after }))
        .filter((cell) => cell.before !== cell.after)
        .filter(({ column }) => before === undefined || table !== "calendars" || column !== "ordinal");
      if (before !== undefined && cells.length === 0) return [];
      return [{ table, key, isNew: before === undefined, cells }];
    });
  });
}
