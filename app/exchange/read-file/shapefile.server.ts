import type { Readable } from "node:stream";
import { blankProfile, type Profile } from "#app/domain/evidence/profile.ts";
import { createByteReader } from "./archive-bytes.server.ts";
import { type FileSource, headOf } from "./archive-source.server.ts";
import { failureOfZip, type OpenZip, openZip, readMember, type ZipMember } from "./archive-zip.server.ts";
import { profileDbf, streamOf } from "./dbf.server.ts";
import type { ReadOptions } from "./read-options.server.ts";
import { ReadStop } from "./read-stop.server.ts";
import { type GeoFacts, readShapes } from "./shapefile-geo.server.ts";

const SIDE_BYTES = 64 * 1024;

/** Profiles a shapefile: the main file alone, or an archive of it with its table. */
export async function readShapefile(source: FileSource, options: ReadOptions): Promise<Profile> {
  const blank = { ...blankProfile("shapefile"), partial: options.partial };
  try {
    if ((await headOf(source, 2)).toString("latin1") !== "PK") {
      return { ...blank, geo: await geoOf(streamOf(source), false) };
    }
    const zip = await openZip(source);
    try {
      return await readShapefileIn(zip, options);
    } finally {
      zip.close();
    }
  } catch (error) {
    const failure = failureOfZip(error);
    return { ...blank, failure: options.partial && failure === "corrupt" ? "too-large" : failure };
  }
}

/** The shapefile of an archive, the largest when there are several. @throws {ReadStop} without one. */
export async function readShapefileIn(zip: OpenZip, options: ReadOptions): Promise<Profile> {
  const main = mainOf(zip);
  if (main === undefined) throw new ReadStop("corrupt", "no shapes");
  const beside = (extension: string) => besideOf(zip, main, extension);
  const [codePage, projection] = [await sideText(zip, beside("cpg")), await sideText(zip, beside("prj"))];
  const geo = await geoOf(await zip.read(main), /PROJC(S|RS)/i.test(projection ?? ""));
  const table = beside("dbf");
  const blank = blankProfile("shapefile");
  const dbfOptions = { ...options, format: "shapefile", codePage };
  const profile = table === undefined ? blank : await profileDbf(await zip.read(table), dbfOptions);
  return { ...profile, geo };
}

/** Table of the shapefile that is read from an archive; null when there is no shapefile or it has none. */
export function shapefileTable(zip: OpenZip): ZipMember | null {
  const main = mainOf(zip);
  return (main === undefined ? undefined : besideOf(zip, main, "dbf")) ?? null;
}

function mainOf(zip: OpenZip): ZipMember | undefined {
  return [...zip.members].sort((a, b) => b.bytes - a.bytes).find(({ name }) => /\.shp$/i.test(name));
}

function besideOf(zip: OpenZip, { name }: ZipMember, extension: string): ZipMember | undefined {
  const wanted = name.toLowerCase().replace(/shp$/, extension);
  return zip.members.find((member) => member.name.toLowerCase() === wanted);
}

async function sideText(zip: OpenZip, member: ZipMember | undefined): Promise<string | null> {
  return member === undefined ? null : (await readMember(zip, member, SIDE_BYTES)).toString("latin1");
}

async function geoOf(stream: Readable, isProjected: boolean): Promise<GeoFacts> {
  try {
    return await readShapes(createByteReader(stream), isProjected);
  } finally {
    stream.destroy();
  }
}
