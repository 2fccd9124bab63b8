/** Everything the sniffer can name. */
export const FORMAT_IDS = [
  ...(["csv", "tsv", "psv", "json", "ndjson", "geojson", "topojson", "jsonld"] as const),
  ...([
    "xml",
    "kml",
    "kmz",
    "gml",
    "gpx",
    "atom",
    "rss",
    "iati",
    "sitemap",
    "wfs",
    "wcs",
    "wms",
    "wmts",
  ] as const),
  ...(["rdfxml", "turtle", "ntriples", "geopackage", "sqlite", "parquet", "netcdf", "ods", "ics"] as const),
  ...(["xls", "xlsx", "xlsb", "shapefile", "mdb", "dbase"] as const),
  ...(["html", "pdf", "doc", "docx", "odt", "rtf", "ppt", "pptx", "odp", "text"] as const),
  ...(["png", "jpeg", "gif", "webp", "tiff", "svg", "zip", "gtfs", "gzip", "rar", "7z", "tar"] as const),
  ...(["audio", "video", "program", "binary", "empty"] as const),
] as const;
export type FormatId = (typeof FORMAT_IDS)[number];

export type FormatFamily = "data" | "geo" | "page" | "document" | "image" | "archive" | "other";

export type Format = {
  /** Stars of the format alone: 1 any, 2 structured, 3 open and structured. More needs linked data. */
  stars: 0 | 1 | 2 | 3;
  family: FormatFamily;
  mime: string;
  /** Extensions and names by which publishers declare it, lower case; the first one is its extension. */
  names: ReadonlyArray<string>;
};

/** Source: evidence specification C4, after the five-star scheme and ckanext-qa. */
export const FORMATS: Record<FormatId, Format> = {
  csv: format(3, "data", "text/csv", "csv application/csv text/comma-separated-values"),
  tsv: format(3, "data", "text/tab-separated-values", "tsv tab"),
  psv: format(3, "data", "text/plain", "psv"),
  json: format(3, "data", "application/json", "json text/json"),
  ndjson: format(3, "data", "application/x-ndjson", "ndjson jsonl application/jsonl"),
  geojson: format(3, "geo", "application/geo+json", "geojson application/vnd.geo+json"),
  topojson: format(3, "geo", "application/json", "topojson"),
  jsonld: format(3, "data", "application/ld+json", "jsonld json-ld"),
  xml: format(3, "data", "application/xml", "xml text/xml"),
  kml: format(3, "geo", "application/vnd.google-earth.kml+xml", "kml"),
  kmz: format(3, "geo", "application/vnd.google-earth.kmz", "kmz"),
  gml: format(3, "geo", "application/gml+xml", "gml"),
  gpx: format(3, "geo", "application/gpx+xml", "gpx"),
  atom: format(3, "data", "application/atom+xml", "atom"),
  rss: format(3, "data", "application/rss+xml", "rss"),
  iati: format(3, "data", "application/xml", "iati"),
  sitemap: format(3, "data", "application/xml", "sitemap"),
  wfs: format(3, "geo", "application/xml", "wfs"),
  wcs: format(3, "geo", "application/xml", "wcs"),
  wms: format(1, "geo", "application/xml", "wms"),
  wmts: format(1, "geo", "application/xml", "wmts"),
  rdfxml: format(3, "data", "application/rdf+xml", "rdf rdfxml rdf/xml"),
  turtle: format(3, "data", "text/turtle", "ttl turtle n3 text/n3"),
  ntriples: format(3, "data", "application/n-triples", "nt n-triples ntriples"),
  gtfs: format(3, "data", "application/zip", "gtfs"),
  geopackage: format(3, "geo", "application/geopackage+sqlite3", "gpkg geopackage"),
  sqlite: format(3, "data", "application/vnd.sqlite3", "sqlite sqlite3 application/x-sqlite3"),
  parquet: format(3, "data", "application/vnd.apache.parquet", "parquet"),
  netcdf: format(3, "geo", "application/netcdf", "nc netcdf application/x-netcdf"),
  ods: format(3, "data", "application/vnd.oasis.opendocument.spreadsheet", "ods"),
  ics: format(3, "data", "text/calendar", "ics ical icalendar"),
  xls: format(2, "data", "application/vnd.ms-excel", "xls"),
  xlsx: format(
    2,
    "data",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "xlsx xlsm excel spreadsheet",
  ),
  xlsb: format(2, "data", "application/vnd.ms-excel.sheet.binary.macroenabled.12", "xlsb"),
  shapefile: format(2, "geo", "application/vnd.shp", "shp shapefile application/x-shapefile"),
  mdb: format(2, "data", "application/x-msaccess", "mdb accdb access"),
  dbase: format(2, "data", "application/vnd.dbf", "dbf dbase application/x-dbf"),
  html: format(1, "page", "text/html", "html htm xhtml application/xhtml+xml"),
  pdf: format(1, "document", "application/pdf", "pdf"),
  doc: format(1, "document", "application/msword", "doc"),
  docx: format(
    1,
    "document",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "docx word",
  ),
  odt: format(1, "document", "application/vnd.oasis.opendocument.text", "odt"),
  rtf: format(1, "document", "application/rtf", "rtf text/rtf"),
  ppt: format(1, "document", "application/vnd.ms-powerpoint", "ppt"),
  pptx: format(
    1,
    "document",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "pptx powerpoint",
  ),
  odp: format(1, "document", "application/vnd.oasis.opendocument.presentation", "odp"),
  text: format(1, "document", "text/plain", "txt text md"),
  png: format(1, "image", "image/png", "png"),
  jpeg: format(1, "image", "image/jpeg", "jpg jpeg image/jpg"),
  gif: format(1, "image", "image/gif", "gif"),
  webp: format(1, "image", "image/webp", "webp"),
  tiff: format(1, "image", "image/tiff", "tif tiff geotiff"),
  svg: format(1, "image", "image/svg+xml", "svg"),
  zip: format(1, "archive", "application/zip", "zip application/x-zip-compressed"),
  gzip: format(1, "archive", "application/gzip", "gz gzip tgz application/x-gzip"),
  rar: format(1, "archive", "application/vnd.rar", "rar application/x-rar-compressed"),
  "7z": format(1, "archive", "application/x-7z-compressed", "7z"),
  tar: format(1, "archive", "application/x-tar", "tar"),
  audio: format(1, "other", "audio/mpeg", "mp3 wav ogg m4a audio"),
  video: format(1, "other", "video/mp4", "mp4 webm avi mov video"),
  program: format(1, "other", "application/x-msdownload", "exe msi dll apk"),
  binary: format(1, "other", "application/octet-stream", ""),
  empty: format(0, "other", "application/x-empty", ""),
};

