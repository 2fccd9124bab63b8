import { blankProfile, type Profile } from "#app/domain/evidence/profile.ts";
import type { FileSource } from "./archive-source.server.ts";
import type { TextReadOptions } from "./csv.server.ts";
import { createGeoTally, type GeoTally } from "./geo-tally.server.ts";
import { attempt } from "./json.server.ts";
import { type JsonHandler, type JsonScalar, readJsonEvents } from "./json-events.server.ts";
import { createRecordBuilder, type FlatRecord, type RecordBuilder } from "./record-builder.server.ts";
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
  const stopped = await attempt(readJsonEvents(text, false, new FeatureReader(geo, table)));
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

type Feature = { type: string | null; hasGeometry: boolean; record: FlatRecord | null };

/** Takes features apart: geometry to the tally, properties to the table. */
class FeatureReader implements JsonHandler {
  readonly #geo: GeoTally;
  readonly #table: RecordTable;
  readonly #levels: Array<Level> = [];
  /** Numbers of the innermost list of coordinates. */
  readonly #position: Array<number> = [];
  #properties: RecordBuilder | null = null;
  #feature: Feature = { type: null, hasGeometry: false, record: null };
  #rootType = "";

  constructor(geo: GeoTally, table: RecordTable) {
    this.#geo = geo;
    this.#table = table;
  }

  open(kind: "object" | "array"): void {
    const parent = this.#levels.at(-1);
    if (this.#properties === null && parent?.key === "properties" && hasProperties(parent)) {
      this.#properties = createRecordBuilder();
    }
    if (this.#properties !== null) {
      this.#properties.open(kind);
      return;
    }
    const role = roleIn(parent, kind);
    if (role === "geometry") this.#feature.hasGeometry = true;
    if (role === "coordinates") this.#position.length = 0;
    this.#levels.push({ kind, key: "", role });
  }

  close(kind: "object" | "array"): void {
    if (this.#properties !== null) {
      this.#properties.close(kind);
      this.#feature.record = this.#properties.done();
      if (this.#feature.record !== null) this.#properties = null;
      return;
    }
    const role = this.#levels.pop()?.role;
    if (role === "coordinates") this.#endCoordinates();
    const isSingle = role === "root" && this.#rootType !== "FeatureCollection" && this.#feature.hasGeometry;
    if (role === "feature" || isSingle) this.#endFeature();
  }

  key(name: string): void {
    const level = this.#levels.at(-1);
    if (this.#properties !== null) this.#properties.key(name);
    else if (level !== undefined) level.key = name;
  }

  value(value: JsonScalar): void {
    const level = this.#levels.at(-1);
    if (this.#properties !== null) this.#properties.value(value);
    else if (level?.role === "coordinates") {
      if (typeof value === "number") this.#position.push(value);
    } else if (level?.key === "type" && typeof value === "string") this.#setType(level.role, value);
  }

  #setType(role: Role, value: string): void {
    const type = value.slice(0, 40);
    if (role === "root") this.#rootType = type;
    const isGeometry = role === "geometry" || (role === "root" && !/^Feature/.test(type));
    if (isGeometry) this.#feature.type ??= type;
  }

  #endCoordinates(): void {
    const [longitude, latitude] = this.#position;
    if (longitude !== undefined && latitude !== undefined) this.#geo.position(longitude, latitude);
    this.#position.length = 0;
    this.#feature.hasGeometry = true;
  }

  #endFeature(): void {
    const { hasGeometry, type, record } = this.#feature;
    this.#geo.feature(hasGeometry ? (type ?? "Unknown") : null);
    if (record !== null && record.size > 0) this.#table.add(record);
    this.#feature = { type: null, hasGeometry: false, record: null };
  }
}

function hasProperties({ role }: Level): boolean {
  return role === "feature" || role === "root";
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
