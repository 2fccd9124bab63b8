import type { FormatId } from "#app/domain/evidence/formats.ts";
import { blankProfile, type Profile } from "#app/domain/evidence/profile.ts";
import type { FileSource } from "./archive-source.server.ts";
import type { TextReadOptions } from "./csv.server.ts";

export type ReadHint = {
  /** What the bytes were found to be. */
  kind: FormatId;
  /** The header as it came, with its charset. */
  contentType: string | null;
  /** Host the file came from, left out of the hosts its addresses lead to. */
  ownHost: string | null;
  /** Only the beginning of the file is there. */
  partial: boolean;
};

type Reader = (source: FileSource, kind: FormatId, options: TextReadOptions) => Promise<Profile>;

const csv: Reader = async (...args) => (await import("./csv.server.ts")).readCsv(...args);
const json: Reader = async (...args) => (await import("./json.server.ts")).readJson(...args);
const geojson: Reader = async (source, _, options) =>
  (await import("./geojson.server.ts")).readGeoJson(source, options);
const kml: Reader = async (source, _, options) => (await import("./xml.server.ts")).readKml(source, options);
const xml: Reader = async (...args) => (await import("./xml.server.ts")).readXml(...args);
const html: Reader = async (source, _, options) =>
  (await import("./html-table.server.ts")).readHtmlTable(source, options);
const text: Reader = async (...args) => (await import("./plain-text.server.ts")).readPlainText(...args);
const workbook: Reader = async (source, _, options) =>
  (await import("./workbook.server.ts")).readWorkbook(source, options);
const dbase: Reader = async (source, _, options) =>
  (await import("./dbf.server.ts")).readDbf(source, options);
const shapefile: Reader = async (source, _, options) =>
  (await import("./shapefile.server.ts")).readShapefile(source, options);
const pdf: Reader = async (source, _, options) => (await import("./pdf.server.ts")).readPdf(source, options);
const archive: Reader = async (source, _, options) =>
  (await import("./archive.server.ts")).readArchive(source, options, (inner, kind, innerOptions) =>
    readFileAsProfile(inner, kind, { ...innerOptions, contentType: null }),
  );

/** Readers load when their first file comes: most checks need one or two of them. */
const READERS: Partial<Record<FormatId, Reader>> = {
  ...{ csv, tsv: csv, psv: csv, json, ndjson: json, jsonld: json, topojson: json, geojson, kml },
  ...{ xml, gml: xml, gpx: xml, atom: xml, rss: xml, iati: xml, sitemap: xml, wfs: xml, rdfxml: xml },
  ...{ html, text, turtle: text, ntriples: text, ics: text, rtf: text },
  ...{ xlsx: workbook, xls: workbook, xlsb: workbook, ods: workbook, dbase, shapefile, pdf },
  ...{ zip: archive, gtfs: archive, kmz: archive },
};

/**
 * Reads a file by what its bytes are and profiles its table. Never throws for bytes: what is wrong with
 * them is the profile's failure; a format without a reader has no table.
 *
 * @throws errors of our own disk.
 */
export async function readFileAsProfile(
  source: FileSource,
  kind: FormatId,
  options: TextReadOptions,
): Promise<Profile> {
  const reader = READERS[kind];
  if (reader === undefined) return { ...blankProfile(kind), failure: "no-table", partial: options.partial };
  return reader(source, kind, options);
}
