import type { CalendarRow, CalendarTableName } from "./calendar-tables.ts";

/**
 * The fields a row of a calendar's tables is typed in. `stage` and `event` name one of a calendar, as
 * `pemilu-2024/T05`; `edge` is a group of fields of its own.
 */
export type RowField = {
  column: string;
  kind: "code" | "line" | "text" | "url" | "day" | "number" | "choice" | RowReference | "edge";
  required: boolean;
};
export type RowReference = "calendar" | "stage" | "event" | "regulation";

function field(column: string, kind: RowField["kind"], required = false): RowField {
  return { column, kind, required };
}

const TITLE = [field("title", "line", true), field("title_en", "line")];
const NOTE = [field("note", "text"), field("note_en", "text")];
const KNOWN = [field("citation", "line", true), field("known_on", "day", true)];

export const ROW_FIELDS: Readonly<Record<CalendarTableName, ReadonlyArray<RowField>>> = {
  regulations: [
    field("code", "code", true),
    field("kind", "choice", true),
    ...TITLE,
    field("number", "line"),
    field("year", "number"),
    field("promulgated_on", "day"),
    field("effective_on", "day"),
    field("url", "url"),
    field("summary", "text"),
    field("summary_en", "text"),
    field("note", "text"),
  ],
  calendars: [field("code", "code", true), ...TITLE],
  stages: [
    field("calendar", "calendar", true),
    field("code", "code", true),
    ...TITLE,
    field("parent", "stage"),
    field("phase", "choice", true),
    field("ordinal", "number", true),
  ],
  stage_versions: [
    field("stage", "stage", true),
    field("start", "edge"),
    field("end", "edge", true),
    field("condition", "event"),
    field("regulation", "regulation"),
    ...KNOWN,
    field("planned_or_actual", "choice", true),
    field("confidence", "choice", true),
    ...NOTE,
  ],
  events: [field("calendar", "calendar", true), field("code", "code", true), ...TITLE],
  occurrences: [
    field("event", "event", true),
    field("occurred_on", "day"),
    field("outcome", "line"),
    ...KNOWN,
    ...NOTE,
  ],
  holidays: [
    field("day", "day", true),
    field("name", "line", true),
    field("name_en", "line"),
    field("kind", "choice", true),
    field("holds", "choice", true),
    ...KNOWN,
  ],
};

/** Tables whose rows are changed where they stand; the others get a further row with another day known. */
export const CHANGED_IN_PLACE: ReadonlySet<CalendarTableName> = new Set([
  ...(["regulations", "calendars", "stages", "events"] as const),
]);

/** What was typed, by name of the field. */
export type TypedRow = Readonly<Record<string, string>>;

/** A row as its table has it. Names of another calendar stay whole, so that they are refused with their path. */
export function rowTyped(table: CalendarTableName, typed: TypedRow): CalendarRow {
  const read = (name: string) => (typed[name] ?? "").trim();
  const owner = table === "stage_versions" ? read("stage") : table === "occurrences" ? read("event") : null;
  const calendar = owner === null ? read("calendar") : calendarIn(owner);
  const local = (key: string) => (key.startsWith(`${calendar}/`) ? key.slice(calendar.length + 1) : key);
  const cells = ROW_FIELDS[table].map(({ column, kind }): [string, string] => {
    if (kind === "edge") return [column, edgeTyped(column, read, local)];
    if (column === "condition") return [column, conditionTyped(read, local)];
    return [column, kind === "stage" || kind === "event" ? local(read(column)) : read(column)];
  });
  const row = Object.fromEntries(cells);
  return table === "stage_versions" || table === "occurrences" ? { calendar, ...row } : row;
}

type Read = (name: string) => string;

/** How an edge may be told; `none` leaves a start unsaid. */
export const EDGE_KINDS = ["date", "event", "stage", "unset", "none"] as const;
export type EdgeKind = (typeof EDGE_KINDS)[number];

function edgeTyped(edge: string, read: Read, local: Read): string {
  const kind = read(`${edge}.kind`);
  if (kind === "date") return read(`${edge}.on`);
  if (kind === "unset") return "unset";
  if (kind !== "event" && kind !== "stage") return "";
  const target = local(read(`${edge}.${kind}`));
  const place = kind === "stage" ? `${target}.${read(`${edge}.edge`)}` : target;
  return `${kind}:${place}${offsetTyped(read(`${edge}.days`), read(`${edge}.unit`))}`;
}

/** `3` and working days: `+3w`; what is no number is kept, so that it is refused. */
function offsetTyped(days: string, unit: string): string {
  if (days === "" || /^[+-]?0+$/.test(days)) return "";
  return `${/^[+-]/.test(days) ? "" : "+"}${days}${unit === "w" ? "w" : "d"}`;
}

function conditionTyped(read: Read, local: Read): string {
  const event = local(read("condition"));
  return event === "" ? "" : `event:${event}=${read("condition.outcome")}`;
}

/** The fields of a row that is there, as they would be typed. */
export function typedRow(table: CalendarTableName, row: CalendarRow): TypedRow {
  const calendar = row.calendar ?? "";
  const whole = (code: string) => (code === "" ? "" : `${calendar}/${code}`);
  return Object.fromEntries(
    ROW_FIELDS[table].flatMap(({ column, kind }): Array<[string, string]> => {
      const held = row[column] ?? "";
      if (kind === "edge") return edgeFields(column, held, whole);
      if (column === "condition") {
        const [, event = "", outcome = ""] = /^event:([^=]+)=(.+)$/.exec(held) ?? [];
        return [
          [column, whole(event)],
          [`${column}.outcome`, outcome],
        ];
      }
      return [[column, kind === "stage" || kind === "event" ? whole(held) : held]];
    }),
  );
}

function edgeFields(edge: string, held: string, whole: Read): Array<[string, string]> {
  if (held === "" || held === "unset") return [[`${edge}.kind`, held === "" ? "none" : held]];
  const [, kind, target = "", days = "", unit = "d"] =
    /^(event|stage):(.+?)(?:([+-]\d+)([dw]))?$/.exec(held) ?? [];
  if (kind === undefined) {
    return [
      [`${edge}.kind`, "date"],
      [`${edge}.on`, held],
    ];
  }
  const counted: Array<[string, string]> = [
    [`${edge}.kind`, kind],
    [`${edge}.days`, days.replace("+", "")],
    [`${edge}.unit`, unit],
  ];
  if (kind === "event") return [...counted, [`${edge}.event`, whole(target)]];
  const dot = target.lastIndexOf(".");
  return [
    ...counted,
    [`${edge}.stage`, whole(target.slice(0, dot))],
    [`${edge}.edge`, target.slice(dot + 1)],
  ];
}

function calendarIn(key: string): string {
  return key.slice(0, Math.max(0, key.indexOf("/")));
}
