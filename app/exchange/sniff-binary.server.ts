import { fileTypeFromBuffer } from "file-type";
import { extensionOf } from "#app/domain/evidence/file-name.ts";
import { type FormatId, formatOf } from "#app/domain/evidence/formats.ts";

export type BinaryKind = { kind: FormatId; members: Array<string> };

const MOST_MEMBERS = 200;
const LOCAL_HEADER = 0x04034b50;
const CENTRAL_HEADER = 0x02014b50;
const END_RECORD = 0x06054b50;

/** First bytes that name a format, for those that need no second look. */
const MAGIC: ReadonlyArray<readonly [start: ReadonlyArray<number>, kind: FormatId]> = [
  [[...Buffer.from("PAR1")], "parquet"],
  [[...Buffer.from("CDF"), 1], "netcdf"],
  [[...Buffer.from("CDF"), 2], "netcdf"],
  [[...Buffer.from("CDF"), 5], "netcdf"],
  [[0, 1, 0, 0, ...Buffer.from("Standard Jet DB")], "mdb"],
  [[0, 1, 0, 0, ...Buffer.from("Standard ACE DB")], "mdb"],
  [[0, 0, 0x27, 0x0a], "shapefile"],
];

const COMPOUND_FILE = [0xd0, 0xcf, 0x11, 0xe0];
const HDF = [0x89, ...Buffer.from("HDF")];
const DBASE_VERSIONS: ReadonlyArray<number> = [0x03, 0x30, 0x31, 0x43, 0x83, 0x8b, 0xf5];

/** Formats told by our own reading, before the bytes are tried as text; null when none fits. */
export function sniffMagic(bytes: Uint8Array, extension: string | null): BinaryKind | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.length > 30 && buffer.readUInt32LE(0) === LOCAL_HEADER) return zipKind(buffer);
  const kind = magicKind(buffer, extension);
  return kind === null ? null : { kind, members: [] };
}

/** The format of bytes that are no text, as file-type knows it; `binary` when it does not. */
export async function sniffForeign(bytes: Uint8Array): Promise<FormatId> {
  const known = await fileTypeFromBuffer(bytes);
  if (known === undefined) return "binary";
  return formatOf(known.ext) ?? formatOf(known.mime) ?? familyOf(known.mime);
}

function magicKind(buffer: Buffer, extension: string | null): FormatId | null {
  const start = buffer.toString("latin1", 0, 32);
  if (start.includes("%PDF-")) return "pdf";
  if (start.startsWith("SQLite format 3\0")) {
    return buffer.toString("latin1", 68, 72) === "GPKG" ? "geopackage" : "sqlite";
  }
  if (startsWith(buffer, COMPOUND_FILE)) return compoundKind(buffer, extension);
  if (extension === "nc" && startsWith(buffer, HDF)) return "netcdf";
  if (extension === "dbf" && DBASE_VERSIONS.includes(buffer[0] ?? 0)) return "dbase";
  return MAGIC.find(([magic]) => startsWith(buffer, magic))?.[1] ?? null;
}

function startsWith(buffer: Buffer, magic: ReadonlyArray<number>): boolean {
  return magic.every((byte, index) => buffer[index] === byte);
}

/** Old office files share one container; the names of its streams tell them apart. */
function compoundKind(buffer: Buffer, extension: string | null): FormatId {
  const directoryAt = buffer.length < 52 ? 0 : (buffer.readUInt32LE(48) + 1) * 512;
  const inHead = directoryAt < buffer.length ? buffer.subarray(directoryAt) : buffer;
  const names = inHead.toString("utf16le");
  if (/Workbook|Book\0/.test(names)) return "xls";
  if (names.includes("WordDocument")) return "doc";
  if (names.includes("PowerPoint Document")) return "ppt";
  const declared = formatOf(extension);
  return declared === "xls" || declared === "doc" || declared === "ppt" ? declared : "binary";
}

