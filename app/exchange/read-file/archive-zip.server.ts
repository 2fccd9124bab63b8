import type { Readable } from "node:stream";
import yauzl, { type Entry, type ZipFile } from "yauzl";
import type { ReadFailure } from "#app/domain/evidence/profile.ts";
import type { FileSource } from "./archive-source.server.ts";
import { failureOf, ReadStop } from "./read-stop.server.ts";

const MIB = 1024 * 1024;

/** Source: evidence specification §3.2. */
export const ZIP_LIMITS = {
  entryBytes: 256 * MIB,
  totalBytes: 512 * MIB,
  entries: 10_000,
  maxRatio: 200,
  ratioAfterBytes: MIB,
} as const;

export type ZipMember = { name: string; bytes: number; encrypted: boolean };

export type OpenZip = {
  /** Files of the archive; names as the archive gives them, never used as paths. */
  members: ReadonlyArray<ZipMember>;
  /** The member's own bytes; never more than its directory entry promised. */
  read: (member: ZipMember) => Promise<Readable>;
  close: () => void;
};

/**
 * Opens an archive by its directory, before a byte of it is unpacked.
 *
 * @throws {ReadStop} when the directory is broken or promises more than the limits allow.
 */
export async function openZip(source: FileSource): Promise<OpenZip> {
  const file = await openFile(source);
  try {
    if (file.entryCount > ZIP_LIMITS.entries) throw new ReadStop("too-large", "entries");
    const entries = new Map<ZipMember, Entry>();
    let total = 0;
    for await (const entry of file.eachEntry()) {
      total += checkedSize(entry, total);
      const member = { name: nameOf(entry), bytes: entry.uncompressedSize, encrypted: entry.isEncrypted() };
      if (!member.name.endsWith("/")) entries.set(member, entry);
      if (entries.size > ZIP_LIMITS.entries) throw new ReadStop("too-large", "entries");
    }
    if (total > ZIP_LIMITS.ratioAfterBytes && total > file.fileSize * ZIP_LIMITS.maxRatio) {
      throw new ReadStop("bomb", "overlap"); // entries that share their bytes
    }
    return { members: [...entries.keys()], read: (member) => readEntry(file, entries.get(member)), close };
  } catch (error) {
    close();
    throw stopOfZip(error);
  }
  function close(): void {
    file.close();
  }
}

/** What an error of unpacking says about the archive. @throws the error itself when our own disk failed. */
export function stopOfZip(error: unknown): ReadStop {
  if (error instanceof ReadStop) return error;
  failureOf(error);
  const text = error instanceof Error ? error.message : String(error);
  return new ReadStop(/too many bytes/.test(text) ? "bomb" : "corrupt", text.slice(0, 200));
}

/**
 * The failure that an error in reading an archive or one of its members stands for.
 *
 * @throws the error itself when our own disk is to blame.
 */
export function failureOfZip(error: unknown): ReadFailure {
  return stopOfZip(error).failure;
}

async function openFile(source: FileSource): Promise<ZipFile> {
  const options = { autoClose: false, lazyEntries: true, decodeStrings: false, validateEntrySizes: true };
  try {
    return "path" in source
      ? await yauzl.openPromise(source.path, options)
      : await yauzl.fromBufferPromise(Buffer.from(source.bytes), options);
  } catch (error) {
    throw stopOfZip(error);
  }
}

function checkedSize({ uncompressedSize, compressedSize }: Entry, before: number): number {
  const { ratioAfterBytes, maxRatio, entryBytes, totalBytes } = ZIP_LIMITS;
  if (uncompressedSize > ratioAfterBytes && uncompressedSize > compressedSize * maxRatio) {
    throw new ReadStop("bomb", "ratio");
  }
  if (uncompressedSize > entryBytes) throw new ReadStop("too-large", "entry");
  if (before + uncompressedSize > totalBytes) throw new ReadStop("too-large", "total");
  return uncompressedSize;
}

/** Names stay as written: `../x` is listed like any other, because nothing is ever unpacked to a path. */
function nameOf(entry: Entry): string {
  const raw = entry.fileNameRaw;
  return yauzl.getFileNameLowLevel(entry.generalPurposeBitFlag, raw, entry.extraFields, false);
}

async function readEntry(file: ZipFile, entry: Entry | undefined): Promise<Readable> {
  if (entry === undefined) throw new ReadStop("corrupt", "no such member");
  if (entry.isEncrypted()) throw new ReadStop("encrypted");
  try {
    return await file.openReadStreamPromise(entry);
  } catch (error) {
    throw stopOfZip(error);
  }
}

/** The whole of a small member. @throws {ReadStop} when it is larger than `most` or broken. */
export async function readMember(zip: OpenZip, member: ZipMember, most: number): Promise<Buffer> {
  if (member.bytes > most) throw new ReadStop("too-large", member.name.slice(0, 100));
  const chunks: Array<Buffer> = [];
  try {
    for await (const chunk of await zip.read(member)) chunks.push(Buffer.from(chunk));
  } catch (error) {
    throw stopOfZip(error);
  }
  return Buffer.concat(chunks);
}
