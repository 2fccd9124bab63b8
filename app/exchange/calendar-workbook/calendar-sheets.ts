import { CALENDAR_TABLE_NAMES, type CalendarTableName } from "#app/domain/calendar-tables.ts";
import {
  type Choice,
  type Column,
  column,
  englishKey,
  type SheetTable,
} from "#app/exchange/plan-workbook/column.ts";

/** The sheets of a calendar's workbook. Columns are those of the tables of a plan folder, by the same names. */

type Words = readonly [id: string, en: string];

function choices(words: Readonly<Record<string, Words>>): Array<Choice> {
  return Object.entries(words).map(([value, [id, en]]) => ({ value, label: { id, en } }));
}

const REGULATION_KINDS = choices({
  law: ["undang-undang", "law"],
  pkpu: ["peraturan KPU", "KPU regulation"],
  ruling: ["putusan", "ruling"],
  mou: ["nota kesepahaman", "memorandum"],
});
const PHASES = choices({
  pra: ["sebelum pemilu", "before the election"],
  pemilu: ["pemilu", "election"],
  pasca: ["sesudah pemilu", "after the election"],
});
const VERSION_KINDS = choices({ planned: ["rencana", "planned"], actual: ["kenyataan", "actual"] });
const CONFIDENCES = choices({ H: ["tinggi", "high"], M: ["sedang", "medium"], L: ["rendah", "low"] });
const HOLIDAY_KINDS = choices({
  holiday: ["hari libur", "public holiday"],
  joint_leave: ["cuti bersama", "joint leave"],
});

const NEEDED = { required: true } as const;
const CODE = column("code", "Kode", "Code", { kind: "code", ...NEEDED, width: 18 });
const CALENDAR = column("calendar", "Kalender", "Calendar", { kind: "code", ...NEEDED, width: 16 });
const TITLE = pair("title", "Nama", "Name", { ...NEEDED, width: 40 });
const NOTE = pair("note", "Catatan", "Note", { width: 40 });
const ORDINAL = column("ordinal", "Urutan", "Order", { kind: "integer", ...NEEDED, width: 9 });
const CITATION = column("citation", "Sumber", "Source", { ...NEEDED, width: 36 });
const KNOWN_ON = column("known_on", "Diketahui pada", "Known on", { kind: "day", ...NEEDED, width: 15 });

function pair(key: string, id: string, en: string, options: Parameters<typeof column>[3]): Array<Column> {
  const english = { ...options, required: false };
  return [
    column(key, id, en, options),
    column(englishKey(key), `${id} (Inggris)`, `${en} (English)`, english),
  ];
}

function chosen(key: string, [id, en]: Words, list: Array<Choice>, isNeeded = true): Column {
  return column(key, id, en, { kind: "choice", choices: list, required: isNeeded, width: 18 });
}

function dayOf(key: string, id: string, en: string): Column {
  return column(key, id, en, { kind: "day", width: 15 });
}

const COLUMNS: Readonly<Record<CalendarTableName, ReadonlyArray<Column>>> = {
  regulations: [
    CODE,
    chosen("kind", ["Jenis", "Kind"], REGULATION_KINDS),
    ...TITLE,
    column("number", "Nomor", "Number", { kind: "code", width: 10 }),
    column("year", "Tahun", "Year", { kind: "integer", width: 9 }),
    dayOf("promulgated_on", "Diundangkan pada", "Promulgated on"),
    dayOf("effective_on", "Berlaku pada", "In force on"),
    column("url", "Tautan", "Link", { width: 30 }),
    ...pair("summary", "Ringkasan", "Summary", { width: 48 }),
    column("note", "Catatan", "Note", { width: 40 }),
  ],
  calendars: [CODE, ...TITLE, ORDINAL],
  stages: [
    CALENDAR,
    CODE,
    ...TITLE,
    column("parent", "Bagian dari", "Part of", { kind: "code", width: 14 }),
    chosen("phase", ["Masa", "Phase"], PHASES),
    ORDINAL,
  ],
  stage_versions: [
    CALENDAR,
    column("stage", "Tahapan", "Stage", { kind: "code", ...NEEDED, width: 12 }),
    column("regulation", "Peraturan", "Regulation", { kind: "code", width: 18 }),
    column("start", "Mulai", "Start", { kind: "edge", width: 24 }),
    column("end", "Selesai", "End", { kind: "edge", ...NEEDED, width: 24 }),
    column("condition", "Syarat", "Condition", { width: 24 }),
    CITATION,
    KNOWN_ON,
    chosen("planned_or_actual", ["Rencana atau kenyataan", "Planned or actual"], VERSION_KINDS),
    chosen("confidence", ["Keyakinan", "Confidence"], CONFIDENCES),
    ...NOTE,
  ],
  events: [CALENDAR, CODE, ...TITLE],
  occurrences: [
    CALENDAR,
    column("event", "Peristiwa", "Event", { kind: "code", ...NEEDED, width: 24 }),
    dayOf("occurred_on", "Terjadi pada", "Happened on"),
    column("outcome", "Hasil", "Outcome", { kind: "code", width: 14 }),
    CITATION,
    KNOWN_ON,
    ...NOTE,
  ],
  holidays: [
    column("day", "Hari", "Day", { kind: "day", ...NEEDED, width: 15 }),
    ...pair("name", "Nama", "Name", { ...NEEDED, width: 40 }),
    chosen("kind", ["Jenis", "Kind"], HOLIDAY_KINDS),
    CITATION,
    column("holds", "Masih berlaku", "Still holds", { kind: "yesno", ...NEEDED, width: 12 }),
    KNOWN_ON,
  ],
};

const NAMES: Readonly<Record<CalendarTableName, Words>> = {
  regulations: ["Peraturan", "Regulations"],
  calendars: ["Kalender", "Calendars"],
  stages: ["Tahapan", "Stages"],
  stage_versions: ["Tanggal tahapan", "Stage dates"],
  events: ["Peristiwa", "Events"],
  occurrences: ["Kejadian", "Occurrences"],
  holidays: ["Hari libur", "Holidays"],
};

/** One sheet a table, in the order they are filled. A column that must be filled must be there. */
export const CALENDAR_SHEETS: ReadonlyArray<SheetTable<CalendarTableName>> = CALENDAR_TABLE_NAMES.map(
  (kind) => {
    const [id, en] = NAMES[kind];
    const columns = COLUMNS[kind];
    const key = columns.filter(({ required }) => required).map((each) => each.key);
    return { kind, name: { id, en }, aliases: [], key, columns };
  },
);
