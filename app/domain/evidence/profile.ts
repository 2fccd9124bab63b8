import { z } from "zod";

const Count = z.number().int().min(0);
const Ratio = z.number().min(0).max(1);
const Label = z.string().max(500);

/** Types a column of values can have, after Frictionless Table Schema. */
export const VALUE_TYPES = [
  "string",
  "integer",
  "number",
  "boolean",
  "date",
  "datetime",
  "year",
  "yearmonth",
  "geopoint",
] as const;
export type ValueType = (typeof VALUE_TYPES)[number];

/** How the values of a column meet a register of public keys, such as the 38 provinces. */
export const RegisterHitSchema = z.object({
  register: z.string(),
  /** Share of the filled cells that name an entry of the register. */
  matchedRatio: Ratio,
  /** Entries of the register that no cell names, by their key. */
  missing: z.array(Label).max(1_000),
  /** Entries of the register in all. */
  size: Count,
});

export const ColumnProfileSchema = z.object({
  name: Label,
  /** Label folded for comparison: lower case, no accents, punctuation or unit. */
  norm: Label,
  /** The type most values have. */
  type: z.enum(VALUE_TYPES),
  /** Share of the filled cells that each type fits. */
  typeRatios: z.partialRecord(z.enum(VALUE_TYPES), Ratio),
  /** Filled share of rows, 0–1. */
  fillRatio: Ratio,
  /** Distinct values, counted to 1 000. */
  distinct: Count.max(1_000),
  /** Filled cells that repeat an earlier value, while distinct values are still counted; null beyond. */
  repeats: Count.nullable(),
  /** Least and greatest value of columns of numbers, dates and years; null for text, which may name people. */
  min: z.string().nullable(),
  max: z.string().nullable(),
  /** Commonest shapes of the values, digits as 9 and letters as A; never a value. */
  patterns: z.array(z.object({ pattern: z.string().max(60), ratio: Ratio })).max(3),
  /** Share of the filled cells that are http(s) addresses. */
  uriRatio: Ratio,
  /** Share of the filled cells that are numbers kept as text. */
  numberAsTextRatio: Ratio,
  registers: z.array(RegisterHitSchema).max(8),
});
export type ColumnProfile = z.infer<typeof ColumnProfileSchema>;

export const PII_KINDS = [
  "nik",
  "npwp",
  "phone",
  "email",
  "person-with-birth-date",
  "person-with-address",
  "person-with-sensitive-trait",
  "person-with-coordinates",
  "passport",
  "bank-account",
  "bpjs",
  "voter-list-column",
] as const;
export type PiiKind = (typeof PII_KINDS)[number];

export function isPiiKind(text: string): text is PiiKind {
  return PII_KINDS.some((kind) => kind === text);
}

/** Personal data found in one column: where, how much and in what shape; never a value. */
export const PiiFindingSchema = z.object({
  kind: z.enum(PII_KINDS),
  sheet: Label.nullable(),
  column: Label,
  count: Count,
  /** First and last data row with a hit, from 1. */
  firstRow: Count,
  lastRow: Count,
  /** The label itself names the kind. */
  byLabel: z.boolean(),
  /** `certain` withholds the evidence; `possible` asks a person. */
  certainty: z.enum(["certain", "possible"]),
  /** Shape with all but two characters hidden, such as `32••••••••••••••`. */
  mask: z.string().max(60).nullable(),
});
export type PiiFinding = z.infer<typeof PiiFindingSchema>;

/** Why a file could not be read as a table, or at all. */
export const READ_FAILURES = [
  "unclosed-quote",
  "rows-differ",
  "corrupt",
  "encrypted",
  "too-large",
  "too-deep",
  "bomb",
  "one-column",
  "no-table",
  "reader-stopped",
] as const;
export type ReadFailure = (typeof READ_FAILURES)[number];

export const SheetSchema = z.object({
  name: Label,
  rows: Count,
  columns: Count,
  /** Merged cells below the header. */
  mergedCells: Count,
});

