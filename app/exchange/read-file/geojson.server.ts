import { blankProfile, type Profile } from "#app/domain/evidence/profile.ts";
import type { FileSource } from "./archive-source.server.ts";
import type { TextReadOptions } from "./csv.server.ts";
import { createGeoTally, type GeoTally } from "./geo-tally.server.ts";
import { attempt } from "./json.server.ts";
import { type JsonHandler, type JsonScalar, readJsonEvents } from "./json-events.server.ts";
import { createRecordBuilder, type RecordBuilder } from "./record-builder.server.ts";
import { createRecordTable, type RecordTable } from "./record-table.server.ts";
import { openText } from "./text-source.server.ts";

/**
 * Profiles GeoJSON while it streams by: the properties of its features as a table, its geometry as
 * counts and extent. A single feature or geometry counts as a collection of one.
 *
 * Source: RFC 7946; evidence specification C5.
 */
export async function readGeoJson(source: FileSource, options: TextReadOptions): Promise<Profile> {
  const text = await openText(source, options.contentType ?? null);
  const geo = createGeoTally();
  const table = createRecordTable("geojson", options, true);
  const stopped = await attempt(readJsonEvents(text, false, createGeoHandler(geo, table)));
  const part = table.finish();
  const { cut, ...facts } = text.facts;
  const partial = options.partial || cut;
  const failure = partial && stopped === "corrupt" ? null : stopped;
  const geoFacts = geo.finish();
  const whole = partial || failure !== null ? { tableFp: null } : {};
  const profile = { ...blankProfile("geojson"), ...part, ...facts, ...whole, geo: geoFacts, partial };
  return { ...profile, failure: failure ?? (geoFacts.features === 0 ? "no-table" : null) };
}

type Level = { kind: "object" | "array"; key: string; role: Role };
/** What the thing at a place in the document is. */
type Role = "root" | "features" | "feature" | "geometry" | "geometries" | "coordinates" | "other";

function createGeoHandler(geo: GeoTally, table: RecordTable): JsonHandler {
  const levels: Array<Level> = [];
  const position: Array<number> = [];
  let properties: RecordBuilder | null = null;
  let feature: { type: string | null; hasGeometry: boolean; record: ReturnType<RecordBuilder["done"]> } =
    blank();
  let rootType = "";
  function endFeature(): void {
    geo.feature(feature.hasGeometry ? (feature.type ?? "Unknown") : null);
    if (feature.record !== null && feature.record.size > 0) table.add(feature.record);
    feature = blank();
  }
  return {
    open(kind) {
      if (properties !== null) {
        properties.open(kind);
        return;
      }
      const role = roleIn(levels.at(-1), kind);
      if (role === "other" && levels.at(-1)?.key === "properties" && isFeature(levels.at(-1))) {
        properties = createRecordBuilder();
        properties.open(kind);
        return;
      }
      if (role === "geometry") feature.hasGeometry = true;
      if (role === "coordinates") position.length = 0;
      levels.push({ kind, key: "", role });
    },
    close(kind) {
      if (properties !== null) {
        properties.close(kind);
        feature.record = properties.done();
        if (feature.record !== null) properties = null;
        return;
      }
      const level = levels.pop();
      if (level?.role === "coordinates" && position.length >= 2) {
        geo.position(position[0] ?? Number.NaN, position[1] ?? Number.NaN);
      }
      if (level?.role === "coordinates") {
        position.length = 0;
        feature.hasGeometry = true;
      }
      const isSingle = level?.role === "root" && rootType !== "FeatureCollection" && feature.hasGeometry;
      if (level?.role === "feature" || isSingle) endFeature();
    },
    key(name) {
      const level = levels.at(-1);
      if (properties !== null) properties.key(name);
      else if (level !== undefined) level.key = name;
    },
    value(value) {
      const level = levels.at(-1);
      if (properties !== null) properties.value(value);
      else if (level?.role === "coordinates") {
        if (typeof value === "number") position.push(value);
      } else if (level?.key === "type" && typeof value === "string") setType(level.role, value);
    },
  };
  function setType(role: Role, value: JsonScalar): void {
    const type = String(value).slice(0, 40);
    if (role === "root") rootType = type;
    const isGeometry = role === "geometry" || (role === "root" && !/^Feature/.test(type));
    if (isGeometry) feature.type ??= type;
  }
}

function blank() {
  return { type: null, hasGeometry: false, record: null };
}

function isFeature(level: Level | undefined): boolean {
  return level?.role === "feature" || level?.role === "root";
}

function roleIn(parent: Level | undefined, kind: "object" | "array"): Role {
  if (parent === undefined) return "root";
  const { role, key } = parent;
  if (role === "coordinates") return "coordinates";
  if (role === "root" && key === "features" && kind === "array") return "features";
  if (role === "features" && kind === "object") return "feature";
  if ((role === "feature" || role === "root") && key === "geometry") return "geometry";
  if ((role === "geometry" || role === "root") && key === "coordinates") return "coordinates";
  if ((role === "geometry" || role === "root") && key === "geometries") return "geometries";
  return role === "geometries" ? "geometry" : "other";
}
