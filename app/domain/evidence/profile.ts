import { z } from "zod";

const Count = z.number().int().min(0);

export const ColumnProfileSchema = z.object({
  name: z.string(),
  /** Label folded for comparison: lower case, no accents, punctuation or unit. */
  norm: z.string(),
  type: z.enum([
    "string",
    "integer",
    "number",
    "boolean",
    "date",
    "datetime",
    "year",
    "yearmonth",
    "geopoint",
  ]),
  /** Filled share of rows, 0–1. */
  fillRatio: z.number().min(0).max(1),
  /** Distinct values, counted to 1 000. */
  distinct: Count.max(1_000),
  min: z.string().nullable(),
  max: z.string().nullable(),
  /** Shape of the values, digits as 9 and letters as A; never a value. */
  samplePattern: z.string().nullable(),
});

/** What a streaming reading of a table found. Holds counts and shapes, never personal values. */
export const ProfileSchema = z.object({
  encoding: z.string().nullable(),
  delimiter: z.string().nullable(),
  sheets: z.array(z.string()),
  rows: Count,
  columns: z.array(ColumnProfileSchema).max(512),
  raggedRows: Count,
  duplicateLabels: z.array(z.string()),
  /** Fingerprint of the rows as a set: the same for CSV and XLSX of one dataset. */
  tableFp: z.string().nullable(),
  dateMax: z.string().nullable(),
  piiCounts: z.record(z.string(), Count),
  /** West, south, east, north. */
  bbox: z.tuple([z.number(), z.number(), z.number(), z.number()]).nullable(),
  featureCount: Count.nullable(),
  /** Only the beginning of the file was read. */
  partial: z.boolean(),
});
export type Profile = z.infer<typeof ProfileSchema>;
