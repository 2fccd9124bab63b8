import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdtemp, open, rm } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { crc32 } from "node:zlib";
import { type Entry, openPromise, type ZipFile } from "yauzl";
import { type BackupManifest, BackupManifestSchema, BackupProblem, MANIFEST } from "./manifest.ts";
import { SEALED_HEAD, unsealBytes } from "./seal.server.ts";

const MOST_MANIFEST_BYTES = 64 * 1024 * 1024;

export type OpenBackup = {
  manifest: BackupManifest;
  encrypted: boolean;
  /**
   * The bytes of an entry, checked as they pass: the last of them come only when the whole is as it was written.
   *
   * @throws {BackupProblem} `entry_missing` or `entry_changed`.
   */
  entry: (name: string, sha256: string) => AsyncGenerator<Uint8Array>;
  close: () => Promise<void>;
};

/**
 * Opens a backup.
 *
 * @param scratch folder that exists, for the opened form of a sealed file; nothing is left there after `close`.
 * @throws {BackupProblem} when it is none, or is sealed with another passphrase.
 */
export async function openBackup(
  path: string,
  { passphrase, scratch }: { passphrase: string | null; scratch: string },
): Promise<OpenBackup> {
  const encrypted = await startsSealed(path);
  const folder = await mkdtemp(join(scratch, "backup-"));
  try {
    const plain = encrypted ? await unsealed(path, passphrase, join(folder, "plain.zip")) : path;
    const zip = await openPromise(plain, { lazyEntries: true, autoClose: false }).catch(() => {
      throw new BackupProblem("not_a_backup", path);
    });
    const entries = await entriesOf(zip, path);
    const manifest = await manifestOf(zip, entries.get(MANIFEST), path);
    return {
      manifest,
      encrypted,
      entry: (name, sha256) => checked(zip, entries.get(name), { name, sha256 }),
      async close() {
        zip.close();
        await rm(folder, { recursive: true, force: true });
      },
    };
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

async function startsSealed(path: string): Promise<boolean> {
  const file = await open(path).catch((error) => {
    throw new BackupProblem("unreadable", `${path} (${error instanceof Error ? error.message : error})`);
  });
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(SEALED_HEAD.length), 0, SEALED_HEAD.length, 0);
    return buffer.subarray(0, bytesRead).toString("latin1") === SEALED_HEAD;
  } finally {
    await file.close();
  }
}

async function unsealed(path: string, passphrase: string | null, plain: string): Promise<string> {
  if (passphrase === null) throw new BackupProblem("locked", path);
  try {
    await pipeline(
      unsealBytes(createReadStream(path), passphrase),
      createWriteStream(plain, { mode: 0o600 }),
    );
    return plain;
  } catch {
    throw new BackupProblem("wrong_key", path);
  }
}

async function entriesOf(zip: ZipFile, path: string): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  try {
    for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
    return entries;
  } catch {
    throw new BackupProblem("not_a_backup", path);
  }
}

async function manifestOf(zip: ZipFile, entry: Entry | undefined, path: string): Promise<BackupManifest> {
  if (entry === undefined || entry.uncompressedSize > MOST_MANIFEST_BYTES) {
    throw new BackupProblem("not_a_backup", path);
  }
  const chunks: Array<Uint8Array> = [];
  try {
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk);
    if (crc32(Buffer.concat(chunks)) !== entry.crc32) throw new BackupProblem("entry_changed", MANIFEST);
    return BackupManifestSchema.parse(JSON.parse(Buffer.concat(chunks).toString("utf8")));
  } catch {
    throw new BackupProblem("not_a_backup", `${path}: ${MANIFEST}`);
  }
}

async function* checked(
  zip: ZipFile,
  entry: Entry | undefined,
  { name, sha256 }: { name: string; sha256: string },
): AsyncGenerator<Uint8Array> {
  if (entry === undefined) throw new BackupProblem("entry_missing", name);
  const hash = createHash("sha256");
  let held: Uint8Array | null = null;
  try {
    for await (const chunk of await zip.openReadStreamPromise(entry)) {
      hash.update(chunk);
      if (held !== null) yield held;
      held = chunk;
    }
  } catch {
    throw new BackupProblem("entry_changed", name);
  }
  if (hash.digest("hex") !== sha256) throw new BackupProblem("entry_changed", name);
  if (held !== null) yield held;
}
