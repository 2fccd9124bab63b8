import { randomBytes } from "node:crypto";
import { type FileHandle, mkdir, open, readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { RawObservation, SpooledBody } from "#app/domain/evidence/observation.ts";

/** Where bodies longer than their first bytes go while they are read, and how much of each. */
export type SpoolOptions = { folder: string; mostBytes: number };

/** Takes one body as it arrives; nothing touches the disk until it is longer than the first bytes. */
export type Spool = {
  /**
   * Null when there is nothing to wait for.
   *
   * @throws {Error} without a system code when the disk refuses, which no remote host can cause.
   */
  write: (chunk: Uint8Array) => Promise<void> | null;
  /** Ends the file. Null when the body was short enough to be in the first bytes. */
  keep: (whole: boolean) => Promise<SpooledBody | null>;
  /** Ends and removes the file, if there is one. */
  drop: () => Promise<void>;
};

const NAME = /^body-[0-9a-f]{24}$/;

export function createSpool({ folder, mostBytes }: SpoolOptions, headBytes: number): Spool {
  const path = join(folder, `body-${randomBytes(12).toString("hex")}`);
  const held: Array<Uint8Array> = [];
  let seen = 0;
  let written = 0;
  let file: FileHandle | null = null;
  const close = async () => {
    const open = file;
    file = null;
    await open?.close();
  };
  const put = async (chunk: Uint8Array) => {
    const part = chunk.subarray(0, mostBytes - written);
    if (part.length === 0) return;
    await file?.writeFile(part);
    written += part.length;
  };
  const toDisk = async (chunk: Uint8Array) => {
    if (file !== null) return onDisk(put(chunk));
    file = await onDisk(createFile(folder, path));
    for (const early of held.splice(0)) await onDisk(put(early));
  };
  return {
    write(chunk) {
      seen += chunk.length;
      if (file === null) held.push(chunk);
      return seen <= headBytes ? null : toDisk(chunk);
    },
    async keep(whole) {
      if (file === null) return null;
      await onDisk(close());
      return { path, bytes: written, whole: whole && written === seen };
    },
    async drop() {
      const wasOpen = file !== null;
      await onDisk(close());
      if (wasOpen) await onDisk(rm(path, { force: true }));
    },
  };
}

/** Removes the file of a body once it has been read; does nothing when there is none. */
export async function discardBody({ body }: Pick<RawObservation, "body">): Promise<void> {
  if (body !== null) await rm(body.path, { force: true });
}

/** Removes bodies that a stopped process left behind. */
export async function clearSpool(folder: string, lastWrittenBefore: Date): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const name of await readdir(folder)) {
    if (!NAME.test(name)) continue;
    const path = join(folder, name);
    const age = await stat(path).catch(() => null); // another process may have removed it
    if (age !== null && age.mtime < lastWrittenBefore) await rm(path, { force: true });
  }
}

async function createFile(folder: string, path: string): Promise<FileHandle> {
  await mkdir(folder, { recursive: true });
  return open(path, "wx", 0o600);
}

async function onDisk<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (cause) {
    throw new Error("a body could not be written to the spool folder", { cause });
  }
}
