import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { extensionOf } from "#app/domain/evidence/file-name.ts";
import { FORMATS, type FormatId, formatOf } from "#app/domain/evidence/formats.ts";
import { blankProfile, type PiiFinding, type Profile } from "#app/domain/evidence/profile.ts";
import type { FileSource } from "./archive-source.server.ts";
import { failureOfZip, type OpenZip, openZip, type ZipMember } from "./archive-zip.server.ts";
import type { ReadOptions } from "./read-options.server.ts";
import { readShapefileIn, shapefileTable } from "./shapefile.server.ts";

/** Reads a file taken out of an archive, by its format; never an archive again. */
export type ReadInner = (source: FileSource, format: FormatId, options: ReadOptions) => Promise<Profile>;

/** Members that are read as tables; an archive inside an archive is listed and left shut. */
const READABLE: ReadonlySet<FormatId> = new Set<FormatId>([
  ...(["csv", "tsv", "psv", "json", "ndjson", "geojson", "jsonld", "xml", "kml"] as const),
  ...(["xlsx", "xls", "xlsb", "ods", "dbase"] as const),
]);
const GTFS_STOPS = /(^|\/)stops\.txt$/i;
const GTFS_OTHERS = /(^|\/)(routes|trips|stop_times)\.txt$/i;
/** Members that hold no table, and are looked through for personal data all the same. */
const SEARCHED: ReadonlySet<FormatId> = new Set<FormatId>(["text", "html", "pdf"]);
const MOST_SEARCHED = 50;
const MOST_MEMBERS = 200;

/** Profiles an archive: what is in it, the most open of its tables, and personal data in all it can read. */
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
  const candidates = candidatesIn(zip);
  const read: ReadOne = (one) => unpacked(zip, one.member, (file) => readInner(file, one.format, options));
  const table = await tableIn(zip, candidates, options, read);
  if (options.newScanner === null) return { ...listed, ...table?.profile, members: listed.members };
  const others = candidates.filter(({ member }) => member !== table?.member);
  const searched = await searchOthers(others.slice(0, MOST_SEARCHED), read);
  const left = zip.members.length - candidates.length - zip.members.filter(isHarmless).length;
  const isAll = searched.all && others.length <= MOST_SEARCHED && left <= 0;
  return {
    ...listed,
    ...table?.profile,
    members: listed.members,
    pii: [...(table?.profile.pii ?? []), ...searched.pii].slice(0, 100),
    piiSearched: isAll && table?.profile.piiSearched !== false,
  };
}

type ReadOne = (one: Candidate) => Promise<Profile>;

/** The table an archive is taken for: a shapefile's, the stops of a timetable, or the most open one. */
async function tableIn(
  zip: OpenZip,
  candidates: ReadonlyArray<Candidate>,
  options: ReadOptions,
  read: ReadOne,
): Promise<{ profile: Profile; member: ZipMember } | null> {
  const dbf = shapefileTable(zip);
  if (dbf !== null) return labelled(await readShapefileIn(zip, options), dbf);
  const best = stopsOf(zip) ?? candidates.find(({ format }) => READABLE.has(format));
  if (best === undefined) return null;
  const { profile, member } = labelled(await read(best), best.member);
  return { profile: GTFS_STOPS.test(member.name) ? { ...profile, format: "gtfs" } : profile, member };
}

type Candidate = { member: ZipMember; format: FormatId };

function stopsOf(zip: OpenZip): Candidate | null {
  const member = zip.members.find(({ name }) => GTFS_STOPS.test(name));
  const isTimetable = zip.members.some(({ name }) => GTFS_OTHERS.test(name));
  return member === undefined || !isTimetable ? null : { member, format: "csv" };
}

/** Looks for personal data beside the table; a locked or broken member has not been looked through. */
async function searchOthers(others: ReadonlyArray<Candidate>, read: ReadOne) {
  const pii: Array<PiiFinding> = [];
  let all = true;
  for (const other of others) {
    try {
      const { profile } = labelled(await read(other), other.member);
      pii.push(...profile.pii);
      all &&= profile.piiSearched && !profile.partial;
    } catch (error) {
      if (failureOfZip(error) === "bomb") throw error;
      all = false;
    }
  }
  return { pii, all };
}

/** The profile of a member, whose name goes into its findings. */
function labelled(profile: Profile, member: ZipMember): { profile: Profile; member: ZipMember } {
  const nameOf = (sheet: string | null) => (sheet === null ? member.name : `${member.name}: ${sheet}`);
  const pii = profile.pii.map((one) => ({ ...one, sheet: nameOf(one.sheet).slice(0, 500) }));
  return { profile: { ...profile, pii, tableOf: member.name.slice(0, 500) }, member };
}

/** Members that can be read: the most open format first, then the largest; locked ones last. */
function candidatesIn(zip: OpenZip): Array<Candidate> {
  const readable = zip.members.flatMap((member): Array<Candidate> => {
    const format = memberFormat(member);
    return format !== null && (READABLE.has(format) || SEARCHED.has(format)) ? [{ member, format }] : [];
  });
  const rank = ({ member, format }: Candidate) => FORMATS[format].stars * 2 - (member.encrypted ? 10 : 0);
  return readable.sort((a, b) => rank(b) - rank(a) || b.member.bytes - a.member.bytes);
}

/** `txt` declares no format, because tables are called so too; a timetable's are. */
function memberFormat(member: ZipMember): FormatId | null {
  const extension = extensionOf(member.name);
  if (isMeta(member)) return null;
  return extension === "txt" || extension === "md" ? "text" : formatOf(extension);
}

/** Geometry and notes on it, which name nobody. */
function isHarmless(member: ZipMember): boolean {
  return isMeta(member) || /\.(shp|shx|prj|qpj|cpg|sbn|sbx|qix)$/i.test(member.name);
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
