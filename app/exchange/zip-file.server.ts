import { createHash, randomBytes } from "node:crypto";
import { createWriteStream } from "node:fs";
import { rename, rm, stat } from "node:fs/promises";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { ZipFile } from "yazl";

/** One file of the archive, asked for when its turn has come. */
export type ZipPart = { name: string; open: () => Promise<Readable> };

export type ZipWritten = { files: number; bytes: number };

/** The file is there already, and was not to be replaced. */
export class FileExists extends Error {}

/** Names of the file that lists the digests of all others, in the format of `sha256sum`. */
const SUMS = "SHA256SUMS";
/** The same in every archive, wherever it is made. */
const ALIKE = { mtime: new Date(1980, 0, 1), mode: 0o100644, forceDosTimestamp: true } as const;

/**
 * Writes an archive part by part and last the digests of the parts. The same parts make the same bytes. It
 * appears whole or not at all; of its contents nothing more than a buffer is ever held.
 *
 * @param force replaces a file of this name.
 * @throws {FileExists} when there is one and it is not to be replaced.
 * @throws {Error} when a part cannot be read to its end, or the disk refuses.
 */
export async function writeZip(
  path: string,
  parts: AsyncIterable<ZipPart>,
  { force }: { force: boolean },
): Promise<ZipWritten> {
  if (!force && (await exists(path))) throw new FileExists(path);
  const draft = `${path}.${randomBytes(6).toString("hex")}.tmp`;
  const zip = new ZipFile();
  const ending = new AbortController();
  const output = Readable.from(zip.outputStream);
  const written = pipeline(output, createWriteStream(draft, { flags: "wx" }), { signal: ending.signal });
  const failed = new Promise<never>((_, reject) => {
    zip.on("error", reject);
    written.catch(reject);
  });
  failed.catch(() => {}); // met by whoever waits below
  try {
    const files = await Promise.race([addAll(zip, parts, failed), failed]);
    await Promise.race([written, failed]);
    const { size: bytes } = await stat(draft);
    if (!force && (await exists(path))) throw new FileExists(path);
    await rename(draft, path);
    return { files, bytes };
  } catch (error) {
    ending.abort();
    await written.catch(() => {});
    await rm(draft, { force: true });
    throw error;
  }
}

async function addAll(zip: ZipFile, parts: AsyncIterable<ZipPart>, failed: Promise<never>): Promise<number> {
  const sums: Array<string> = [];
  for await (const { name, open } of parts) {
    const digest = await addPart(zip, name, await open(), failed);
    sums.push(`${digest}  ${name}\n`);
  }
  zip.addBuffer(Buffer.from(sums.join("")), SUMS, ALIKE);
  zip.end();
  return sums.length + 1;
}

/** The digest of what was put in. */
async function addPart(
  zip: ZipFile,
  name: string,
  content: Readable,
  failed: Promise<never>,
): Promise<string> {
  const hash = createHash("sha256");
  const through = new Transform({
    transform(chunk, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  zip.addReadStream(through, name, ALIKE);
  const passed = pipeline(content, through);
  try {
    await Promise.race([passed, failed]);
  } catch (error) {
    through.destroy();
    await passed.catch(() => {});
    throw error;
  }
  return hash.digest("hex");
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
