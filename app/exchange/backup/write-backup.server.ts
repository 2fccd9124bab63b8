import { createHash } from "node:crypto";
import { open, rename, rm } from "node:fs/promises";
import { PassThrough, Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { ZipFile } from "yazl";
import { MANIFEST } from "./manifest.ts";
import { sealBytes } from "./seal.server.ts";

/** One entry of a backup; `done` is told what went through. */
export type BackupEntry = {
  name: string;
  open: () => AsyncIterable<Uint8Array>;
  done: (seen: { bytes: number; sha256: string }) => void;
};

/**
 * Writes a backup: entries one after the other, the manifest last. It appears whole or not at all, and only its
 * owner may read it.
 *
 * @param passphrase seals the file with age (age-encryption.org), which other tools open too; null leaves it open.
 * @throws {Error} `EEXIST` when there is a file of that name.
 */
export async function writeBackup(
  path: string,
  passphrase: string | null,
  entries: ReadonlyArray<BackupEntry>,
  manifest: () => unknown,
): Promise<void> {
  const draft = `${path}.part`;
  const file = await open(draft, "wx", 0o600);
  try {
    const plain = zipOf(entries, manifest);
    const written = passphrase === null ? plain : sealBytes(plain, passphrase);
    await pipeline(written, file.createWriteStream({ flush: true }));
    const taken = await open(path, "wx", 0o600); // so that no file is ever replaced
    await taken.close();
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  } finally {
    await file.close().catch(() => {}); // the stream has closed it when all went well
  }
}

function zipOf(entries: ReadonlyArray<BackupEntry>, manifest: () => unknown): Readable {
  const zip = new ZipFile();
  const out = new PassThrough();
  zip.outputStream.pipe(out);
  zip.on("error", (error) => out.destroy(error instanceof Error ? error : new Error(String(error))));
  const options = { mode: 0o600, mtime: new Date(0), forceDosTimestamp: true };
  for (const entry of entries) {
    zip.addReadStreamLazy(entry.name, options, (take) => {
      const stream = Readable.from(watched(entry), { objectMode: false });
      stream.on("error", (error) => out.destroy(error));
      take(null, stream);
    });
  }
  zip.addReadStreamLazy(MANIFEST, options, (take) => {
    take(null, Readable.from([Buffer.from(`${JSON.stringify(manifest(), null, 1)}\n`)]));
  });
  zip.end();
  return out;
}

async function* watched({ open: openEntry, done }: BackupEntry): AsyncGenerator<Uint8Array> {
  const hash = createHash("sha256");
  let bytes = 0;
  for await (const chunk of openEntry()) {
    hash.update(chunk);
    bytes += chunk.length;
    yield chunk;
  }
  done({ bytes, sha256: hash.digest("hex") });
}
