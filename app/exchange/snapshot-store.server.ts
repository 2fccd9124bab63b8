import { createHash, randomBytes } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";

/** Most that is kept of one content, packed. Source: evidence specification C12. */
export const SNAPSHOT_BYTES = 5 * 1024 * 1024;

export type Content = { bytes: Uint8Array } | { path: string };

/** `exists` when the same content was kept before. */
export type Stored = "stored" | "exists" | "too-large";

/**
 * Keeps a content under its own digest. It appears whole or not at all, whatever is interrupted.
 *
 * @param sha256 64 hexadecimal digits of the unpacked content.
 * @param options.mostBytes most that is kept, packed.
 * @throws {Error} when the content has another digest, or the disk refuses.
 */
export async function putSnapshot(
  folder: string,
  content: Content,
  sha256: string,
  { mostBytes = SNAPSHOT_BYTES }: { mostBytes?: number } = {},
): Promise<Stored> {
  const path = pathOf(folder, sha256);
  if (await exists(path)) return "exists";
  await mkdir(dirname(path), { recursive: true });
  const draft = `${path}.${randomBytes(6).toString("hex")}.tmp`;
  try {
    const input = "path" in content ? createReadStream(content.path) : Readable.from([content.bytes]);
    const file = await open(draft, "wx", 0o600);
    try {
      const packed = file.createWriteStream({ flush: true });
      await pipeline(input, digestCheck(sha256), createGzip(), limit(mostBytes), packed);
    } finally {
      await file.close().catch(() => {}); // the stream closes it too
    }
    await rename(draft, path);
    await syncFolder(dirname(path));
    return "stored";
  } catch (error) {
    await rm(draft, { force: true });
    if (error instanceof TooLarge) return "too-large";
    throw error;
  }
}

/**
 * The content of a digest, or null when it is not kept. The stream fails at its end when the file has
 * another digest, so that nothing changed on disk passes for what was observed.
 */
export async function openSnapshot(folder: string, sha256: string): Promise<Readable | null> {
  const path = pathOf(folder, sha256);
  if (!(await exists(path))) return null;
  const checked = digestCheck(sha256);
  pipeline(createReadStream(path), createGunzip(), checked).catch(() => {}); // the reader meets the error
  return checked;
}

/** Whether a content is kept. */
export function hasSnapshot(folder: string, sha256: string): Promise<boolean> {
  return exists(pathOf(folder, sha256));
}

/** Removes a content that may not be handed on any more; does nothing when it is not kept. */
export async function removeSnapshot(folder: string, sha256: string): Promise<void> {
  await rm(pathOf(folder, sha256), { force: true });
}

/** Moves a content from one folder to another; false when the first has none of this digest. */
export async function moveSnapshot(from: string, to: string, sha256: string): Promise<boolean> {
  const [source, goal] = [pathOf(from, sha256), pathOf(to, sha256)];
  if (!(await exists(source))) return false;
  await mkdir(dirname(goal), { recursive: true });
  await rename(source, goal);
  await syncFolder(dirname(goal));
  return true;
}

/** Removes contents that were put there before an instant. */
export async function clearSnapshots(folder: string, storedBefore: Date): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const age = entry.isFile() ? await stat(path).catch(() => null) : null; // it may be gone by now
    if (age !== null && age.mtime < storedBefore) await rm(path, { force: true });
  }
}

class TooLarge extends Error {}

function pathOf(folder: string, sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error("a snapshot is named by its SHA-256 digest");
  return join(folder, sha256.slice(0, 2), sha256.slice(2, 4), `${sha256}.gz`);
}

function digestCheck(sha256: string): Transform {
  const hash = createHash("sha256");
  return new Transform({
    transform(chunk, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
    flush(done) {
      const isRight = hash.digest("hex") === sha256;
      done(isRight ? null : new Error(`the content of snapshot ${sha256} has another digest`));
    },
  });
}

function limit(most: number): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      done(bytes > most ? new TooLarge() : null, chunk);
    },
  });
}

async function exists(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return false;
    throw error;
  }
}

/** Makes a rename outlast a power cut, where the system can. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } catch {
    // some file systems cannot sync a folder
  } finally {
    await handle.close();
  }
}