/** What a PDF says of itself. */
export const PdfFactsSchema = z.object({
  pages: Count,
  /** Pages that carry text. */
  textPages: Count,
  tagged: z.boolean().nullable(),
  lang: z.string().max(50).nullable(),
  title: Label.nullable(),
});

/** What geographic data cover: west, south, east, north in degrees. */
export const GeoFactsSchema = z.object({
  features: Count,
  withoutGeometry: Count,
  /** Coordinates outside the globe. */
  outOfRange: Count,
  bbox: z.tuple([z.number(), z.number(), z.number(), z.number()]).nullable(),
  /** Geometry types with how many features have them. */
  geometryTypes: z.record(z.string(), Count),
});

export const MemberSchema = z.object({ name: Label, bytes: Count });

/**
 * What reading a file found, its table first. Holds counts, labels and shapes, never a cell.
 *
 * Source: evidence specification §2.1, §2.2 C5–C12.
 */
export const ProfileSchema = z.object({
  /** What the table was read from: `csv`, `xlsx`, `geojson`, `pdf`…; a format id. */
  format: z.string(),
  failure: z.enum(READ_FAILURES).nullable(),
  encoding: z.string().nullable(),
  /** The encoding was guessed: neither marked, declared nor valid UTF-8. */
  encodingGuessed: z.boolean(),
  /** Characters that could not be read and were replaced. */
  replacedCharacters: Count,
  delimiter: z.string().nullable(),
  sheets: z.array(SheetSchema).max(200),
  /** Sheet or member the table below was read from; null where there is one only. */
  tableOf: Label.nullable(),
  /** Rows above the header. */
  headerOffset: Count,
  /** Rows the header takes, 1 for a plain one. */
  headerRows: Count,
  /** Data rows. */
  rows: Count,
  columns: z.array(ColumnProfileSchema).max(512),
  raggedRows: Count,
  /** Notes below the table. */
  footnoteRows: Count,
  blankLabels: Count,
  duplicateLabels: z.array(Label).max(512),
  /** Rows that are the same as an earlier one. */
  duplicateRows: Count,
  /** Most of the cells that are not numbers only stand in for content: lorem, contoh, test. */
  placeholderRatio: Ratio,
  /** Fingerprint of the rows as a set: the same for CSV and XLSX of one dataset. */
  tableFp: z.string().nullable(),
  /** Latest day in a column of dates, or end of the latest year or month; `YYYY-MM-DD`. */
  dateMax: z.string().nullable(),
  /** Column `dateMax` comes from. */
  dateColumn: Label.nullable(),
  pii: z.array(PiiFindingSchema).max(100),
  /** Whether all that was read could be looked through for personal data. */
  piiSearched: z.boolean(),
  geo: GeoFactsSchema.nullable(),
  pdf: PdfFactsSchema.nullable(),
  members: z.array(MemberSchema).max(200),
  /** Hosts that addresses in the table lead to, other than the file's own; first 20. */
  linkedHosts: z.array(z.string()).max(20),
  /** Only the beginning of the file was read. */
  partial: z.boolean(),
});
export type Profile = z.infer<typeof ProfileSchema>;

/** The profile of a file of which nothing is known but its format; what reading adds is laid over it. */
export function blankProfile(format: string): Profile {
  return {
    ...{ format, failure: null, encoding: null, encodingGuessed: false, replacedCharacters: 0 },
    ...{ delimiter: null, sheets: [], tableOf: null, headerOffset: 0, headerRows: 1, rows: 0, columns: [] },
    ...{ raggedRows: 0, footnoteRows: 0, blankLabels: 0, duplicateLabels: [], duplicateRows: 0 },
    ...{ placeholderRatio: 0, tableFp: null, dateMax: null, dateColumn: null, pii: [], piiSearched: false },
    ...{ geo: null, pdf: null, members: [], linkedHosts: [], partial: false },
  };
}
