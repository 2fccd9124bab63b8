import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { extensionOf } from "#app/domain/evidence/file-name.ts";
import { FORMATS, type FormatId, formatOf } from "#app/domain/evidence/formats.ts";
import { blankProfile, type Profile } from "#app/domain/evidence/profile.ts";
import type { FileSource } from "./archive-source.server.ts";
import { failureOfZip, type OpenZip, openZip, type ZipMember } from "./archive-zip.server.ts";
import type { ReadOptions } from "./read-options.server.ts";
import { readShapefileIn } from "./shapefile.server.ts";

/** Reads a file taken out of an archive, by its format; never an archive again. */
export type ReadInner = (source: FileSource, format: FormatId, options: ReadOptions) => Promise<Profile>;

/** Members that are read as tables; an archive inside an archive is listed and left shut. */
const READABLE: ReadonlySet<FormatId> = new Set<FormatId>([
  ...(["csv", "tsv", "psv", "json", "ndjson", "geojson", "jsonld", "xml", "kml"] as const),
  ...(["xlsx", "xls", "xlsb", "ods", "dbase"] as const),
]);
const GTFS_STOPS = /(^|\/)stops\.txt$/i;
const GTFS_OTHERS = /(^|\/)(routes|trips|stop_times)\.txt$/i;
const MOST_MEMBERS = 200;

/** Profiles an archive: what is in it, and the most open of its tables. */
export async function readArchive(
  source: FileSource,
  options: ReadOptions,
  readInner: ReadInner,
): Promise<Profile> {
  const blank = { ...blankProfile("zip"), partial: options.partial };
  let listed = blank;
  try {
    const zip = await openZip(source);
    try {
      listed = { ...blank, members: listOf(zip) };
      return await readBest(zip, listed, options, readInner);
    } finally {
      zip.close();
    }
  } catch (error) {
    const failure = failureOfZip(error);
    // The directory stands at the end, so that a beginning is never whole enough.
    return { ...listed, failure: options.partial && failure === "corrupt" ? "too-large" : failure };
  }
}

async function readBest(
  zip: OpenZip,
  listed: Profile,
  options: ReadOptions,
  readInner: ReadInner,
): Promise<Profile> {
  const { members } = listed;
  const names = zip.members.map(({ name }) => name);
  const [shapes, table] = [/\.shp$/i, /\.(dbf|shx)$/i].map((kind) => names.some((name) => kind.test(name)));
  if (shapes && table) {
    const tableOf = names.find((name) => /\.dbf$/i.test(name))?.slice(0, 500) ?? null;
    return { ...(await readShapefileIn(zip, options)), members, tableOf };
  }
  const isGtfs = [GTFS_STOPS, GTFS_OTHERS].every((kind) => names.some((name) => kind.test(name)));
  const best = isGtfs ? stopsOf(zip) : bestOf(zip);
  if (best === undefined) return { ...listed, format: isGtfs ? "gtfs" : "zip" };
  const inner = await unpacked(zip, best.member, (file) => readInner(file, best.format, options));
  const tableOf = best.member.name.slice(0, 500);
  return { ...inner, format: isGtfs ? "gtfs" : inner.format, members, tableOf };
}

type Candidate = { member: ZipMember; format: FormatId };

function stopsOf(zip: OpenZip): Candidate | undefined {
  const member = zip.members.find(({ name }) => GTFS_STOPS.test(name));
  return member === undefined ? undefined : { member, format: "csv" };
}

/** The most open format first, then the largest file; a locked one only when nothing else is readable. */
function bestOf(zip: OpenZip): Candidate | undefined {
  const readable = zip.members.flatMap((member): Array<Candidate> => {
    const format = formatOf(extensionOf(member.name));
    return format !== null && READABLE.has(format) && !isMeta(member) ? [{ member, format }] : [];
  });
  const rank = ({ member, format }: Candidate) => FORMATS[format].stars * 2 - (member.encrypted ? 10 : 0);
  return readable.sort((a, b) => rank(b) - rank(a) || b.member.bytes - a.member.bytes)[0];
}

/** Files that some systems add by themselves. */
function isMeta({ name }: ZipMember): boolean {
  return /(^|\/)(__MACOSX\/|\._|\.DS_Store)/.test(name);
}

/** Hands a member over as a file of its own, under a name of ours, and removes it afterwards. */
async function unpacked<T>(
  zip: OpenZip,
  member: ZipMember,
  use: (file: FileSource) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "capaian-member-"));
  try {
    const path = join(folder, "member");
    await pipeline(await zip.read(member), createWriteStream(path, { mode: 0o600 }));
    return await use({ path });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function listOf(zip: OpenZip): Profile["members"] {
  return zip.members.slice(0, MOST_MEMBERS).map(({ name, bytes }) => ({ name: name.slice(0, 500), bytes }));
}