function format(stars: Format["stars"], family: FormatFamily, mime: string, names: string): Format {
  return { stars, family, mime, names: names.split(" ").filter((name) => name !== "") };
}

/** MIME types that say nothing about what the bytes are. */
const MEANINGLESS = new Set(["application/octet-stream", "text/plain", "application/download", "text"]);

const BY_NAME: ReadonlyMap<string, FormatId> = new Map(
  FORMAT_IDS.flatMap((id) => [...FORMATS[id].names, FORMATS[id].mime].map((name) => [name, id] as const))
    .filter(([name]) => !MEANINGLESS.has(name))
    .reverse(), // the first owner of a shared MIME type wins
);

/**
 * The format a publisher means by a word, an extension or a MIME type; null when the word tells nothing
 * about bytes (`API`, `text/plain`).
 */
export function formatOf(declared: string | null): FormatId | null {
  if (declared === null) return null;
  const word = (declared.split(";", 1)[0] ?? "").trim().toLowerCase().replace(/^\./, "");
  return BY_NAME.get(word) ?? BY_NAME.get(word.replace(/^(microsoft|ms|esri) +/, "")) ?? null;
}

/** Formats that may honestly be declared as a wider one. */
const WIDER: Partial<Record<FormatId, ReadonlyArray<FormatId>>> = {
  tsv: ["csv"],
  psv: ["csv"],
  geojson: ["json"],
  topojson: ["json", "geojson"],
  jsonld: ["json"],
  ndjson: ["json"],
  gtfs: ["zip"],
  shapefile: ["zip"],
  kmz: ["kml", "zip"],
  text: ["csv"],
};

/** Whether a declaration is true of what the bytes are, allowing the wider name (`JSON` for GeoJSON). */
export function isDeclaredTruly(sniffed: FormatId, declared: FormatId): boolean {
  if (sniffed === declared || WIDER[sniffed]?.includes(declared) === true) return true;
  return declared === "xml" && /xml$/.test(FORMATS[sniffed].mime) && sniffed !== "html";
}
