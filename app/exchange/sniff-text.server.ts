import type { FormatId } from "#app/domain/evidence/formats.ts";
import { jsonDepth, MOST_JSON_DEPTH } from "#app/domain/evidence/json-depth.ts";
import type { TableSample } from "#app/domain/evidence/sniff.ts";
import { jsonError, serviceException } from "./page-markers.server.ts";
import { readDelimited, sampleOfJson, sampleOfRows } from "./sniff-table.server.ts";

export type TextKind = {
  kind: FormatId;
  errorMarker: string | null;
  sample: TableSample | null;
};

/** Root elements by which an XML document tells what it is; the first that fits. */
const XML_ROOTS: ReadonlyArray<readonly [RegExp, FormatId]> = [
  [/^(wms_capabilities|wmt_ms_capabilities)$/i, "wms"],
  [/^(\w+:)?wfs_capabilities$|^wfs:featurecollection$/i, "wfs"],
  [/^(\w+:)?coverage(s|descriptions)$|^(wcs:)?wcs_capabilities$/i, "wcs"],
  [/^rdf:rdf$/i, "rdfxml"],
  [/^(\w+:)?kml$/i, "kml"],
  [/^gpx$/i, "gpx"],
  [/^gml:featurecollection$/i, "gml"],
  [/^(atom:)?feed$/i, "atom"],
  [/^rss$/i, "rss"],
  [/^iati-(activities|organisations)$/i, "iati"],
  [/^(urlset|sitemapindex)$/i, "sitemap"],
  [/^svg$/i, "svg"],
  [/^html$/i, "html"],
];

/** The format of a text that is no HTML page. */
export function sniffText(text: string, whole: boolean, declared: FormatId | null): TextKind {
  const trimmed = text.trimStart();
  const plain = (kind: FormatId): TextKind => ({ kind, errorMarker: null, sample: null });
  if (/^[[{]/.test(trimmed)) {
    const json = jsonKind(trimmed, whole);
    if (json !== null) return json;
  }
  if (isNTriples(trimmed)) return plain("ntriples");
  if (trimmed.startsWith("<")) {
    const xml = xmlKind(trimmed);
    if (xml !== null) return { ...plain(xml), errorMarker: serviceException(trimmed) };
  }
  if (/^BEGIN:VCALENDAR/.test(trimmed)) return plain("ics");
  if (/^(@prefix|@base|PREFIX|BASE)\s/m.test(trimmed.slice(0, 2_000))) return plain("turtle");
  if (/^\{\\rtf/.test(trimmed)) return plain("rtf");
  const isTable = declared === "csv" || declared === "tsv" || declared === "psv";
  const table = readDelimited(trimmed, whole, isTable);
  if (table === null) return plain("text");
  return { kind: table.kind, errorMarker: null, sample: whole ? sampleOfRows(table.rows) : null };
}

/** Whether a text is an HTML page: by its beginning, or by tags only pages have. */
export function isHtml(text: string, isDeclaredHtml: boolean): boolean {
  const start = text
    .trimStart()
    .slice(0, 4_000)
    .replace(/^(<!--[\s\S]{0,2000}?-->\s*)+/, "");
  if (/^(<\?xml[^>]*>\s*)?(<!doctype html|<html[\s>])/i.test(start)) return true;
  if (/^<\?xml/i.test(start)) return false;
  const pattern = /<(head|body|title|script|div|table|h1|p|form|meta|iframe|center|frameset)[\s>]/i;
  return start.startsWith("<") ? pattern.test(start.slice(0, 1_000)) : isDeclaredHtml && pattern.test(start);
}

function jsonKind(text: string, whole: boolean): TextKind | null {
  const value = whole ? parsedJson(text) : undefined;
  if (whole && value === undefined) return ndjsonKind(text);
  if (!whole && !looksLikeJson(text)) return null;
  const kind =
    kindOfJson(text.slice(0, 4_000), value) ?? (ndjsonKind(text)?.kind === "ndjson" ? "ndjson" : "json");
  return {
    kind,
    errorMarker: jsonError(text, value),
    sample: value === undefined ? null : sampleOfJson(value),
  };
}

function kindOfJson(start: string, value: unknown): FormatId | null {
  const type = memberOf(value, "type") ?? /^\{[^{[]{0,2000}?"type"\s*:\s*"(\w+)"/.exec(start)?.[1];
  if (type === "Topology") return "topojson";
  if (type === "FeatureCollection" || type === "Feature" || type === "GeometryCollection") return "geojson";
  const hasContext = value === undefined ? /"@context"\s*:/.test(start) : contextOf(value) !== undefined;
  return hasContext ? "jsonld" : null;
}

function contextOf(value: unknown): unknown {
  return memberOf(Array.isArray(value) ? value[0] : value, "@context");
}

function memberOf(value: unknown, key: string): unknown {
  if (typeof value !== "object" || value === null) return undefined;
  return Object.getOwnPropertyDescriptor(value, key)?.value;
}

/** One JSON object per line. */
function ndjsonKind(text: string): TextKind | null {
  const lines = text.split("\n").slice(0, 20);
  const complete = lines.slice(0, -1).filter((line) => line.trim() !== "");
  if (complete.length < 2 || complete.some((line) => !/^\s*\{/.test(line) || parsedJson(line) === undefined))
    return null;
  return { kind: "ndjson", errorMarker: null, sample: null };
}

/** Whether the beginning of a text reads like JSON. Source: the token count of ckanext-qa. */
function looksLikeJson(text: string): boolean {
  const rest = text.slice(0, 2_000).replace(/"(?:[^"\\]|\\.)*"/g, "s");
  const tokens = rest.match(/^[\s[\]{}:,s\d.eE+\-truefalsn"]+/)?.[0].match(/[[\]{}:,]/g);
  return (tokens?.length ?? 0) > 5;
}

function parsedJson(text: string): unknown {
  if (jsonDepth(text) > MOST_JSON_DEPTH) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}

function xmlKind(text: string): FormatId | null {
  const start = text
    .slice(0, 5_000)
    .replace(/<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!DOCTYPE[^>[]*(\[[\s\S]*?\])?>/gi, "");
  const root = /^\s*<([a-z_][\w:.-]*)/i.exec(start)?.[1];
  if (root === undefined) return null;
  if (/^capabilities$/i.test(root)) return /wmts/i.test(start) ? "wmts" : "xml";
  return XML_ROOTS.find(([pattern]) => pattern.test(root))?.[1] ?? "xml";
}

function isNTriples(text: string): boolean {
  const lines = text
    .slice(0, 4_000)
    .split("\n")
    .slice(0, 6)
    .filter((line) => line.trim() !== "" && !line.startsWith("#"));
  const complete = lines.length > 1 ? lines.slice(0, -1) : lines;
  return (
    complete.length > 0 && complete.every((line) => /^(<[^>]+>|_:\w+)\s+<[^>]+>\s+\S.*\.\s*$/.test(line))
  );
}
