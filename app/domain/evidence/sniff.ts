import { z } from "zod";
import { FORMAT_IDS } from "./formats.ts";
import { MOST_PAGE_LINKS, OfferedLinkSchema } from "./page-links.ts";

const Text = z.string().max(2_048);

/** A link on a page that leads to a file of data or a document. */
export const DataLinkSchema = z.object({ url: Text, format: z.enum(FORMAT_IDS) });
export type DataLink = z.infer<typeof DataLinkSchema>;

/** What a small table holds, when the whole of it was in the first bytes. */
export const TableSampleSchema = z.object({
  /** Rows below the header. */
  dataRows: z.number().int().min(0),
  columns: z.number().int().min(0),
  /** Filled cells that are not numbers. */
  textCells: z.number().int().min(0),
  /** Text cells that only stand in for content: lorem, contoh, test. */
  placeholderCells: z.number().int().min(0),
});
export type TableSample = z.infer<typeof TableSampleSchema>;

export const ENCODING_SOURCES = ["bom", "http", "document", "utf8", "guess"] as const;

/** What the first bytes of an answer show, whatever the publisher says they are. */
export const SniffSchema = z.object({
  kind: z.enum(FORMAT_IDS),
  mime: z.string(),
  /** Extension of the final address or of the file name the server gives, lower case without dot. */
  extension: z.string().nullable(),
  /** MIME type the server declares, without parameters. */
  contentType: z.string().nullable(),
  encoding: z.string().nullable(),
  encodingSource: z.enum(ENCODING_SOURCES).nullable(),
  /** Whether the whole body was seen, and not its first bytes only. */
  whole: z.boolean(),
  title: Text.nullable(),
  lang: Text.nullable(),
  /** Characters a reader would see; null where the bytes are not text. */
  textLength: z.number().int().min(0).nullable(),
  simhash: z
    .string()
    .regex(/^[0-9a-f]{16}$/)
    .nullable(),
  dataLinks: z.array(DataLinkSchema).max(50),
  /** Names inside an archive, as far as the first bytes show them. */
  members: z.array(Text).max(200),
  scripts: z.number().int().min(0),
  loginForm: z.boolean(),
  /** Name of the bot protection that answered instead of the server. */
  challenge: z.string().nullable(),
  /** Family of error report found in the body. */
  errorMarker: z.string().nullable(),
  /** Family of domain parking, suspension or server start page found in the body. */
  parkedMarker: z.string().nullable(),
  sample: TableSampleSchema.nullable(),
  /** PDF only: whether pages carry text; null when not looked at. */
  textLayer: z.boolean().nullable(),
  canonicalUrl: Text.nullable(),
  /** Addresses and identifiers the page gives for the dataset it describes (JSON-LD). */
  datasetIds: z.array(Text).max(20),
  licenceUrls: z.array(Text).max(20),
  /** Links by which a page offers files; left out where it offers none. */
  offered: z.array(OfferedLinkSchema).max(MOST_PAGE_LINKS).optional(),
});
export type Sniff = z.infer<typeof SniffSchema>;
