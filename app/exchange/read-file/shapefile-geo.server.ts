import type { Profile } from "#app/domain/evidence/profile.ts";
import type { ByteReader } from "./archive-bytes.server.ts";
import { ReadStop } from "./read-stop.server.ts";

export type GeoFacts = NonNullable<Profile["geo"]>;
type Box = [west: number, south: number, east: number, north: number];

/** Shape types without their Z and M variants, which add 10 and 20. */
const SHAPE_TYPES: Readonly<Record<number, string>> = {
  ...{ 1: "Point", 3: "PolyLine", 5: "Polygon", 8: "MultiPoint" },
  31: "MultiPatch",
};
const FILE_CODE = 9_994;
const HEADER_BYTES = 100;
const RECORD_HEADER_BYTES = 8;

/**
 * Reads the header of a main shapefile and the first bytes of each of its records: their type and extent.
 *
 * @param isProjected coordinates are lengths on a map, so that nothing is known in degrees.
 * @throws {ReadStop} when the bytes are no shapefile or end in the middle of a record.
 */
export async function readShapes(bytes: ByteReader, isProjected: boolean): Promise<GeoFacts> {
  const header = await bytes.take(HEADER_BYTES);
  if (header === null || header.readInt32BE(0) !== FILE_CODE) throw new ReadStop("corrupt", "header");
  const length = header.readInt32BE(24) * 2;
  const bbox = isProjected ? null : boxAt(header, 36);
  const facts: GeoFacts = { features: 0, withoutGeometry: 0, outOfRange: 0, bbox: null, geometryTypes: {} };
  for (let at = HEADER_BYTES; at + RECORD_HEADER_BYTES <= length; ) {
    const size = await readRecord(bytes, facts, isProjected);
    at += RECORD_HEADER_BYTES + size;
  }
  return { ...facts, bbox: facts.features > facts.withoutGeometry ? bbox : null };
}

/** @returns bytes of the record's content. */
async function readRecord(bytes: ByteReader, facts: GeoFacts, isProjected: boolean): Promise<number> {
  const header = await bytes.take(RECORD_HEADER_BYTES);
  const size = header === null ? 0 : header.readInt32BE(4) * 2;
  if (size < 4) throw new ReadStop("corrupt", "record");
  const start = await bytes.take(Math.min(size, 36));
  if (start === null || !(await bytes.skip(size - start.length))) throw new ReadStop("corrupt", "record");
  const type = start.readInt32LE(0);
  facts.features += 1;
  if (type === 0) {
    facts.withoutGeometry += 1;
    return size;
  }
  const name = SHAPE_TYPES[type] ?? SHAPE_TYPES[type - 10] ?? SHAPE_TYPES[type - 20];
  if (name === undefined) throw new ReadStop("corrupt", "shape type");
  facts.geometryTypes[name] = (facts.geometryTypes[name] ?? 0) + 1;
  const box = name === "Point" ? pointAt(start) : boxAt(start, 4);
  if (!isProjected && (box === null || !isOnGlobe(box))) facts.outOfRange += 1;
  return size;
}

function pointAt(start: Buffer): Box | null {
  if (start.length < 20) return null;
  const [x, y] = [start.readDoubleLE(4), start.readDoubleLE(12)];
  return [x, y, x, y];
}

function boxAt(bytes: Buffer, at: number): Box | null {
  if (bytes.length < at + 32) return null;
  const read = (index: number) => bytes.readDoubleLE(at + index * 8);
  const box: Box = [read(0), read(1), read(2), read(3)];
  return box.every(Number.isFinite) ? box : null;
}

function isOnGlobe([west, south, east, north]: Box): boolean {
  return west >= -180 && east <= 180 && south >= -90 && north <= 90;
}