function familyOf(mime: string): FormatId {
  if (mime.startsWith("audio/")) return "audio";
  if (mime.startsWith("video/")) return "video";
  if (/msdownload|x-elf|mach-binary|debian-package/.test(mime)) return "program";
  return "binary";
}

function zipKind(buffer: Buffer): BinaryKind {
  const members = zipMembers(buffer);
  const kind = openDocumentKind(buffer) ?? kindByMembers(members) ?? "zip";
  return { kind, members: kind === "zip" || kind === "shapefile" || kind === "gtfs" ? members : [] };
}

/** OpenDocument files begin with their own MIME type, stored plain. */
function openDocumentKind(buffer: Buffer): FormatId | null {
  const start = buffer.toString("latin1", 30, 120);
  if (!start.startsWith("mimetype")) return null;
  const mime = /application\/vnd\.oasis\.opendocument\.(spreadsheet|text|presentation)/.exec(start)?.[0];
  return formatOf(mime ?? null);
}

function kindByMembers(members: ReadonlyArray<string>): FormatId | null {
  const has = (pattern: RegExp) => members.some((member) => pattern.test(member));
  if (has(/^xl\/workbook\.bin$/)) return "xlsb";
  if (has(/^xl\//)) return "xlsx";
  if (has(/^word\//)) return "docx";
  if (has(/^ppt\//)) return "pptx";
  if (has(/\.shp$/i) && has(/\.(dbf|shx)$/i)) return "shapefile";
  if (has(/(^|\/)stops\.txt$/) && has(/(^|\/)(routes|trips|stop_times)\.txt$/)) return "gtfs";
  if (has(/(^|\/)doc\.kml$/i)) return "kmz";
  return null;
}

/** Names in an archive: its directory when the bytes reach it, else the entries they hold. */
function zipMembers(buffer: Buffer): Array<string> {
  const end = buffer.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  const directory =
    end >= 0 && end + 22 <= buffer.length ? centralMembers(buffer, buffer.readUInt32LE(end + 16)) : [];
  return directory.length > 0 ? directory : localMembers(buffer);
}

function centralMembers(buffer: Buffer, from: number): Array<string> {
  const members: Array<string> = [];
  let at = from;
  while (members.length < MOST_MEMBERS && at + 46 <= buffer.length) {
    if (buffer.readUInt32LE(at) !== CENTRAL_HEADER) break;
    const nameLength = buffer.readUInt16LE(at + 28);
    addName(members, buffer, at + 46, nameLength);
    at += 46 + nameLength + buffer.readUInt16LE(at + 30) + buffer.readUInt16LE(at + 32);
  }
  return members;
}

function localMembers(buffer: Buffer): Array<string> {
  const members: Array<string> = [];
  let at = 0;
  while (members.length < MOST_MEMBERS && at + 30 <= buffer.length) {
    const signature = buffer.readUInt32LE(at);
    if (signature === CENTRAL_HEADER || signature === END_RECORD) break;
    if (signature !== LOCAL_HEADER) break;
    const nameLength = buffer.readUInt16LE(at + 26);
    addName(members, buffer, at + 30, nameLength);
    const dataAt = at + 30 + nameLength + buffer.readUInt16LE(at + 28);
    const size = buffer.readUInt32LE(at + 18);
    // A streamed entry tells its size only behind its data: look for the next header.
    at = size > 0 ? dataAt + size : buffer.indexOf(Buffer.from([0x50, 0x4b, 0x03, 0x04]), dataAt);
    if (at < 0) break;
  }
  return members;
}

function addName(members: Array<string>, buffer: Buffer, at: number, length: number): void {
  if (at + length > buffer.length || length === 0 || length > 1_024) return;
  const name = buffer.toString("utf8", at, at + length);
  if (!name.endsWith("/") && (extensionOf(name) !== null || name.includes("/") || /^\w+$/.test(name)))
    members.push(name);
}
